internal import Checkpoint
internal import GRDB
internal import HealthCode

/// Rows go out: oldest first, in order within a subject, nobody waiting for another's.
enum Claim {
    /// Rows whose time has come, moved to the head of the line; a bound on what one claim writes.
    static let promotion = 5_000

    /// How long an undecided scan waits for its decision while no other follows it; offline.md "States and classes".
    static let patienceMilliseconds: Int64 = 60_000

    static let columns = """
        outbox.seq, request_id, kind, origin, subject, state, attempts, alone, dated_anew, boot.boot_id, monotonic_ns,
        wall, scanned_at, local_outcome, decision, sealed_reason, operator.sealed_ref, sealed_body, cust_num
        """
    static let joined = """
        JOIN scan ON scan.seq = outbox.seq LEFT JOIN boot ON boot.n = scan.boot
        LEFT JOIN operator ON operator.id = scan.operator
        """

    /// Decided, followed by a later scan, of another boot, or old enough. Parameters: latest, boot, ripe nanoseconds.
    static let isReady = "(outbox.seq <> ? OR decision <> 'none' OR scan.boot <> ? OR monotonic_ns <= ?)"

    /// No older row of the subject is on its way to the service.
    static func isFirst(below state: Int) -> String {
        """
        NOT EXISTS (SELECT 1 FROM outbox AS older WHERE older.subject = outbox.subject AND older.state < 5
        AND older.state < \(state) AND older.seq < outbox.seq)
        """
    }

    static let promote = """
        UPDATE outbox SET due = 0 WHERE seq IN (SELECT seq FROM outbox INDEXED BY outbox_waiting
        WHERE state IN (0, 2, 3) AND due > 0 AND due <= ? ORDER BY due LIMIT ?)
        """
    static let due = """
        SELECT \(columns) FROM outbox INDEXED BY outbox_waiting \(joined)
        WHERE state IN (0, 2, 3) AND due = 0 AND \(isReady) AND \(isFirst(below: 4))
        ORDER BY outbox.seq LIMIT ?
        """
    static let dueOfRevoked = """
        SELECT \(columns) FROM outbox INDEXED BY outbox_waiting \(joined)
        WHERE state IN (0, 2, 3) AND due = 0 AND \(isFirst(below: 5))
        ORDER BY outbox.seq LIMIT ?
        """
    static let held = """
        SELECT \(columns) FROM outbox INDEXED BY outbox_state \(joined)
        WHERE state = 4 AND state < 6 AND due <= ? AND \(isFirst(below: 5))
        ORDER BY outbox.seq LIMIT ?
        """
    static let take = """
        UPDATE outbox SET state = 1, attempts = attempts + 1, batch_id = ?, first_tried = COALESCE(first_tried, ?)
        WHERE seq = ?
        """

    /// The arguments of ``isReady``.
    static func readiness(_ transaction: Transaction) -> Parameters {
        let ripe = transaction.reading.nanoseconds - patienceMilliseconds * 1_000_000
        return [transaction.anchor.latest, transaction.boot, ripe]
    }

    static func run(_ transaction: Transaction, _ limit: Int, _ scope: ClaimScope) throws -> [OutboxRow] {
        guard limit > 0 else { return [] }
        try transaction.execute(promote, [scope == .paused ? Int64.max : transaction.dueNow, promotion])
        var rows: [FoundRow]
        switch scope {
        case .ready:
            rows = try transaction.rows(due, readiness(transaction) + [limit])
        case .pending, .paused:
            // No row has the number 0, so that the latest scan is ready like any other.
            rows = try transaction.rows(due, [0, transaction.boot, 0, limit])
        case .everything:
            rows = try transaction.rows(dueOfRevoked, [limit]) + transaction.rows(held, [transaction.dueNow, limit])
            rows.sort { $0.number("seq") < $1.number("seq") }
            rows.removeLast(max(0, rows.count - limit))
        }
        guard !rows.isEmpty else { return [] }
        transaction.anchor.batch += 1
        var taken: [OutboxRow] = []
        for row in rows {
            if let opened = OpenedRow.read(transaction.keys, row) {
                let wall = transaction.reading.wall.milliseconds
                try transaction.execute(take, [transaction.anchor.batch, wall, opened.seq])
                var opened = opened
                opened.state = .sending
                opened.attempts += 1
                taken.append(opened)
            } else {
                try setAside(transaction, row.number("seq"))
            }
        }
        return taken
    }

    /// A body that does not open cannot be sent, and only the service may give a row up: it is looked at again later,
    /// and holds up nobody but its own subject.
    private static func setAside(_ transaction: Transaction, _ seq: Int64) throws {
        let code = "DEV-\(LedgerCause.keyMissing.row.number)"
        let due = transaction.dueNow + 300_000
        try transaction.execute(
            "UPDATE outbox SET state = CASE state WHEN 4 THEN 4 ELSE 2 END, due = ?, last_code = ? WHERE seq = ?",
            [due, code, seq])
    }
}

/// A row with its sealed parts opened.
enum OpenedRow {
    /// Reads a row of ``Claim/columns``; nil where its body does not open.
    static func read(_ keys: Keys, _ row: FoundRow) -> OutboxRow? {
        let requestId = row.text("request_id")
        guard let sealed = row.octets("sealed_body"),
            let body = try? keys.open(sealed, Place.body(requestId)), let content = content(row, body)
        else { return nil }
        let reason = row.octets("sealed_reason").flatMap { try? keys.open($0, Place.reason(requestId)) }
        return OutboxRow(
            seq: row.number("seq"), requestId: requestId, subject: row.octets("subject") ?? [], content: content,
            state: OutboxState(number: row.number("state")), attempts: Int(row.number("attempts")),
            aloneFailures: Int(row.number("alone")), isDatedAnew: row.number("dated_anew") != 0,
            scannedBoot: BootTime(
                bootId: row.text("boot_id"), milliseconds: row.number("monotonic_ns") / 1_000_000),
            scannedWall: row.instant("wall"),
            scannedAt: row.numberIfAny("scanned_at").map(Instant.init(milliseconds:)),
            localOutcome: row.text("local_outcome"), decision: GateDecision(rawValue: row.text("decision")) ?? .none,
            decisionReason: reason.map { String(decoding: $0, as: UTF8.self) },
            operatorRef: Operators.reference(keys, row.octets("sealed_ref")), custNum: row.textIfAny("cust_num"))
    }

    private static func content(_ row: FoundRow, _ body: [UInt8]) -> OutboxRow.Content? {
        if let origin = row.textIfAny("origin") { return .carried(custNum: origin, item: body) }
        return ScanBody.decode(body).map { .own($0.payload, temperature: $0.temperature) }
    }
}
