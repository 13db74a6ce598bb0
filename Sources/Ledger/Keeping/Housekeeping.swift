internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What has to go, goes in small transactions, each of them audited, so that no scan waits long behind one.
enum Housekeeping {
    /// Rows of one transaction.
    static let chunk = 200

    static let answeredBodies = """
        SELECT seq FROM outbox INDEXED BY outbox_body WHERE state = 6 AND sealed_body IS NOT NULL LIMIT ?
        """
    static let oldRecords = """
        SELECT receipt.seq FROM receipt INDEXED BY receipt_time JOIN outbox ON outbox.seq = receipt.seq
        WHERE server_time < ? AND outbox.state = 6
          AND NOT EXISTS (SELECT 1 FROM alert WHERE alert.seq = receipt.seq AND acknowledged IS NULL)
        ORDER BY server_time LIMIT ?
        """

    /// Erases bodies whose receipt is in. True where there may be more.
    static func eraseBodies(_ transaction: Transaction) throws -> Bool {
        let rows = try transaction.rows(answeredBodies, [chunk]).map { $0.number("seq") }
        guard !rows.isEmpty else { return false }
        for seq in rows { try transaction.execute("UPDATE outbox SET sealed_body = NULL WHERE seq = ?", [seq]) }
        KillPoint.reach(.purgeHalf)
        try AuditChain.append(transaction, .eraseBodies, String(rows.count), joined(rows))
        return rows.count == chunk
    }

    /// Removes records of passes whose receipt is older than the settings keep them; only where the service's time is
    /// known, because this device's clock may say anything. True where there may be more.
    static func purge(_ transaction: Transaction) throws -> Bool {
        guard try transaction.number("SELECT offset_ms FROM boot WHERE n = ?", [transaction.boot]) != nil else {
            return false
        }
        let kept = Int64(max(0, transaction.settings.recordDays)) * 86_400_000
        let limit = try Answered.trusted(transaction).adding(milliseconds: -kept)
        let rows = try transaction.rows(oldRecords, [limit.milliseconds, chunk]).map { $0.number("seq") }
        guard !rows.isEmpty else { return false }
        for seq in rows {
            for table in ["alert", "dead", "receipt", "scan", "outbox"] {
                try transaction.execute("DELETE FROM \(table) WHERE seq = ?", [seq])
            }
        }
        try AuditChain.append(transaction, .purge, String(rows.count), joined(rows))
        return rows.count == chunk
    }

    private static func joined(_ rows: [Int64]) -> String {
        rows.map { String($0) }.joined(separator: " ")
    }
}
