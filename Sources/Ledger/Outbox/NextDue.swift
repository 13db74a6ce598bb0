internal import Checkpoint
internal import GRDB

/// When the next row may go. A row behind an older one of its subject is not looked at: the older one's time counts.
enum NextDue {
    static let now = """
        SELECT 1 FROM outbox INDEXED BY outbox_waiting JOIN scan ON scan.seq = outbox.seq
        WHERE state IN (0, 2, 3) AND due = 0 AND \(Claim.isReady) AND \(Claim.isFirst(below: 4)) LIMIT 1
        """
    static let later = """
        SELECT due FROM outbox INDEXED BY outbox_waiting
        WHERE state IN (0, 2, 3) AND due > 0 AND outbox.seq <> ? AND \(Claim.isFirst(below: 4)) ORDER BY due LIMIT 1
        """
    static let undecided = """
        SELECT due, monotonic_ns, decision, scan.boot FROM outbox JOIN scan USING (seq)
        WHERE outbox.seq = ? AND state IN (0, 2, 3) AND \(Claim.isFirst(below: 4))
        """

    /// Milliseconds from now; nil where waiting alone brings nothing.
    static func run(_ transaction: Transaction) throws -> Int64? {
        if try transaction.number(now, Claim.readiness(transaction)) != nil { return 0 }
        let here = transaction.reading.milliseconds
        let later = try transaction.number(later, [transaction.anchor.latest]).map { pause(transaction, $0) }
        let latest = try transaction.row(undecided, [transaction.anchor.latest]).map { row -> Int64 in
            let due = pause(transaction, row.number("due"))
            guard row.text("decision") == "none", row.number("boot") == transaction.boot else { return due }
            // Rounded up, so that whoever comes back after it finds the row ripe.
            let ripe = (row.number("monotonic_ns") + 999_999) / 1_000_000 + Claim.patienceMilliseconds
            return max(due, ripe - here, 0)
        }
        return [later, latest].compactMap { $0 }.min()
    }

    /// Milliseconds until a due time, 0 for one of an earlier boot.
    static func pause(_ transaction: Transaction, _ due: Int64) -> Int64 {
        due <= transaction.dueNow ? 0 : due - transaction.dueNow
    }
}
