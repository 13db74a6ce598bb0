import GRDBSQLite
import GuoMi
import Ledger

/// Q15: a walk along an audit beside its bound: SM3 of the same octets by libcrypto alone, on one core, nothing read.
struct AuditFigure {
    let report: AuditReport
    /// Milliseconds of the walk, the opening of the ledger counted in.
    let milliseconds: Double
    /// Milliseconds of the bound.
    let bound: Double

    /// The walk's time, and what it is of the bound.
    var words: String {
        let rate = Double(report.records) / (milliseconds / 1e3)
        return "\(report.records) records, \(report.rows) rows, whole: \(report.fault == nil);"
            + " \((milliseconds / 1e3).fixed(2)) s, \(rate.fixed(0)) a second;"
            + " SM3 of the same octets alone \((bound / 1e3).fixed(2)) s, ratio \((milliseconds / bound).fixed(2))"
    }

    /// Walks along the audit of a directory that nobody writes to.
    static func measure(_ directory: String) async throws -> AuditFigure {
        let ledger = Ledger(directory: directory)
        let began = ContinuousClock.now
        let report = try await ledger.verifyAudit().get()
        let took = (ContinuousClock.now - began).milliseconds
        await ledger.close()
        let lengths = try messageLengths(directory + "/ledger.sqlite")
        return AuditFigure(report: report, milliseconds: took, bound: digest(lengths))
    }

    /// How many messages of each length the chain and its rows are.
    private static func messageLengths(_ path: String) throws -> [(length: Int, count: Int)] {
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let facts = [
            "outbox.seq", "request_id", "kind", "hex(subject)", "boot", "monotonic_ns", "wall", "utc_offset", "device",
            "input_kind", "policy_version",
        ]
        let sql = """
            SELECT length, count(*) FROM (
            SELECT 32 + length(CAST(entry AS BLOB)) AS length FROM audit
            UNION ALL SELECT length(sealed_body) FROM outbox WHERE sealed_body IS NOT NULL
            UNION ALL SELECT \(facts.map { "length(CAST(\($0) AS BLOB)) + 1" }.joined(separator: " + "))
            FROM outbox JOIN scan ON scan.seq = outbox.seq) GROUP BY length
            """
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READONLY, nil) == SQLITE_OK,
            sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK
        else { throw BenchFault("\(path): \(String(cString: sqlite3_errmsg(connection)))") }
        var lengths: [(length: Int, count: Int)] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            lengths.append((Int(sqlite3_column_int64(statement, 0)), Int(sqlite3_column_int64(statement, 1))))
        }
        return lengths
    }

    private static func digest(_ lengths: [(length: Int, count: Int)]) -> Double {
        let octets = [UInt8](repeating: 0x5A, count: lengths.map(\.length).max() ?? 0)
        let series = SM3Series()
        return octets.withUnsafeBytes { octets in
            let began = ContinuousClock.now
            for (length, count) in lengths {
                let message = UnsafeRawBufferPointer(rebasing: octets[..<length])
                for _ in 0..<count { _ = series.digest(message) }
            }
            return (ContinuousClock.now - began).milliseconds
        }
    }
}
