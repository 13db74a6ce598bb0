internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What the staff did with a person; written once, and the first stands.
enum Decide {
    /// Letters of a reason at most; profile 3.12.
    static let reasonLimit = 64

    static func run(
        _ transaction: Transaction, _ requestId: String, _ decision: GateDecision, _ reason: String?,
        _ operatorRef: String?
    ) throws {
        guard decision != .none, let row = try Answered.row(transaction, requestId), row.decision == .none else {
            return
        }
        let reason = reason.map { PlainText.visible($0, limit: reasonLimit) }
        let sealed = try reason.map { try transaction.keys.seal(Array($0.utf8), Place.reason(requestId)) }
        let person = try Operators.number(transaction, operatorRef)
        try transaction.execute(
            "UPDATE scan SET decision = ?, decided = ?, sealed_reason = ?, operator = ? WHERE seq = ?",
            [decision.rawValue, transaction.reading.wall.milliseconds, Blob(sealed), person, row.seq])
        try AuditChain.append(
            transaction, .decision, String(row.seq), requestId, decision.rawValue, person.map { String($0) } ?? "")
        try contradict(transaction, row, decision)
    }

    /// An answer that came before the key was pressed, and that the screen never showed, is held against it too.
    private static func contradict(
        _ transaction: Transaction, _ row: Answered.Row, _ decision: GateDecision
    ) throws {
        guard row.state == .done, row.wasShownUnverified,
            let receipt = try transaction.row("SELECT code, verdict FROM receipt WHERE seq = ?", [row.seq]),
            let kind = VerdictKind(rawValue: receipt.text("verdict")), decision.isContradicted(shown: nil, late: kind)
        else { return }
        let answer = Answered.Answer(word: receipt.text("code"), octets: [])
        _ = try Answered.raise(transaction, row, kind, answer)
    }
}
