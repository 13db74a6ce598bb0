import Checkpoint
import HealthCode
import Synchronization

/// A ledger in memory that keeps what a disk would keep: whatever was committed before a crash, and nothing else.
///
/// It follows ``LedgerNeeds`` to the letter and is plain enough to be read beside it. Each start of the program gets its
/// own needs; those of an earlier start commit nothing any more.
final class ModelLedger: Sendable {
    /// A row as the model keeps it.
    struct Row: Hashable, Sendable {
        var row: OutboxRow
        var due: Int64 = 0
        var recordings = 1
        var receipts = 0
        var lastClass: AnswerClass?
        var lastCode: String?
        var shown: OutcomeWord?
        var note: String?
    }

    private struct State {
        var rows: [String: Row] = [:]
        /// Keys of rows that are not done, in their order; those done meanwhile are dropped at the next claim.
        var open: [String] = []
        var nextSeq: Int64 = 1
        var boots: [BootBook.Boot] = []
        var alerts: [LedgerAlert] = []
        var start = 0
        var leaseHolder: Int?
        var failure: LedgerFailure?
        var isWiped = false
        var stall: Int64 = 0
        var housekeepings = 0
        var writes = 0
        var audit: [String] = []
        var custNum: String?

        var openRows: some Sequence<Row> { open.lazy.compactMap { rows[$0] } }
    }

    private let state = Mutex(State())
    private let simulation: Simulation

    init(_ simulation: Simulation) { self.simulation = simulation }

    // MARK: what a test does to it and sees of it

    var rows: [Row] { state.withLock { $0.rows.values.sorted { $0.row.seq < $1.row.seq } } }
    var alerts: [LedgerAlert] { state.withLock { $0.alerts } }
    var isWiped: Bool { state.withLock { $0.isWiped } }
    var housekeepings: Int { state.withLock { $0.housekeepings } }
    var audit: [String] { state.withLock { $0.audit } }
    var leaseHolder: Int? { state.withLock { $0.leaseHolder } }

    func row(_ requestId: String) -> Row? { state.withLock { $0.rows[requestId] } }

    var isDrained: Bool { state.withLock { state in !state.openRows.contains { $0.row.state.isPending } } }

    func count(_ isCounted: (OutboxState) -> Bool) -> Int {
        state.withLock { $0.rows.values.count { isCounted($0.row.state) } }
    }

    /// Scans are made under that enrolment from now on.
    func enrol(_ custNum: String) { state.withLock { $0.custNum = custNum } }

    /// Every write fails so from now on; nil for a disk that is well again.
    func fail(_ failure: LedgerFailure?) { state.withLock { $0.failure = failure } }

    /// Scans come to the disk only after so many milliseconds.
    func stall(_ milliseconds: Int64) { state.withLock { $0.stall = milliseconds } }

    /// Another process takes the lease, or gives it back.
    func leaseElsewhere(_ isTaken: Bool) { state.withLock { $0.leaseHolder = isTaken ? -1 : nil } }

    /// Makes a row as if it had been scanned earlier: for backlogs.
    func put(_ row: OutboxRow) {
        state.withLock { state in
            state.rows[row.requestId] = Row(row: row)
            state.open.append(row.requestId)
            state.nextSeq = max(state.nextSeq, row.seq + 1)
        }
    }

    /// A program opens the ledger: whoever had it open before is dead.
    func open() -> LedgerNeeds {
        let bootId = simulation.bootTime.bootId
        let start = state.withLock { state in
            state.start += 1
            if state.leaseHolder.map({ $0 > 0 }) ?? false { state.leaseHolder = nil }
            if state.boots.last?.bootId != bootId {
                state.boots.append(BootBook.Boot(bootId: bootId, offsetMilliseconds: nil, firstTrusted: nil))
                // A row's pause is counted by the clock of a boot.
                for id in state.rows.keys { state.rows[id]?.due = 0 }
            }
            return state.start
        }
        return needs(start)
    }

    // MARK: the needs

    private func change<Value>(
        _ start: Int, _ body: (inout State) -> Value
    ) -> Result<Value, LedgerFailure> {
        state.withLock { state in
            guard state.start == start else { return .failure(LedgerFailure(.directory, detail: "killed")) }
            guard !state.isWiped else { return .failure(LedgerFailure(.noLedger, detail: "wiped")) }
            if let failure = state.failure { return .failure(failure) }
            state.writes += 1
            return .success(body(&state))
        }
    }

    private func look<Value>(_ start: Int, _ body: (State) -> Value) -> Result<Value, LedgerFailure> {
        state.withLock { state in
            guard state.start == start else { return .failure(LedgerFailure(.directory, detail: "killed")) }
            return .success(body(state))
        }
    }

    private func needs(_ start: Int) -> LedgerNeeds {
        LedgerNeeds(
            record: { scan in
                let stall = self.state.withLock { $0.stall }
                if stall > 0 { try? await self.simulation.clock.sleep(for: .milliseconds(stall)) }
                switch self.change(start, { self.record(&$0, scan) }) {
                case .success(let recording): return recording
                case .failure(let failure): return .notRecorded(failure)
                }
            },
            settle: { id, outcome, shown, isLate in
                self.change(start) { self.settle(&$0, id, outcome, shown, isLate) }
            },
            decide: { id, decision, reason, operatorRef in
                self.change(start) { state in
                    guard state.rows[id]?.row.decision == GateDecision.none else { return }
                    state.rows[id]?.row.decision = decision
                    state.rows[id]?.row.decisionReason = reason
                    state.rows[id]?.row.operatorRef = operatorRef
                    state.audit.append("decision \(id) \(decision.rawValue)")
                }
            },
            amend: { id, tenths in
                self.change(start) { state in
                    guard let row = state.rows[id], row.row.state == .new,
                        case .own(let payload, nil) = row.row.content
                    else { return false }
                    state.rows[id]?.row.content = .own(payload, temperature: tenths)
                    state.audit.append("amend \(id)")
                    return true
                }
            },
            facts: { id in
                self.look(start) { state in
                    guard let row = state.rows[id], case .own(_, let temperature) = row.row.content
                    else { return nil }
                    return RowFacts(custNum: row.row.custNum, temperature: temperature)
                }
            },
            lease: { self.change(start) { self.lease(&$0, start) } },
            release: { _ = self.change(start) { if $0.leaseHolder == start { $0.leaseHolder = nil } } },
            claim: { limit, scope in self.change(start) { self.claim(&$0, limit, scope) } },
            apply: { transitions in
                self.change(start) { state in transitions.compactMap { self.apply(&state, $0) } }
            },
            nextDue: { self.look(start) { self.nextDue($0) } },
            noteOffset: { offset in self.change(start) { self.noteOffset(&$0, offset) } },
            boots: { self.look(start) { BootBook(boots: $0.boots) } },
            backlog: { self.look(start) { self.backlog($0) } },
            entries: { offset, limit in self.look(start) { self.entries($0, offset, limit) } },
            retry: { id in
                self.change(start) { state in
                    guard let row = state.rows[id], row.row.state == .dead || row.row.state == .held else {
                        return false
                    }
                    state.rows[id]?.row.state = .retry
                    state.rows[id]?.due = 0
                    return true
                }
            },
            note: { id, text in
                self.change(start) { state in
                    state.rows[id]?.note = text
                    return state.rows[id] != nil
                }
            },
            alerts: { self.look(start) { $0.alerts } },
            acknowledge: { id, operatorRef in
                self.change(start) { state in
                    state.alerts.removeAll { $0.requestId == id }
                    state.audit.append("acknowledged \(id) \(operatorRef ?? "")")
                }
            },
            housekeep: { self.change(start) { $0.housekeepings += 1 } },
            wipe: {
                self.change(start) { state in
                    guard state.rows.values.allSatisfy({ $0.row.state == .done }) else { return false }
                    state.isWiped = true
                    return true
                }
            })
    }

    private func record(_ state: inout State, _ scan: Scan) -> Recording {
        let subject: [UInt8]
        switch scan.payload {
        case .code(let code): subject = code.codeId
        case .document(let claim): subject = Array(claim.certNum.utf8)
        case .residentNumber, .twoCodes, .wrongLayout, .notACode:
            return .notRecorded(LedgerFailure(.noLedger, detail: "nothing to deliver"))
        }
        let open = state.openRows.first { $0.row.subject == subject && $0.row.state.isUnanswered }
        if let open {
            let id = open.row.requestId
            state.rows[id]?.due = 0
            state.rows[id]?.recordings += 1
            state.audit.append("rescan \(id)")
            return .recorded(requestId: id, rescanOf: id == scan.requestId ? nil : open.row.scannedWall)
        }
        guard state.rows[scan.requestId] == nil else { return .recorded(requestId: scan.requestId, rescanOf: nil) }
        state.rows[scan.requestId] = Row(
            row: OutboxRow(
                seq: state.nextSeq, requestId: scan.requestId, subject: subject,
                content: .own(scan.payload, temperature: scan.temperature), state: .new,
                scannedBoot: simulation.bootTime, scannedWall: scan.at, custNum: state.custNum))
        state.open.append(scan.requestId)
        state.nextSeq += 1
        state.audit.append("scan \(scan.requestId)")
        return .recorded(requestId: scan.requestId, rescanOf: nil)
    }

    private func settle(
        _ state: inout State, _ id: String, _ outcome: VerifyOutcome, _ shown: OutcomeWord, _ isLate: Bool
    ) -> [LedgerAlert] {
        guard let row = state.rows[id] else { return [] }
        let before = row.shown
        if !isLate || before == nil {
            state.rows[id]?.shown = shown
            state.rows[id]?.row.localOutcome = shown.rawValue
        }
        guard case .judged(let judgement) = outcome else { return [] }
        let kind = Verdict.judge(outcome, temperature: nil).kind
        guard kind != .serviceError, kind != .deviceRevoked, kind != .dataTooOld else { return [] }
        settle(&state, id, "\(judgement.code.rawValue)")
        guard isLate, row.row.decision.isContradicted(shown: nil, late: kind) else { return [] }
        return [raise(&state, row.row, kind, judgement, nil)]
    }

    private func settle(_ state: inout State, _ id: String, _ code: String) {
        guard state.rows[id]?.row.state != .done else { return }
        state.rows[id]?.row.state = .done
        state.rows[id]?.receipts += 1
        state.rows[id]?.lastCode = code
        state.audit.append("done \(id) \(code)")
    }

    private func raise(
        _ state: inout State, _ row: OutboxRow, _ kind: VerdictKind, _ judgement: Judgement?, _ basis: AlertBasis?
    ) -> LedgerAlert {
        let alert = LedgerAlert(
            requestId: row.requestId, scannedAt: row.scannedWall, maskedName: judgement?.maskedName ?? "",
            maskedNumber: judgement?.maskedNumber ?? "", kind: kind, basis: basis)
        state.alerts.append(alert)
        state.audit.append("alert \(row.requestId) \(kind.rawValue)")
        return alert
    }

    private func lease(_ state: inout State, _ start: Int) -> Bool {
        if let holder = state.leaseHolder { return holder == start }
        state.leaseHolder = start
        for id in state.open where state.rows[id]?.row.state == .sending { state.rows[id]?.row.state = .unknown }
        return true
    }

    private func isReady(_ state: State, _ row: OutboxRow) -> Bool {
        let here = simulation.bootTime
        return row.decision != .none || row.seq != state.nextSeq - 1 || row.scannedBoot.bootId != here.bootId
            || here.milliseconds - row.scannedBoot.milliseconds >= 60_000
    }

    private func claim(_ state: inout State, _ limit: Int, _ scope: ClaimScope) -> [OutboxRow] {
        let everything = scope == .everything
        let waitsForNobody = scope != .ready
        var taken: [OutboxRow] = []
        var seen: Set<[UInt8]> = []
        let now = simulation.now
        state.open.removeAll { state.rows[$0]?.row.state == .done }
        for row in state.openRows {
            guard taken.count < limit else { break }
            guard row.row.state.isUnanswered else { continue }
            // Whatever its own state, it stands before later rows of its subject.
            let isFirst = seen.insert(row.row.subject).inserted
            let isOpen =
                row.row.state != .sending
                && (everything || (row.row.state != .held && (waitsForNobody || isReady(state, row.row))))
            let isHeldOnly = !everything && row.row.state == .held
            if isHeldOnly { seen.remove(row.row.subject) }
            guard isFirst, isOpen, everything || scope == .paused || row.due <= now else { continue }
            var claimed = row.row
            claimed.state = .sending
            claimed.attempts += 1
            state.rows[claimed.requestId]?.row = claimed
            taken.append(claimed)
        }
        return taken
    }

    private func apply(_ state: inout State, _ transition: OutboxTransition) -> LedgerAlert? {
        let id = transition.requestId
        guard let row = state.rows[id], row.row.state != .done else { return nil }
        if let scannedAt = transition.scannedAt { state.rows[id]?.row.scannedAt = scannedAt }
        if transition.isDatedAnew { state.rows[id]?.row.isDatedAnew = true }
        state.rows[id]?.lastClass = transition.answerClass
        state.rows[id]?.lastCode = transition.code
        if transition.state == .done {
            settle(&state, id, transition.code)
            guard let answer = transition.answer, let basis = answer.alert else { return nil }
            let kind =
                answer.judgement.map { Verdict.judge(.judged($0), temperature: nil).kind }
                ?? VerdictKind.byReturnCode[answer.code] ?? .stop
            return raise(&state, row.row, kind, answer.judgement, basis)
        }
        guard row.row.state.isPending else { return nil }
        state.rows[id]?.row.state = transition.state
        state.rows[id]?.row.aloneFailures += transition.aloneFailures
        state.rows[id]?.due = simulation.now + transition.pauseMilliseconds
        if transition.state == .dead { state.audit.append("dead \(id) \(transition.code)") }
        if transition.state == .held { state.audit.append("held \(id) \(transition.code)") }
        return nil
    }

    private func nextDue(_ state: State) -> Int64? {
        let here = simulation.bootTime
        return state.openRows.compactMap { row -> Int64? in
            guard row.row.state.isPending, row.row.state != .sending else { return nil }
            let ready =
                isReady(state, row.row) ? 0 : row.row.scannedBoot.milliseconds + 60_000 - here.milliseconds
            return max(ready, row.due - simulation.now, 0)
        }.min()
    }

    private func noteOffset(_ state: inout State, _ offset: Int64) {
        guard let last = state.boots.indices.last else { return }
        state.boots[last].offsetMilliseconds = offset
        if state.boots[last].firstTrusted == nil {
            state.boots[last].firstTrusted = Instant(milliseconds: offset + simulation.bootTime.milliseconds)
        }
    }

    private func backlog(_ state: State) -> Backlog {
        var counts: [OutboxState: Int] = [:]
        for row in state.openRows where row.row.state != .done { counts[row.row.state, default: 0] += 1 }
        return Backlog(
            counts: counts,
            oldest: state.openRows.first(where: \.row.state.isPending)?.row.scannedWall,
            alerts: state.alerts.count)
    }

    private func entries(_ state: State, _ offset: Int, _ limit: Int) -> [QueueEntry] {
        state.rows.values.filter { $0.row.state != .done }
            .sorted { ($0.row.state == .dead ? 0 : 1, $0.row.seq) < ($1.row.state == .dead ? 0 : 1, $1.row.seq) }
            .dropFirst(offset).prefix(limit).map { row in
                QueueEntry(
                    seq: row.row.seq, requestId: row.row.requestId, kind: row.row.isCarried ? "carried" : "code",
                    state: row.row.state, attempts: row.row.attempts, lastClass: row.lastClass, lastCode: row.lastCode,
                    scannedWall: row.row.scannedWall, ageMilliseconds: simulation.wall - row.row.scannedWall,
                    dueMilliseconds: max(0, row.due - simulation.now), decision: row.row.decision, note: row.note)
            }
    }
}
