internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Stored outcomes (2.1): what a requestId was answered, so that asking again takes no effect twice.
///
/// Two calls with the same requestId stand one after the other at the one writer, so the second finds what the first
/// did; 9002 for "still running" is never needed.
struct StoredOutcome: Sendable {
    let id: Int64
    let interface: String
    let fingerprint: [UInt8]
    let answer: Answer
    let decidedAt: Instant
    /// The pass record of an outcome of I6.
    let passId: Int64?
}

/// Reads and writes ``StoredOutcome``s.
enum OutcomeLedger {
    private static let context = "outcome"

    /// The outcome under this key, where one is kept and has not run out.
    static func find(
        _ custNum: String, _ requestId: String, now: Instant, _ vault: Vault, _ transaction: Transaction
    ) throws -> StoredOutcome? {
        let statement = """
            SELECT id, interface, fingerprint, code, sealed_answer, decided_at, pass_id FROM outcome
            WHERE cust_num = ? AND request_id = ? AND until > ?
            """
        return try transaction.first(statement, [custNum, requestId, now.milliseconds]) { row in
            let members = try JSON(try vault.open(row.octets(4), context))
            guard case .object(let object) = members, let code = ReturnCode(rawValue: row[3] ?? ""),
                let id: Int64 = row[0], let decidedAt = row.instant(5)
            else { throw StorageFault.sealBroken }
            return StoredOutcome(
                id: id, interface: row[1] ?? "", fingerprint: row.octets(2), answer: Answer(code, object),
                decidedAt: decidedAt, passId: row[6])
        }
    }

    /// Keeps an outcome; a run-out one under the same key gives way.
    static func keep(
        _ answer: Answer, _ key: OutcomeKey, until: Instant, isShort: Bool, now: Instant,
        _ vault: Vault, _ transaction: Transaction
    ) throws {
        let sealed = try vault.seal(answer.members.octets, context)
        try transaction.execute(
            """
            INSERT OR REPLACE INTO outcome
              (cust_num, request_id, interface, fingerprint, code, sealed_answer, decided_at, until, short, pass_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                key.custNum, key.requestId, key.interface, Blob(key.fingerprint), answer.code.rawValue, Blob(sealed),
                now.milliseconds, until.milliseconds, isShort, answer.passId,
            ])
    }

    /// Writes an amended answer over a stored one (3.21.4); its time stays.
    static func amend(_ id: Int64, _ answer: Answer, _ vault: Vault, _ transaction: Transaction) throws {
        let sealed = try vault.seal(answer.members.octets, context)
        try transaction.execute("UPDATE outcome SET sealed_answer = ? WHERE id = ?", [Blob(sealed), id])
    }
}

/// Under what an outcome is kept, and what it has to match to be given again.
struct OutcomeKey: Sendable {
    let custNum: String
    let requestId: String
    /// The interface's name; an item of X1 counts as I6.
    let interface: String
    let fingerprint: [UInt8]
}
