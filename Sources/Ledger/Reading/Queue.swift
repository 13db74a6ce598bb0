internal import Checkpoint
internal import GRDB
internal import HealthCode

/// What F4 and the status bar show.
enum Queue {
    /// Rows that a page can hold.
    static let pageLimit = 1_000

    static let oldest = """
        SELECT wall FROM scan WHERE seq = (SELECT MIN(seq) FROM (\(pending.map { state in
            "SELECT * FROM (SELECT seq FROM outbox INDEXED BY outbox_state WHERE state = \(state) AND state < 6 "
                + "ORDER BY seq LIMIT 1)"
        }.joined(separator: " UNION ALL "))))
        """
    private static let pending = [0, 1, 2, 3]

    private static let columns = """
        place.seq AS seq, request_id, kind, outbox.state AS state, attempts, last_class, last_code, due, wall,
          monotonic_ns, scan.boot AS boot, decision, reason, sealed_note
        """
    private static let joined = """
        JOIN outbox ON outbox.seq = place.seq JOIN scan ON scan.seq = place.seq LEFT JOIN dead ON dead.seq = place.seq
        """
    private static func ordered(_ state: Int) -> String {
        "SELECT seq FROM outbox INDEXED BY outbox_state WHERE state = \(state) AND state < 6"
    }

    /// The dead letters, oldest first.
    static let deadPage = """
        SELECT \(columns) FROM (\(ordered(5)) ORDER BY seq LIMIT ? OFFSET ?) AS place \(joined)
        """
    /// The other states merged by age; each is a range of one index, and nothing is sorted but the page.
    static let page = """
        SELECT \(columns) FROM (
        \([0, 1, 2, 3, 4].map(ordered).joined(separator: " UNION ALL ")) ORDER BY seq LIMIT ? OFFSET ?
        ) AS place \(joined)
        """
    static let open = """
        SELECT request_id, wall, verdict, basis, sealed_person FROM alert INDEXED BY alert_open
        JOIN outbox ON outbox.seq = alert.seq JOIN scan ON scan.seq = alert.seq
        WHERE acknowledged IS NULL ORDER BY raised, alert.seq LIMIT ?
        """

    static func backlog(_ transaction: Transaction) throws -> Backlog {
        var backlog = Backlog()
        for row in try transaction.rows("SELECT state, n FROM counter") {
            let (state, count) = (row.number("state"), Int(row.number("n")))
            if state == -1 { backlog.alerts = count }
            guard state >= 0, state < 6, count > 0 else { continue }
            backlog.counts[OutboxState(number: state)] = count
        }
        guard backlog.pending > 0 else { return backlog }
        backlog.oldest = try transaction.number(oldest).map(Instant.init(milliseconds:))
        return backlog
    }

    static func entries(_ transaction: Transaction, _ offset: Int, _ limit: Int) throws -> [QueueEntry] {
        let limit = min(max(0, limit), pageLimit)
        let offset = max(0, offset)
        let dead = Int(try transaction.number("SELECT n FROM counter WHERE state = 5") ?? 0)
        var rows: [FoundRow] = []
        if offset < dead { rows = try transaction.rows(deadPage, [limit, offset]) }
        rows.sort { $0.number("seq") < $1.number("seq") }
        if rows.count < limit {
            let others = try transaction.rows(page, [limit - rows.count, max(0, offset - dead)])
            rows += others.sorted { $0.number("seq") < $1.number("seq") }
        }
        return rows.map { row in
            let requestId = row.text("request_id")
            let note = row.octets("sealed_note").flatMap { try? transaction.keys.open($0, Place.note(requestId)) }
            let isHere = row.number("boot") == transaction.boot
            let age =
                isHere
                ? transaction.reading.milliseconds - row.number("monotonic_ns") / 1_000_000
                : transaction.reading.wall - row.instant("wall")
            return QueueEntry(
                seq: row.number("seq"), requestId: requestId, kind: row.text("kind"),
                state: OutboxState(number: row.number("state")), attempts: Int(row.number("attempts")),
                lastClass: AnswerClass(rawValue: row.text("last_class")), lastCode: row.textIfAny("last_code"),
                scannedWall: row.instant("wall"), ageMilliseconds: max(0, age),
                dueMilliseconds: NextDue.pause(transaction, row.number("due")),
                decision: GateDecision(rawValue: row.text("decision")) ?? .none,
                note: note.map { String(decoding: $0, as: UTF8.self) } ?? row.textIfAny("reason"))
        }
    }

    static func alerts(_ transaction: Transaction) throws -> [LedgerAlert] {
        try transaction.rows(open, [pageLimit]).map { row in
            let requestId = row.text("request_id")
            let sealed = row.octets("sealed_person") ?? []
            let person = Person.decode((try? transaction.keys.open(sealed, Place.person(requestId))) ?? [])
            return LedgerAlert(
                requestId: requestId, scannedAt: row.instant("wall"), maskedName: person.name,
                maskedNumber: person.number, kind: VerdictKind(rawValue: row.text("verdict")) ?? .serviceError,
                basis: AlertBasis(rawValue: row.text("basis")))
        }
    }

    /// Somebody has seen an alert; the first who did stands.
    static func acknowledge(_ transaction: Transaction, _ requestId: String, _ operatorRef: String?) throws {
        guard let row = try Answered.row(transaction, requestId) else { return }
        let person = try Operators.number(transaction, operatorRef)
        try transaction.execute(
            "UPDATE alert SET acknowledged = ?, acknowledged_by = ? WHERE seq = ? AND acknowledged IS NULL",
            [transaction.reading.wall.milliseconds, person, row.seq])
        guard transaction.changes == 1 else { return }
        try AuditChain.append(
            transaction, .acknowledge, String(row.seq), requestId, person.map { String($0) } ?? "")
    }
}
