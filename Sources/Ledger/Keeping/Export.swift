internal import Checkpoint
internal import GRDB
internal import HealthCode

/// Rows leave by hand: opened for whoever builds the file, and marked once the file is on its disk.
enum Export {
    /// The oldest rows that no export holds yet and that still have to reach the service, DEAD and HELD ones too.
    static let select = """
        SELECT \(Claim.columns) FROM outbox INDEXED BY outbox_state \(Claim.joined)
        WHERE state = ? AND state < 6 AND (export_id IS NULL OR ?) AND outbox.seq > ? ORDER BY outbox.seq LIMIT ?
        """
    private static let states = OutboxState.allCases.filter { $0 != .done }

    static func rows(
        _ transaction: Transaction, after seq: Int64, limit: Int, again: Bool
    ) throws -> [OutboxRow] {
        let rows = try states.flatMap { state in
            try transaction.rows(select, [state.number, again, seq, limit])
        }
        return rows.sorted { $0.number("seq") < $1.number("seq") }.prefix(limit)
            .compactMap { OpenedRow.read(transaction.keys, $0) }
    }

    /// Marks rows as held by a file that is called so.
    static func mark(_ transaction: Transaction, _ rows: [Int64], label: String) throws {
        let label = PlainText.visible(label, limit: 64)
        try transaction.execute(
            "INSERT INTO export (made, rows, label) VALUES (?, ?, ?)",
            [transaction.reading.wall.milliseconds, rows.count, label])
        let id = transaction.lastRow
        for seq in rows {
            try transaction.execute("UPDATE outbox SET export_id = ? WHERE seq = ?", [id, seq])
        }
        try AuditChain.append(transaction, .export, String(id), String(rows.count), label)
    }
}
