public import Checkpoint
internal import HealthCode
internal import Synchronization

/// A scan, how asking about it ended, whether it is on disk, and what this device can tell by itself.
public struct CheckedScan: Hashable, Sendable {
    /// The scan as it was given.
    public var scan: Scan
    /// How asking ended.
    public var outcome: VerifyOutcome
    /// Whether it is on disk, settled before the service was asked.
    public var recording: Recording
    /// What this device can tell of a code that was not judged; nil where it was, and for documents.
    public var finding: CodeFinding?

    /// What stands on the screen about it; its outcome word goes to the service as `localOutcome`.
    public var verdict: Verdict { Verdict.judge(outcome, scan: scan, recording: recording, finding: finding) }
}

extension Station {
    /// Writes a scan to the disk and asks about it; exactly one `answered` follows, and a `late` if there is more to say.
    public func verify(_ scan: Scan, within limit: Duration? = nil) {
        floor.runtime.begin { [self] in
            let row = await record(scan)
            let checked = await ask(scan, row, within: limit)
            floor.report(.answered(scan, checked.outcome, checked.recording, checked.finding))
            await settle(checked, row)
        }
    }

    /// The same, waited for: the headless mode's way. Returns when what was shown is on disk too.
    public func check(_ scan: Scan, within limit: Duration? = nil) async -> CheckedScan {
        let row = await record(scan)
        let checked = await ask(scan, row, within: limit)
        await settle(checked, row)
        return checked
    }

    /// Asks about a scan and waits.
    public func ask(_ scan: Scan) async -> VerifyOutcome { await check(scan).outcome }

    /// Begins to ask again with the measured temperature (profile 3.21.4); one `amended` follows, and another for an
    /// answer that comes after the deadline.
    public func amend(_ scan: Scan, within limit: Duration? = nil) {
        floor.runtime.begin { [self] in
            let asked = asked(scan)
            let limit = limit ?? floor.settings.verifyDeadline
            let outcome = await call(asked, within: limit, by: floor.service.amendTemperature) { [floor] in
                if case .judged = $0 { floor.report(.amended(scan, $0)) }
            }
            floor.report(.amended(scan, outcome))
        }
    }

    /// Begins to add a temperature to the row of a scan that got no answer; one `measured` follows.
    ///
    /// False where somebody may have been asked about the row already: the service would refuse the same number with a
    /// temperature that it did not have (profile 2.1 and 3.21.4). Only a row that this run of the program made, and that
    /// no call and no upload has left with, is certain not to have been.
    public func measure(_ requestId: String, tenths: Int) {
        floor.runtime.begin { [floor] in
            let row = floor.live.rowId(of: requestId)
            guard floor.live.isUnasked(row) else {
                floor.report(.measured(requestId: requestId, .success(false)))
                return
            }
            let ledger = floor.ledger
            let result = await floor.runtime.whole { await ledger.amend(row, tenths) }
            floor.report(.measured(requestId: requestId, result))
        }
    }

    /// Begins to look up the history behind an answer's pass-through.
    public func history(requestId: String, bizExtData: String) {
        floor.runtime.begin { [floor, watch] in
            let service = floor.service
            let answer = await floor.runtime.first(within: floor.settings.historyDeadline) {
                watch.isForced
                    ? .failure(.byOrder) : await service.history(bizExtData)
            }
            floor.report(.history(requestId: requestId, answer ?? .failure(ServiceFailure(.timedOut))))
        }
    }

    // MARK: the steps of a scan

    /// The row of a scan while the uploader has to leave it alone.
    private struct Row: Sendable {
        let recording: Recording
        /// Nil where there is none.
        let requestId: String?
    }

    /// Before anything else the scan goes to the disk. What has no question to ask is not written.
    private func record(_ scan: Scan) async -> Row {
        floor.live.beginAsking()
        guard !floor.live.isRevoked else {
            return Row(recording: .notRecorded(LedgerFailure(.noLedger, detail: "revoked")), requestId: nil)
        }
        // Held from before the commit on: the row may be ready for upload the moment it is there.
        floor.live.hold(scan.requestId)
        let ledger = floor.ledger
        let answer: Recording? =
            hasLedger
            ? await floor.runtime.first(within: floor.settings.recordDeadline) { await ledger.record(scan) }
            : await ledger.record(scan)
        // A row that comes to the disk later than that is uploaded like any other; nobody has called it recorded.
        let recording = answer ?? .notRecorded(LedgerFailure(.busy, detail: "no commit in time"))
        guard case .recorded(let requestId, let rescanOf) = recording else {
            return Row(recording: recording, requestId: scan.requestId)
        }
        guard requestId != scan.requestId else {
            if rescanOf == nil { floor.live.begin(requestId) }
            return Row(recording: recording, requestId: requestId)
        }
        floor.live.hold(requestId)
        floor.live.letGo(scan.requestId)
        var earlier = LiveScans.Row(requestId: requestId, at: rescanOf ?? scan.at, isAskable: false)
        if case .success(let facts?) = await floor.runtime.whole({ await ledger.facts(requestId) }) {
            earlier.temperature = facts.temperature
            // The live call would go under this enrolment's name, and take effect beside what the old one may have done.
            earlier.isAskable = await floor.delivery.standing(facts.custNum) == .own
        }
        floor.live.remember(scan.requestId, as: earlier)
        return Row(recording: recording, requestId: requestId)
    }

    /// The scan as the service is asked about it: a rescan goes under its row's requestId, as of the row's scan.
    private func asked(_ scan: Scan) -> Scan {
        guard let row = floor.live.row(of: scan.requestId) else { return scan }
        return Scan(
            requestId: row.requestId, payload: scan.payload, kind: scan.kind, at: row.at,
            temperature: scan.temperature ?? row.temperature)
    }

    private func ask(_ scan: Scan, _ row: Row, within limit: Duration?) async -> CheckedScan {
        defer {
            floor.live.endAsking()
            floor.ring()
        }
        guard !floor.live.isRevoked else {
            let failure = ServiceFailure(.revoked, code: .deviceRevoked, wasSent: false, isSigned: true)
            return CheckedScan(scan: scan, outcome: .failed(failure), recording: row.recording, finding: nil)
        }
        if let requestId = row.requestId { floor.live.hold(requestId) }
        let release = Once { [floor] in
            if let requestId = row.requestId { floor.live.letGo(requestId) }
            floor.ring()
        }
        if floor.live.row(of: scan.requestId)?.isAskable == false {
            // The person is no cheat: the upload brings the row in under its own name, as soon as it can.
            release.run()
            let failure = ServiceFailure(.formerEnrolment, wasSent: false)
            return CheckedScan(
                scan: scan, outcome: .failed(failure), recording: row.recording,
                finding: finding(scan, .failed(failure)))
        }
        let limit = limit ?? floor.settings.verifyDeadline
        let outcome = await call(asked(scan), within: limit, by: floor.service.verify, ended: { release.run() }) {
            outcome in
            self.floor.runtime.begin { await self.hearLate(scan, row, outcome) }
        }
        if let requestId = row.requestId, !outcome.isCertainlyUnsent { floor.live.noteAsked(requestId) }
        return CheckedScan(
            scan: scan, outcome: outcome, recording: row.recording, finding: finding(scan, outcome))
    }

    /// Writes what was shown; until that has returned, the uploader leaves the row alone.
    private func settle(_ checked: CheckedScan, _ row: Row) async {
        guard let requestId = row.requestId else { return }
        defer {
            floor.live.letGo(requestId)
            floor.ring()
        }
        guard row.recording.isRecorded else { return }
        await settle(requestId, checked.outcome, checked.verdict.row.outcome, isLate: false)
    }

    /// An answer after its deadline settles the row too, and never repaints.
    private func hearLate(_ scan: Scan, _ row: Row, _ outcome: VerifyOutcome) async {
        guard case .judged = outcome else { return }
        if let requestId = row.requestId, row.recording.isRecorded {
            let timedOut = VerifyOutcome.failed(ServiceFailure(.timedOut))
            let shown = CheckedScan(
                scan: scan, outcome: timedOut, recording: row.recording, finding: finding(scan, timedOut))
            await settle(requestId, outcome, shown.verdict.row.outcome, isLate: true)
        }
        floor.report(.late(scan, outcome))
    }

    private func settle(_ requestId: String, _ outcome: VerifyOutcome, _ shown: OutcomeWord, isLate: Bool) async {
        let ledger = floor.ledger
        let result = await floor.runtime.whole { await ledger.settle(requestId, outcome, shown, isLate) }
        floor.tell(result)
        let raised = (try? result.get())?.isEmpty == false
        await floor.bulletin.changed(alerts: raised)
    }

    private func finding(_ scan: Scan, _ outcome: VerifyOutcome) -> CodeFinding? {
        guard case .failed = outcome, case .code(let code) = scan.payload else { return nil }
        return floor.delivery.inspect(code)
    }

    /// Asks within a deadline; where the link is known to be down nobody is asked and the link's cause is the answer.
    private func call(
        _ scan: Scan, within limit: Duration, by need: @escaping @Sendable (Scan, Duration) async -> VerifyOutcome,
        ended: @escaping @Sendable () -> Void = {}, late: @escaping @Sendable (VerifyOutcome) -> Void
    ) async -> VerifyOutcome {
        switch await watch.current() {
        case .forced:
            ended()
            return .failed(.byOrder)
        case .offline(let cause, _):
            ended()
            return .failed(ServiceFailure(cause, detail: "offline", wasSent: false))
        case .unknown, .online: break
        }
        let whole = limit + floor.settings.grace
        let answer = await floor.runtime.first(
            within: limit,
            late: { (outcome: VerifyOutcome) in
                self.floor.runtime.begin { await self.note(outcome) }
                late(outcome)
                ended()
            },
            { [watch] in
                // Looked at once more: the order may have come since.
                watch.isForced ? .failed(.byOrder) : await need(scan, whole)
            })
        guard let answer else {
            let outcome = VerifyOutcome.failed(ServiceFailure(Task.isCancelled ? .cancelled : .timedOut))
            await note(outcome)
            // The client has promised to be back by then; a row is not kept from the uploader by a broken promise.
            floor.runtime.begin { [floor] in
                await floor.runtime.nap(floor.settings.grace + .seconds(1)).value
                ended()
            }
            return outcome
        }
        ended()
        // What nobody was asked tells nothing of the link.
        if !answer.isByOrder { await note(answer) }
        return answer
    }

    private func note(_ outcome: VerifyOutcome) async {
        switch outcome {
        case .judged(let judgement):
            floor.heard()
            await watch.note(.answered(latencyMilliseconds: judgement.latencyMilliseconds))
        case .failed(let failure):
            floor.heard(failure)
            await watch.note(.failed(failure.cause, retryAfterSeconds: failure.retryAfterSeconds))
        }
    }
}

extension ServiceFailure {
    /// Nobody was asked, because staff had switched the link off.
    fileprivate static let byOrder = ServiceFailure(.byOrder, wasSent: false)
}

extension VerifyOutcome {
    /// Whether nobody was asked because staff had switched the link off.
    fileprivate var isByOrder: Bool {
        if case .failed(let failure) = self { failure.cause == .byOrder } else { false }
    }

    /// Whether no octet of the question can have reached the service.
    fileprivate var isCertainlyUnsent: Bool {
        if case .failed(let failure) = self { !failure.wasSent } else { false }
    }
}

/// Something that happens once, whoever asks for it how often.
private final class Once: Sendable {
    private let work: Mutex<(@Sendable () -> Void)?>

    init(_ work: @escaping @Sendable () -> Void) { self.work = Mutex(work) }

    func run() {
        let work = work.withLock { work in
            defer { work = nil }
            return work
        }
        work?()
    }
}
