internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Destroys what may not be kept longer, and writes a signed log of it (3.18).
///
/// Pass records are kept 14 to 30 days after they were received (30 where nobody chose), codes and enrolment tokens 30
/// days past their end. It works in small steps, so that no call waits long for the writer.
enum Retention {
    /// Rows in one step at most.
    static let step = 500
    /// How long a code is kept past its end, in milliseconds: longer than a deferred scan may be old.
    static let codesKept: Int64 = 30 * 86_400_000
    /// The name of the setting that holds the days.
    static let setting = "pass record days"

    /// What one step destroyed.
    struct Step: Sendable, Equatable {
        var passes = 0
        var codes = 0
        var tokens = 0
        /// When the oldest and the newest destroyed pass record were received.
        var oldest: Instant?
        var newest: Instant?

        /// Whether more is left for another step.
        var isFull: Bool { max(passes, codes) >= Retention.step }
    }

    /// For how many days pass records are kept.
    static func days(_ transaction: Transaction) throws -> Int {
        let stored = try transaction.row("SELECT value FROM setting WHERE name = ?", [setting])
        let days = stored?.octets("value").first.map(Int.init) ?? Limits.passRecordDaysDefault
        return min(max(days, Limits.passRecordDays.lowerBound), Limits.passRecordDays.upperBound)
    }

    /// Chooses the days, 14 to 30.
    static func setDays(_ days: Int, at now: Instant, _ transaction: Transaction) throws {
        let held = min(max(days, Limits.passRecordDays.lowerBound), Limits.passRecordDays.upperBound)
        try transaction.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)", [setting, Blob([UInt8(held)])])
        try LogChain.append(.setting, ["name": .string(setting), "value": .integer(held)], at: now, transaction)
    }

    /// Destroys one step's rows of everything that is due.
    static func destroy(now: Instant, _ transaction: Transaction) throws -> Step {
        var step = Step()
        let cutoff = now.adding(seconds: -Int64(try days(transaction)) * 86_400)
        try destroyPasses(before: cutoff, &step, transaction)
        step.codes = try count(
            """
            DELETE FROM code WHERE code_id IN (SELECT code_id FROM code WHERE expires_at <= ?1 LIMIT ?2)
            """, [now.milliseconds - codesKept, Self.step], transaction)
        step.tokens = try count(
            "DELETE FROM enrolment_token WHERE expires_at <= ?", [now.milliseconds - codesKept], transaction)
        return step
    }

    /// Writes what was destroyed into the log, signed; nothing where no pass record was.
    static func log(_ step: Step, now: Instant, _ keys: ServiceKeys, _ transaction: Transaction) throws {
        guard step.passes > 0 else { return }
        var entry: JSONObject = ["what": .string("pass records"), "count": .integer(step.passes)]
        entry.put("receivedFrom", c17: step.oldest)
        entry.put("receivedUntil", c17: step.newest)
        entry.put("days", try days(transaction))
        entry.put("keyId", keys.signing.keyId)
        try LogChain.append(.destruction, entry, at: now, signer: keys.signing.key, transaction)
    }

    /// Rows are received in the order of their ids, so the oldest are at the front.
    private static func destroyPasses(before cutoff: Instant, _ step: inout Step, _ transaction: Transaction) throws {
        let front = try transaction.rows("SELECT id, received_at FROM pass ORDER BY id LIMIT ?", [Self.step])
        for row in front {
            let received = row.instant("received_at")
            guard received < cutoff else { continue }
            try transaction.execute("DELETE FROM pass WHERE id = ?", [row["id"] as Int64])
            step.passes += 1
            step.oldest = min(step.oldest ?? received, received)
            step.newest = max(step.newest ?? received, received)
        }
    }

    private static func count(
        _ statement: String, _ arguments: StatementArguments, _ transaction: Transaction
    ) throws -> Int {
        try transaction.execute(statement, arguments)
        return transaction.changes
    }
}
