internal import Checkpoint
internal import GRDB
internal import HealthCode

/// Boots in the order in which the ledger saw them.
enum BootTable {
    static let last = "SELECT n, boot_id FROM boot ORDER BY n DESC LIMIT 1"

    /// The number of the present boot, written down where it is not the last one known.
    static func number(_ session: Session, _ reading: LedgerReading) throws -> Int64 {
        let last = try session.firstRow(last)
        if let last, last.text("boot_id") == reading.bootId { return last.number("n") }
        try session.run(
            "INSERT INTO boot (boot_id, seen) VALUES (?, ?)", [reading.bootId, reading.wall.milliseconds]
        ) { _ in false }
        return session.lastRow
    }

    /// Everything that is known of time. Boots that left no row and were measured by nobody do not matter to it.
    static func book(_ transaction: Transaction) throws -> BootBook {
        BootBook(
            boots: try transaction.rows("SELECT boot_id, offset_ms, first_trusted FROM boot ORDER BY n").map { row in
                BootBook.Boot(
                    bootId: row.text("boot_id"), offsetMilliseconds: row.numberIfAny("offset_ms"),
                    firstTrusted: row.numberIfAny("first_trusted").map(Instant.init(milliseconds:)))
            })
    }

    /// Offsets that differ by less are the same measurement with another latency, and not worth a commit.
    static let tolerance: Int64 = 50

    /// Keeps the offset of this boot; the first one's time too.
    static func note(_ transaction: Transaction, offset: Int64) throws {
        let known = try transaction.row("SELECT offset_ms FROM boot WHERE n = ?", [transaction.boot])
        if let known = known?.numberIfAny("offset_ms"),
            abs(Instant(milliseconds: known) - Instant(milliseconds: offset)) < tolerance
        {
            return
        }
        let trusted = Instant(milliseconds: transaction.reading.milliseconds).adding(milliseconds: offset)
        try transaction.execute(
            "UPDATE boot SET offset_ms = ?, first_trusted = COALESCE(first_trusted, ?) WHERE n = ?",
            [offset, trusted.milliseconds, transaction.boot])
    }
}
