internal import GRDB

/// Under which enrolment rows were scanned.
enum Enrolled {
    /// Rows of one transaction.
    static let chunk = 2_000
    static let nameless = """
        SELECT seq FROM outbox INDEXED BY outbox_nameless WHERE cust_num IS NULL AND origin IS NULL AND state < 6
        ORDER BY seq LIMIT ?
        """

    /// Names rows that were recorded before an enrolment was known. No call was made for them then, so that they are this
    /// enrolment's; those of a ledger of the first version are taken to be. True where there may be more.
    static func name(_ transaction: Transaction, _ custNum: String) throws -> Bool {
        let rows = try transaction.rows(nameless, [chunk]).map { $0.number("seq") }
        for seq in rows { try transaction.execute("UPDATE outbox SET cust_num = ? WHERE seq = ?", [custNum, seq]) }
        return rows.count == chunk
    }
}
