import Checkpoint
import GRDBSQLite
import Glibc
import GuoMi
import HealthCode
import Ledger

/// Fills a ledger with scans by SQLite's C API, through the ledger's own schema, indexes and triggers, sealed with its own
/// keys: what it reads is what it would have written, less the audit, which nothing here follows.
struct RecordFill {
    /// The document that has five scans, of nobody.
    static let number = "110105194912310011"
    /// A word that stands in one name of a hundred thousand.
    static let rareWord = "稀"
    static let operators = ["early shift", "late shift", "night shift"]
    /// The time of the newest scan: the end of yesterday, so that a console that opens the ledger finds nothing to purge but
    /// the oldest of the 14 days before it.
    static let end: Int64 = Instant.start(ofDay: Int(LedgerClock.system.now().wall.day)).milliseconds - 1_000

    private let connection: OpaquePointer
    private let sealing: SealingKey
    private let hash: [UInt8]
    private let areSettled: Bool

    private init(_ directory: String, areSettled: Bool) throws {
        self.areSettled = areSettled
        var connection: OpaquePointer?
        guard
            sqlite3_open_v2(directory + "/" + LedgerPaths.database, &connection, SQLITE_OPEN_READWRITE, nil)
                == SQLITE_OK,
            let connection
        else { throw BenchFault("the ledger does not open") }
        self.connection = connection
        let lines = try Command.run(["cat", directory + "/" + LedgerPaths.keys]).split(separator: "\n")
        let words = lines.map { $0.split(separator: " ").map(String.init) }
        guard let seal = words.last(where: { $0.first == "seal" }), seal.count == 3, let id = UInt32(seal[1]),
            let key = Hex.decode(seal[2]),
            let hash = words.last(where: { $0.first == "hash" })?.last.flatMap(Hex.decode)
        else { throw BenchFault("no keys") }
        sealing = try SealingKey(id: id, octets: key)
        self.hash = hash
    }

    /// Makes the ledger of a directory hold `count` scans of 14 days.
    /// - Parameter areSettled: none of them waits for upload, for a console that would begin with it.
    static func run(_ directory: String, _ count: Int, areSettled: Bool = false) async throws {
        let bench = BenchLedger(directory)
        // The first rows go the ledger's own way, so that the operators are known.
        for (index, name) in operators.enumerated() {
            guard let scan = BenchLedger.scan(index) else { continue }
            try await bench.record(scan)
            _ = await bench.ledger.needs.decide(scan.requestId, .admitted, nil, name)
        }
        await bench.ledger.close()
        let fill = try RecordFill(directory, areSettled: areSettled)
        defer { sqlite3_close_v2(fill.connection) }
        try fill.fill(from: operators.count + 1, to: count)
    }

    private func fill(from first: Int, to count: Int) throws {
        try run("PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN")
        let outbox = try prepare(
            """
            INSERT INTO outbox (seq, request_id, kind, subject, state, attempts, last_class, last_code, schema_version)
            VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?7, 1)
            """)
        let scan = try prepare(
            """
            INSERT INTO scan (seq, boot, monotonic_ns, wall, utc_offset, device, operator, input_kind, local_outcome, decision,
              decided, policy_version, judged)
            VALUES (?1, 1, ?1, ?2, 480, 'bench', ?3, ?4, ?5, ?6, ?2, 1, ?7)
            """)
        let receipt = try prepare(
            """
            INSERT INTO receipt (seq, received, server_time, skew_ms, code, grade, sealed_answer, verdict)
            VALUES (?1, ?2, ?2, 0, '0', ?3, ?4, NULL)
            """)
        defer { for statement in [outbox, scan, receipt] { sqlite3_finalize(statement) } }
        for seq in first...max(first, count) {
            let row = Row(seq, of: count)
            let wall = Self.end - Int64(count - seq) * (14 * 86_400_000) / Int64(count)
            try put(
                outbox, row.seq, .text(row.requestId), .text(row.isDocument ? "document" : "code"), .blob(subject(row)),
                .number(row.verdict == nil && !areSettled ? 2 : 6), .text(row.verdict == nil ? "link" : "ok"),
                .text(row.verdict == nil ? "NET-101" : "0"))
            try put(
                scan, row.seq, .number(wall), row.decision == .none ? .null : .number(Int64(seq % 3 + 1)),
                .text(row.isDocument ? "documentForm" : "scanner"),
                .text(row.verdict?.row.outcome.rawValue ?? "recorded"), .text(row.decision.rawValue),
                row.verdict.map { .text($0.rawValue) } ?? .null)
            guard row.verdict != nil else { continue }
            let facts = ["0", row.grade, "10", "p\(seq)", row.name, "110***********\(seq % 10_000)"].joined(
                separator: "\u{0}")
            let sealed = try sealing.seal(Array(facts.utf8), context: Array("answer \(row.requestId)".utf8))
            try put(receipt, row.seq, .number(wall), .text(row.grade), .blob(sealed))
        }
        // The verdict stands beside the scan already; here it comes to where the ledger keeps it, without its trigger.
        try run(
            """
            UPDATE receipt SET verdict = (SELECT judged FROM scan WHERE scan.seq = receipt.seq);
            UPDATE anchor SET seq = MAX(seq, \(count)), latest = 0; COMMIT; PRAGMA wal_checkpoint(TRUNCATE)
            """)
    }

    private func subject(_ row: Row) -> [UInt8] {
        let octets = row.isDocument ? "D10\u{0}\(row.number)" : "C\(row.seq.value)"
        return Array(SM3.hmac(key: hash, Array("subject".utf8) + [0] + Array(octets.utf8)).prefix(16))
    }

    /// What stands in a row: nine of ten are green, three in a hundred unanswered, two in a hundred documents.
    private struct Row {
        let seq: Value
        let requestId: String
        let isDocument: Bool
        let number: String
        let verdict: VerdictKind?
        let grade: String
        let decision: GateDecision
        let name: String

        init(_ seq: Int, of count: Int) {
            self.seq = .number(Int64(seq))
            let tail = String(seq)
            requestId = "fill0000-0000-4000-8000-" + String(repeating: "0", count: 12 - tail.count) + tail
            isDocument = seq % 50 == 0
            number = isDocument && seq * 5 / count != (seq - 50) * 5 / count ? RecordFill.number : "X\(seq % 9_000)"
            let kinds: [Int: VerdictKind] = [1: .recheck, 2: .recheck, 3: .stop, 4: .contact, 5: .duplicate, 6: .used]
            verdict = seq % 97 < 3 ? nil : kinds[seq % 89] ?? .pass
            grade = verdict == .stop ? "10" : verdict == .recheck ? "01" : verdict == .contact ? "11" : "00"
            decision = verdict == .stop ? .refused : verdict == .recheck ? .held : seq % 3 == 0 ? .admitted : .none
            name = seq % 100_000 == 77 ? RecordFill.rareWord + "*" : "样*"
        }
    }

    private enum Value {
        case null, number(Int64), text(String), blob([UInt8])

        var value: Int64 { if case .number(let number) = self { number } else { 0 } }
    }

    private func put(_ statement: OpaquePointer, _ values: Value...) throws {
        let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            switch value {
            case .null: sqlite3_bind_null(statement, place)
            case .number(let number): sqlite3_bind_int64(statement, place, number)
            case .text(let text): sqlite3_bind_text(statement, place, text, -1, transient)
            case .blob(let octets): sqlite3_bind_blob(statement, place, octets, Int32(octets.count), transient)
            }
        }
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE else { throw BenchFault("SQLite: \(String(cString: sqlite3_errmsg(connection)))") }
    }

    private func prepare(_ sql: String) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw BenchFault("\(sql): \(String(cString: sqlite3_errmsg(connection)))")
        }
        return statement
    }

    private func run(_ sql: String) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
            throw BenchFault("\(sql): \(String(cString: sqlite3_errmsg(connection)))")
        }
    }
}
