internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What answers made of rows.
enum Apply {
    static let move = """
        UPDATE outbox SET state = ?, due = ?, next_wall = ?, last_class = ?, last_code = ?, alone = alone + ?,
          scanned_at = COALESCE(?, scanned_at), dated_anew = MAX(dated_anew, ?) WHERE seq = ?
        """

    static func run(_ transaction: Transaction, _ transitions: [OutboxTransition]) throws -> [LedgerAlert] {
        var alerts: [LedgerAlert] = []
        for (index, transition) in transitions.enumerated() {
            if index == transitions.count / 2 { KillPoint.reach(.applyHalf) }
            if let alert = try apply(transaction, transition) { alerts.append(alert) }
        }
        return alerts
    }

    /// DONE is for good, whoever comes late; and only the service's word makes a row DONE that is not on its way.
    private static func apply(_ transaction: Transaction, _ transition: OutboxTransition) throws -> LedgerAlert? {
        guard let row = try Answered.row(transaction, transition.requestId), row.state != .done else { return nil }
        if transition.state == .done {
            try date(transaction, row.seq, transition)
            let answer = Answered.Answer(transition)
            try Answered.settle(transaction, row, answer, class: transition.answerClass)
            return try alert(transaction, row, transition, answer)
        }
        guard row.state.isPending else { return nil }
        let pause = max(0, transition.pauseMilliseconds)
        let due = pause == 0 ? 0 : transaction.dueNow + min(pause, 1 << 40)
        try transaction.execute(
            move,
            [
                transition.state.number, due, transaction.reading.wall.adding(milliseconds: pause).milliseconds,
                transition.answerClass.rawValue, transition.code, transition.aloneFailures,
                transition.scannedAt?.milliseconds, transition.isDatedAnew ? 1 : 0, row.seq,
            ])
        switch transition.state {
        case .dead:
            try transaction.execute(
                "INSERT INTO dead (seq, reason) VALUES (?, ?) ON CONFLICT (seq) DO UPDATE SET reason = excluded.reason",
                [row.seq, "\(transition.answerClass.rawValue) \(transition.code)"])
            try AuditChain.append(transaction, .dead, String(row.seq), row.requestId, transition.code)
        case .held:
            try AuditChain.append(transaction, .held, String(row.seq), row.requestId, transition.code)
        case .new, .sending, .retry, .unknown, .done:
            break
        }
        return nil
    }

    private static func date(_ transaction: Transaction, _ seq: Int64, _ transition: OutboxTransition) throws {
        guard let scannedAt = transition.scannedAt else { return }
        try transaction.execute(
            "UPDATE outbox SET scanned_at = ?, dated_anew = MAX(dated_anew, ?) WHERE seq = ?",
            [scannedAt.milliseconds, transition.isDatedAnew ? 1 : 0, seq])
    }

    /// The service's own word counts, and this device's rule besides, which also knows what the screen showed.
    private static func alert(
        _ transaction: Transaction, _ row: Answered.Row, _ transition: OutboxTransition, _ answer: Answered.Answer
    ) throws -> LedgerAlert? {
        guard row.kind != Import.kind, let kind = answer.verdict else { return nil }
        let shown: VerdictKind? = row.shown == .pass ? .pass : nil
        let contradicts = row.wasShownUnverified || row.shown == .pass
        let isAlert = answer.basis != nil || (contradicts && row.decision.isContradicted(shown: shown, late: kind))
        return isAlert ? try Answered.raise(transaction, row, kind, answer) : nil
    }
}

extension Answered.Answer {
    /// A delivered answer.
    init(_ transition: OutboxTransition) {
        let delivered = transition.answer
        code = delivered?.code
        word = delivered?.code.rawValue ?? transition.code
        let judged = delivered?.judgement.map { Verdict.judge(.judged($0), temperature: nil).kind }
        verdict = judged ?? delivered.flatMap { VerdictKind.byReturnCode[$0.code] }
        grade = delivered?.judgement?.grade?.wire ?? delivered?.statusNow?.wire
        maskedName = delivered?.judgement?.maskedName ?? ""
        maskedNumber = delivered?.judgement?.maskedNumber ?? ""
        basis = delivered?.alert
        octets = delivered?.octets ?? []
        serverTime = transition.serverTime ?? delivered?.judgement?.serverTime
    }
}
