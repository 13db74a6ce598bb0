internal import Checkpoint
internal import HealthCode

extension Uploader {
    /// Sends claimed rows, message by message, until all are answered or something says to stop.
    func send(_ claimed: [OutboxRow], _ dating: ScanDating) async -> Step {
        let (rows, strangers) = await named(claimed)
        if !strangers.isEmpty {
            let returned = OutboxPolicy.returned(
                strangers, .transient, code: HelpCode(.formerEnrolment).description, pause: Self.strangerPause)
            if let failure = await applied(returned) { return refused(failure) }
            if rows.isEmpty { return .more }
        }
        let way = policy.way(at: floor.uptime)
        let plan = policy.plan(rows, way)
        if !plan.left.isEmpty {
            // Another device's items go by X1 alone, and X1 is asked for again after a while.
            let returned = OutboxPolicy.returned(
                plan.left, .fallback, code: ReturnCode.serviceTypeWrong.rawValue, pause: 60_000)
            if let failure = await applied(returned) { return refused(failure) }
        }
        tell(policy.isBringingIn ? .bringingIn : .sending)
        var messages = plan.messages[...]
        while let message = messages.popFirst() {
            await holdBack()
            if let blocked = await blockedByLink(), case .blocked(_, let code) = blocked {
                _ = await applied(OutboxPolicy.returned(message, .transient, code: code))
                _ = await applied(returned(messages, .transient, code: code))
                return blocked
            }
            let (deliveries, left) = ready(message)
            if !left.isEmpty, let failure = await applied(left) { return refused(failure) }
            guard !deliveries.isEmpty else { continue }
            let reply = await deliver(deliveries, way)
            let step = policy.judge(
                deliveries, reply, way, dating: self.dating, at: floor.uptime, random: &random)
            if let failure = await applied(step.transitions) {
                // The answers wait in memory; the rest is asked about again when the ledger is back.
                unapplied += returned(messages, .transient, code: failure.helpCode)
                return refused(failure)
            }
            guard let end = await follow(step.next, deliveries, &messages) else { continue }
            return end
        }
        return .more
    }

    /// How long a row waits whose enrolment's key is not here, in milliseconds; nobody but a person can bring it back.
    private static let strangerPause: Int64 = 300_000

    /// Rows with the name they go under, and those whose name this device cannot sign for. A row never goes under another
    /// name: in flight without an answer it may have taken effect under its own, and would again.
    private func named(_ rows: [OutboxRow]) async -> (known: [OutboxRow], strangers: [OutboxRow]) {
        var standings: [String?: DeviceStanding] = [:]
        var known: [OutboxRow] = []
        var strangers: [OutboxRow] = []
        for var row in rows {
            var standing = standings[row.custNum]
            if standing == nil {
                standing = await floor.delivery.standing(row.custNum)
                standings[row.custNum] = standing
            }
            row.isFormer = standing == .former
            if standing == .stranger { strangers.append(row) } else { known.append(row) }
        }
        return (known, strangers)
    }

    /// What the policy wants next; nil for the next message.
    private func follow(
        _ next: OutboxNext, _ sent: [Delivery], _ messages: inout ArraySlice<[OutboxRow]>
    ) async -> Step? {
        switch next {
        case .go: return nil
        case .split(let answerClass):
            messages.insert(contentsOf: OutboxPolicy.parts(of: sent.map(\.row), answerClass), at: messages.startIndex)
            return nil
        case .pause(let pause, let code):
            _ = await applied(returned(messages, .transient, code: code))
            tell(.waiting(milliseconds: max(0, pause.due - floor.uptime), code: code))
            return .paused(pause, code: code)
        case .single:
            _ = await applied(returned(messages, .fallback, code: ReturnCode.serviceTypeWrong.rawValue))
            return .more
        case .measureClock:
            _ = await applied(returned(messages, .clock, code: ReturnCode.clockOutside.rawValue))
            await trust.download()
            return .more
        case .bringIn:
            _ = await applied(returned(messages, .revoked, code: ReturnCode.deviceRevoked.rawValue))
            floor.revoke()
            return .more
        }
    }

    /// The rows that may go now, dated; a row whose scan is being asked about goes back.
    private func ready(_ rows: [OutboxRow]) -> (deliveries: [Delivery], left: [OutboxTransition]) {
        let dating = dating
        var deliveries: [Delivery] = []
        var left: [OutboxTransition] = []
        for row in rows {
            if floor.live.isHeld(row.requestId) {
                left += OutboxPolicy.returned(
                    [row], .transient, code: HelpCode(.cancelled).description, pause: 1_000)
            } else if let delivery = dating.delivery(row) {
                deliveries.append(delivery)
            } else {
                left += OutboxPolicy.returned([row], .clock, code: HelpCode(.clock).description, pause: 5_000)
            }
        }
        return (deliveries, left)
    }

    private func deliver(_ deliveries: [Delivery], _ way: DeliveryWay) async -> DeliveryReply {
        let floor = floor
        let limit = way == .batch ? floor.settings.batchDeadline : floor.settings.singleDeadline
        counts.sent += deliveries.count
        let began = floor.uptime
        let reply =
            await floor.runtime.first(within: limit + .seconds(1)) {
                await floor.delivery.deliver(deliveries, way, limit)
            } ?? .failed(ServiceFailure(Task.isCancelled ? .cancelled : .timedOut))
        KillPoint.reach(.deliveryAnswered)
        switch reply {
        case .items:
            // Its own success is not another's: only the clock is compared.
            floor.compareClocks()
            await watch.note(.answered(latencyMilliseconds: Int(clamping: floor.uptime - began)))
        case .refused(let code, let told, _):
            floor.heard(ServiceFailure(FailureCause(answered: code), code: code, isSigned: true))
            if code.isStoredOutcome || code.advice != .wait && code.advice != .later {
                await watch.note(.answered(latencyMilliseconds: Int(clamping: floor.uptime - began)))
            } else {
                await watch.note(.failed(FailureCause(answered: code), retryAfterSeconds: told))
            }
        case .failed(let failure):
            floor.heard(failure)
            // What may be a row's fault, or a service without X1, says nothing of the way. A large answer that is late
            // says less than a small one.
            guard ![.link, .size, .fallback].contains(AnswerClass.classify(failure, way)) else { break }
            let cause = failure.cause == .timedOut ? FailureCause.unreachable : failure.cause
            await watch.note(.failed(cause, retryAfterSeconds: failure.retryAfterSeconds))
        }
        return reply
    }

    private func returned(
        _ messages: ArraySlice<[OutboxRow]>, _ answerClass: AnswerClass, code: String
    ) -> [OutboxTransition] {
        OutboxPolicy.returned(messages.joined(), answerClass, code: code)
    }

    /// Writes transitions, with those that could not be written before; why not, where it fails.
    func applied(_ transitions: [OutboxTransition]) async -> LedgerFailure? {
        unapplied += transitions
        guard !unapplied.isEmpty else { return nil }
        let (ledger, batch) = (floor.ledger, unapplied)
        switch await floor.runtime.whole({ await ledger.apply(batch) }) {
        case .failure(let failure): return failure
        case .success(let alerts):
            unapplied.removeFirst(batch.count)
            counts.done += batch.count { $0.state == .done }
            counts.dead += batch.count { $0.state == .dead }
            await floor.bulletin.changed(alerts: !alerts.isEmpty)
            let settled = batch.count { $0.state == .done || $0.state == .dead || $0.state == .held }
            meter.note(settled: settled, pending: await floor.bulletin.backlog.pending, at: floor.uptime)
            if settled > 0 { tell(policy.isBringingIn ? .bringingIn : .sending) }
            return nil
        }
    }
}
