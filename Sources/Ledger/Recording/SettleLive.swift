internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What the live answer was, and what the device showed.
enum SettleLive {
    /// Codes of a signed judgement that leave the row to the outbox, because they judge neither person nor code.
    private static let open: Set<VerdictKind> = [.deviceRevoked, .dataTooOld, .serviceError, .timedOut]

    static func run(
        _ transaction: Transaction, _ requestId: String, _ outcome: VerifyOutcome, _ shown: OutcomeWord, isLate: Bool
    ) throws -> [LedgerAlert] {
        guard let row = try Answered.row(transaction, requestId) else { return [] }
        var alerts: [LedgerAlert] = []
        switch outcome {
        case .failed(let failure):
            try transaction.execute(
                "UPDATE outbox SET last_code = ? WHERE seq = ? AND state <> 6",
                ["\(failure.helpCode)", row.seq])
        case .judged(let judgement):
            let kind = Verdict.judge(outcome, temperature: temperature(transaction, row)).kind
            let answer = Answered.Answer(judgement, kind)
            if judgement.code == .success || !open.contains(kind) {
                try Answered.settle(
                    transaction, row, answer, class: judgement.code == .success ? .ok : .verdict)
            } else {
                try transaction.execute(
                    "UPDATE outbox SET last_code = ? WHERE seq = ? AND state <> 6", [answer.word, row.seq])
            }
            KillPoint.reach(.settleWritten)
            // What stands on the screen is no contradiction of itself; what came after it, or after a word that was
            // no judgement, may be.
            if isLate || (row.shown != nil && row.wasShownUnverified) {
                let before = row.shown ?? shown
                if row.decision.isContradicted(shown: before == .pass ? .pass : nil, late: kind),
                    let alert = try Answered.raise(transaction, row, kind, answer)
                {
                    alerts.append(alert)
                }
            }
        }
        if !isLate || row.shown == nil {
            try transaction.execute("UPDATE scan SET local_outcome = ? WHERE seq = ?", [shown.rawValue, row.seq])
        }
        return alerts
    }

    private static func temperature(_ transaction: Transaction, _ row: Answered.Row) -> Int? {
        row.sealedBody.flatMap { try? transaction.keys.open($0, Place.body(row.requestId)) }
            .flatMap(ScanBody.decode)?.temperature
    }
}

extension Answered.Answer {
    /// A live answer: what is kept of it is what the service said about the code, without its one-time token.
    init(_ judgement: Judgement, _ kind: VerdictKind) {
        code = judgement.code
        word = judgement.code.rawValue
        verdict = kind
        grade = judgement.grade?.wire
        maskedName = judgement.maskedName
        maskedNumber = judgement.maskedNumber
        basis = nil
        serverTime = judgement.serverTime
        let facts = [
            judgement.code.rawValue, judgement.grade?.wire ?? "", judgement.certType?.rawValue ?? "",
            judgement.passRecordId ?? "", judgement.maskedName, judgement.maskedNumber,
        ]
        octets = Array(facts.joined(separator: "\u{0}").utf8)
    }
}
