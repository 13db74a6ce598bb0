internal import HealthCode

extension OutboxPolicy {
    /// Judges the reply to a message.
    /// - Parameters:
    ///   - sent: the rows of the message, at least one.
    ///   - dating: what is known of time after the reply.
    ///   - time: uptime now, in milliseconds.
    public mutating func judge(
        _ sent: [Delivery], _ reply: DeliveryReply, _ way: DeliveryWay, dating: ScanDating, at time: Int64,
        random: inout some RandomNumberGenerator
    ) -> OutboxStep {
        switch reply {
        case .items(let answers, let serverTime):
            judge(sent, answers, serverTime, way, dating, time, &random)
        case .refused(let code, let told, let serverTime):
            judge(
                sent,
                Whole(
                    answerClass: .classify(code, way), code: code.rawValue, signed: code, told: told,
                    serverTime: serverTime), dating, time, &random)
        case .failed(let failure):
            judge(
                sent,
                Whole(
                    answerClass: .classify(failure, way),
                    code: failure.isSigned && failure.code != nil
                        ? failure.code?.rawValue ?? "" : failure.helpCode.description,
                    signed: failure.isSigned ? failure.code : nil, told: failure.retryAfterSeconds, serverTime: nil,
                    wasSent: failure.wasSent),
                dating, time, &random)
        }
    }

    /// What gives rows back that were claimed and not sent: nobody counts that against them.
    public static func returned(
        _ rows: some Sequence<OutboxRow>, _ answerClass: AnswerClass, code: String, pause: Int64 = 0
    ) -> [OutboxTransition] {
        rows.map { row in
            OutboxTransition(
                requestId: row.requestId, state: row.attempts <= 1 && row.scannedAt == nil ? .new : .retry,
                pauseMilliseconds: pause,
                answerClass: answerClass, code: code)
        }
    }

    // MARK: a whole, signed answer, row by row

    private mutating func judge(
        _ sent: [Delivery], _ answers: [String: DeliveryAnswer], _ serverTime: Instant, _ way: DeliveryWay,
        _ dating: ScanDating, _ time: Int64, _ random: inout some RandomNumberGenerator
    ) -> OutboxStep {
        if sent.count == 1, answers[sent[0].row.requestId] == nil {
            let whole = Whole(
                answerClass: .link, code: HelpCode(.badAnswer).description, signed: nil, told: nil,
                serverTime: serverTime)
            return alone(sent[0], whole, time, &random)
        }
        var step = OutboxStep(transitions: [], next: .go)
        let classes = sent.map { delivery in
            answers[delivery.row.requestId].map { AnswerClass.classify($0.code, way) } ?? .unsure
        }
        // A service that says of every row that it is busy is busy, and no row is to blame.
        let busy = sent.count > 1 && sent.allSatisfy { answers[$0.row.requestId]?.code.saysServiceIsBusy ?? false }
        if !busy { answered() }
        for (delivery, answerClass) in zip(sent, classes) {
            let row = delivery.row
            var transition = transition(delivery, answerClass, dating, &random)
            transition.serverTime = serverTime
            if let answer = answers[row.requestId] {
                transition.code = answer.code.rawValue
                if transition.state == .done || transition.state == .dead { transition.answer = answer }
            } else {
                // Next time it goes alone, so that it shows whether it is the row.
                transition.code = HelpCode(.badAnswer).description
                suspect(row)
            }
            if busy { transition.pauseMilliseconds = 0 }
            if transition.state == .done || transition.state == .dead { forget(row.requestId) }
            step.transitions.append(transition)
        }
        let settled = step.transitions.contains { $0.state == .done || $0.state == .dead }
        if busy || (isBringingIn && !settled) {
            failed(at: time)
            step.next = pause(code: step.transitions.first?.code ?? "", told: nil, time, &random)
        } else if zip(sent, classes).contains(where: { $1 == .revoked && !$0.row.hasOrigin }) {
            isBringingIn = true
            step.next = .bringIn
        } else if zip(classes, step.transitions).contains(where: { $0 == .clock && $1.state == .retry }) {
            step.next = .measureClock
        } else if classes.contains(.fallback) {
            goSingle(at: time)
            step.next = .single
        }
        return step
    }

    /// What a row's own class makes of it.
    private mutating func transition(
        _ delivery: Delivery, _ answerClass: AnswerClass, _ dating: ScanDating,
        _ random: inout some RandomNumberGenerator
    ) -> OutboxTransition {
        let row = delivery.row
        var transition = OutboxTransition(
            requestId: row.requestId, state: answerClass.row.states.first ?? .retry, answerClass: answerClass, code: "",
            scannedAt: delivery.scannedAt)
        switch answerClass {
        case .ok, .verdict, .permanent, .authority, .revoked, .fallback: break
        case .size: transition.state = .dead
        case .clock: redate(&transition, row, dating)
        case .serial:
            // At once with a new serial, three times; then like everything that may get better.
            transition.pauseMilliseconds =
                row.attempts <= 3 ? 0 : backOff.rowPause(attempts: row.attempts, random: &random)
        case .transient, .throttle, .unsure, .foreign, .link:
            transition.pauseMilliseconds = backOff.rowPause(attempts: row.attempts, random: &random)
        }
        return transition
    }

    private func redate(_ transition: inout OutboxTransition, _ row: OutboxRow, _ dating: ScanDating) {
        guard !row.isDatedAnew, !row.isCarried else {
            transition.state = .held
            return
        }
        transition.isDatedAnew = true
        if let date = dating.date(row) { transition.scannedAt = date.scannedAt }
    }

    // MARK: the message as a whole

    /// How a message as a whole ended.
    private struct Whole {
        let answerClass: AnswerClass
        let code: String
        let signed: ReturnCode?
        let told: Int?
        let serverTime: Instant?
        var wasSent = true
    }

    private mutating func judge(
        _ sent: [Delivery], _ whole: Whole, _ dating: ScanDating, _ time: Int64,
        _ random: inout some RandomNumberGenerator
    ) -> OutboxStep {
        let isAlone = sent.count == 1
        switch whole.answerClass {
        case .verdict, .permanent:
            // An answer about one row; to a batch it says that some row is refused, and not which.
            guard isAlone else { return taken(sent, apart: whole) }
            answered()
            let state: OutboxState = whole.answerClass == .verdict ? .done : .dead
            return OutboxStep(transitions: sent.map { settled($0, whole, state) }, next: .go)
        case .size:
            guard isAlone else { return taken(sent, apart: whole) }
            guard whole.signed != nil else { return alone(sent[0], whole, time, &random) }
            answered()
            return OutboxStep(transitions: sent.map { settled($0, whole, .dead) }, next: .go)
        case .link:
            if isAlone { return alone(sent[0], whole, time, &random) }
            guard isUnreadable() else { return taken(sent, apart: whole) }
            return stopped(sent, whole, .retry, time, &random)
        case .clock:
            let transitions = sent.map { delivery in
                var transition = transition(delivery, whole.answerClass, dating, &random)
                transition.code = whole.code
                transition.serverTime = whole.serverTime
                return transition
            }
            failed(at: time)
            guard failures <= 2, transitions.contains(where: { $0.state == .retry }) else {
                return OutboxStep(transitions: transitions, next: pause(code: whole.code, told: nil, time, &random))
            }
            return OutboxStep(transitions: transitions, next: .measureClock)
        case .authority:
            return stopped(sent, whole, .held, time, &random)
        case .revoked:
            guard !isBringingIn else { return stopped(sent, whole, .held, time, &random) }
            isBringingIn = true
            return OutboxStep(transitions: unsettled(sent, whole, .held), next: .bringIn)
        case .fallback:
            // Somebody in between answers 404 to a revoked device, which has no other way than X1.
            guard !isBringingIn else { return stopped(sent, whole, .retry, time, &random) }
            goSingle(at: time)
            return OutboxStep(transitions: unsettled(sent, whole, .retry), next: .single)
        case .ok, .unsure:
            return stopped(sent, whole, .unknown, time, &random)
        case .transient, .throttle, .serial, .foreign:
            return stopped(sent, whole, .retry, time, &random)
        }
    }

    private mutating func taken(_ sent: [Delivery], apart whole: Whole) -> OutboxStep {
        OutboxStep(transitions: [], next: .split(whole.answerClass))
    }

    /// A row alone whose answer cannot be read: counted while others succeed, and given up at the third.
    private mutating func alone(
        _ delivery: Delivery, _ whole: Whole, _ time: Int64, _ random: inout some RandomNumberGenerator
    ) -> OutboxStep {
        let row = delivery.row
        let counts = blames(row)
        let isDead = counts && row.aloneFailures + 1 >= Self.aloneFailures
        var transition = unsettled([delivery], whole, isDead ? .dead : .retry)[0]
        transition.aloneFailures = counts ? 1 : 0
        if isDead {
            forget(row.requestId)
        } else {
            transition.pauseMilliseconds = max(
                Self.suspectPause, backOff.rowPause(attempts: row.attempts, random: &random))
        }
        guard isUnreadable() else { return OutboxStep(transitions: [transition], next: .go) }
        failed(at: time)
        return OutboxStep(transitions: [transition], next: pause(code: whole.code, told: nil, time, &random))
    }

    private mutating func stopped(
        _ sent: [Delivery], _ whole: Whole, _ state: OutboxState, _ time: Int64,
        _ random: inout some RandomNumberGenerator
    ) -> OutboxStep {
        failed(at: time)
        return OutboxStep(
            transitions: unsettled(sent, whole, state), next: pause(code: whole.code, told: whole.told, time, &random))
    }

    private func pause(
        code: String, told: Int?, _ time: Int64, _ random: inout some RandomNumberGenerator
    ) -> OutboxNext {
        .pause(
            backOff.pause(
                failures: failures, tries: failures, since: failingSince, now: time, told: told, random: &random),
            code: code)
    }

    private func unsettled(_ sent: [Delivery], _ whole: Whole, _ state: OutboxState) -> [OutboxTransition] {
        sent.map { delivery in
            OutboxTransition(
                requestId: delivery.row.requestId, state: state, answerClass: whole.answerClass, code: whole.code,
                scannedAt: whole.wasSent ? delivery.scannedAt : delivery.row.scannedAt, serverTime: whole.serverTime)
        }
    }

    private mutating func settled(_ delivery: Delivery, _ whole: Whole, _ state: OutboxState) -> OutboxTransition {
        forget(delivery.row.requestId)
        return OutboxTransition(
            requestId: delivery.row.requestId, state: state, answerClass: whole.answerClass, code: whole.code,
            scannedAt: delivery.scannedAt, answer: whole.signed.map { DeliveryAnswer(code: $0) },
            serverTime: whole.serverTime)
    }
}

extension ReturnCode {
    /// Whether it is about the service and not about the row.
    var saysServiceIsBusy: Bool {
        switch self {
        case .tooManyRequests, .internalError, .upstreamBusy, .maintenance: true
        default: false
        }
    }
}
