internal import Checkpoint
internal import GRDB
internal import HealthCode

/// A signed answer comes to a row: DONE, its receipt, and an alert where it contradicts what was shown or done.
enum Answered {
    /// A row as far as an answer needs it.
    struct Row {
        let seq: Int64
        let requestId: String
        let state: OutboxState
        let kind: String
        let wall: Instant
        /// What the device showed; nil before anything was.
        let shown: OutcomeWord?
        let decision: GateDecision
        let sealedBody: [UInt8]?

        /// Whether the screen said something that was no judgement of the service.
        var wasShownUnverified: Bool { shown.map(Self.unverified.contains) ?? true }

        static let unverified: Set<OutcomeWord> = [.recorded, .notrecorded, .timeout, .error, .devicerevoked]
    }

    /// What an answer says, from the live call or from a delivery.
    struct Answer {
        var code: ReturnCode?
        /// The code in letters, where ``code`` is none.
        var word: String
        var verdict: VerdictKind?
        var grade: String?
        var maskedName = ""
        var maskedNumber = ""
        var basis: AlertBasis?
        /// What is kept, sealed.
        var octets: [UInt8]
        var serverTime: Instant?
    }

    static let select = """
        SELECT outbox.seq, request_id, state, kind, wall, local_outcome, decision, sealed_body
        FROM outbox JOIN scan USING (seq) WHERE request_id = ?
        """

    /// The row of a requestId.
    static func row(_ transaction: Transaction, _ requestId: String) throws -> Row? {
        try transaction.row(select, [requestId]).map { row in
            Row(
                seq: row.number("seq"), requestId: row.text("request_id"),
                state: OutboxState(number: row.number("state")), kind: row.text("kind"), wall: row.instant("wall"),
                shown: OutcomeWord(rawValue: row.text("local_outcome")),
                decision: GateDecision(rawValue: row.text("decision")) ?? .none, sealedBody: row.octets("sealed_body"))
        }
    }

    /// Makes the row DONE with its receipt; a row that is DONE keeps the receipt it has.
    static func settle(
        _ transaction: Transaction, _ row: Row, _ answer: Answer, class answerClass: AnswerClass
    ) throws {
        guard row.state != .done else { return }
        try transaction.execute(
            "UPDATE outbox SET state = 6, due = 0, last_class = ?, last_code = ? WHERE seq = ?",
            [answerClass.rawValue, answer.word, row.seq])
        let now = transaction.reading.wall
        let sealed = try transaction.keys.seal(answer.octets, Place.answer(row.requestId))
        let serverTime = try answer.serverTime ?? trusted(transaction)
        try transaction.execute(
            """
            INSERT OR IGNORE INTO receipt (seq, received, server_time, skew_ms, code, verdict, grade, sealed_answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                row.seq, now.milliseconds, serverTime.milliseconds, now - serverTime, answer.word,
                answer.verdict?.rawValue, answer.grade, Blob(sealed),
            ])
        try transaction.execute("UPDATE dead SET reason = NULL WHERE seq = ?", [row.seq])
        try AuditChain.append(transaction, .done, String(row.seq), row.requestId, answer.word)
    }

    /// Raises an alert, once a row.
    static func raise(
        _ transaction: Transaction, _ row: Row, _ kind: VerdictKind, _ answer: Answer
    ) throws -> LedgerAlert? {
        let person = Person.encode(name: answer.maskedName, number: answer.maskedNumber)
        let sealed = try transaction.keys.seal(person, Place.person(row.requestId))
        try transaction.execute(
            """
            INSERT INTO alert (seq, raised, verdict, basis, sealed_person) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (seq) DO NOTHING
            """,
            [
                row.seq, transaction.reading.wall.milliseconds, kind.rawValue, answer.basis?.rawValue, Blob(sealed),
            ])
        guard transaction.changes == 1 else { return nil }
        try AuditChain.append(
            transaction, .alert, String(row.seq), row.requestId, kind.rawValue, answer.basis?.rawValue ?? "")
        return LedgerAlert(
            requestId: row.requestId, scannedAt: row.wall, maskedName: answer.maskedName,
            maskedNumber: answer.maskedNumber, kind: kind, basis: answer.basis)
    }

    /// The service's clock by this boot's offset, or this device's where nobody measured it.
    static func trusted(_ transaction: Transaction) throws -> Instant {
        let offset = try transaction.number("SELECT offset_ms FROM boot WHERE n = ?", [transaction.boot])
        guard let offset else { return transaction.reading.wall }
        return Instant(milliseconds: transaction.reading.milliseconds).adding(milliseconds: offset)
    }
}

/// A masked name and number as octets to be sealed: the two with a zero octet between.
enum Person {
    static func encode(name: String, number: String) -> [UInt8] {
        Array(PlainText.visible(name).utf8) + [0] + Array(PlainText.visible(number).utf8)
    }

    static func decode(_ octets: [UInt8]) -> (name: String, number: String) {
        let parts = octets.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        return (
            String(decoding: parts.first ?? [], as: UTF8.self),
            parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
        )
    }
}
