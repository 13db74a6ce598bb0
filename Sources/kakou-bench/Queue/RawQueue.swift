import GRDBSQLite

/// The bound of a durable queue: the same rows into the same tables with the same indexes, triggers and pragmas, by
/// nothing but SQLite's C API, its statements prepared once and its values ready to bind.
final class RawQueue {
    /// One table that got a row a scan.
    private struct Table {
        let name: String
        let insertion: OpaquePointer
        let rows: [[OpaquePointer]]
    }

    /// The ledger's own, Storage/Connection.swift.
    private static let pragmas = [
        "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY", "cache_size=-8192",
        "wal_autocheckpoint=8000", "journal_size_limit=33554432", "trusted_schema=OFF", "cell_size_check=ON",
    ]

    private let connection: OpaquePointer
    private var tables: [Table] = []
    private let head: OpaquePointer
    private var commits = 0
    private let begin: OpaquePointer
    private let commit: OpaquePointer
    private var next = 0

    /// - Parameters:
    ///   - path: an empty ledger, closed.
    ///   - source: a ledger that recorded scans one by one, closed; its rows are read into memory.
    init(_ path: String, rowsOf source: String) throws {
        connection = try Self.open(path)
        for pragma in Self.pragmas { try Self.run("PRAGMA \(pragma)", on: connection) }
        begin = try Self.prepare("BEGIN IMMEDIATE", on: connection)
        commit = try Self.prepare("COMMIT", on: connection)
        head = try Self.prepare("UPDATE anchor SET n = ?1, hash = ?2, mac = ?2, seq = ?1, latest = ?1", on: connection)
        let from = try Self.open(source)
        defer { sqlite3_close_v2(from) }
        let names = try Self.texts(
            """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE '%WITHOUT ROWID%'
            """, on: from)
        for name in names {
            let before = try Self.count(name, on: connection)
            let rows = try Self.values(of: name, on: from)
            // Tables that grew by a row a scan are the ones that a scan costs.
            guard rows.count > before + 1, let width = rows.first?.count else { continue }
            let marks = Array(repeating: "?", count: width).joined(separator: ",")
            tables.append(
                Table(
                    name: name,
                    insertion: try Self.prepare("INSERT INTO \"\(name)\" VALUES (\(marks))", on: connection),
                    rows: Array(rows.dropFirst(before))))
        }
        guard !tables.isEmpty else { throw BenchFault("\(source) holds no rows") }
    }

    deinit {
        for table in tables {
            sqlite3_finalize(table.insertion)
            for row in table.rows { for value in row { sqlite3_value_free(value) } }
        }
        for statement in [begin, commit, head] { sqlite3_finalize(statement) }
        sqlite3_close_v2(connection)
    }

    /// How many scans can be put.
    var count: Int { tables.map(\.rows.count).min() ?? 0 }

    /// The names of the tables that a scan writes to.
    var tableNames: [String] { tables.map(\.name) }

    /// Writes the next scans' rows in one transaction, and the chain's head as it is after them; returns when they are
    /// durable, the log copied back as often as the ledger does it.
    func put(_ scans: Int = 1) throws {
        try step(begin)
        for place in next..<next + scans {
            for table in tables {
                for (index, value) in table.rows[place].enumerated() {
                    sqlite3_bind_value(table.insertion, Int32(index + 1), value)
                }
                try step(table.insertion)
            }
        }
        next += scans
        sqlite3_bind_int64(head, 1, Int64(next))
        if let hash = tables.first(where: { $0.name == "audit" })?.rows[next - 1].last {
            sqlite3_bind_value(head, 2, hash)
        }
        try step(head)
        try step(commit)
        commits += 1
        if commits % 512 == 0 { try Self.run("PRAGMA wal_checkpoint(PASSIVE)", on: connection) }
    }

    private func step(_ statement: OpaquePointer) throws {
        let code = sqlite3_step(statement)
        sqlite3_reset(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else {
            throw BenchFault("SQLite: \(String(cString: sqlite3_errmsg(connection)))")
        }
    }

    private static func open(_ path: String) throws -> OpaquePointer {
        var connection: OpaquePointer?
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK, let connection else {
            throw BenchFault("\(path) does not open")
        }
        return connection
    }

    private static func prepare(_ sql: String, on connection: OpaquePointer) throws -> OpaquePointer {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw BenchFault("\(sql): \(String(cString: sqlite3_errmsg(connection)))")
        }
        return statement
    }

    private static func run(_ sql: String, on connection: OpaquePointer) throws {
        guard sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK else {
            throw BenchFault("\(sql): \(String(cString: sqlite3_errmsg(connection)))")
        }
    }

    private static func values(of table: String, on connection: OpaquePointer) throws -> [[OpaquePointer]] {
        let statement = try prepare("SELECT * FROM \"\(table)\" ORDER BY rowid", on: connection)
        defer { sqlite3_finalize(statement) }
        var rows: [[OpaquePointer]] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            rows.append(
                (0..<sqlite3_column_count(statement)).compactMap {
                    sqlite3_value_dup(sqlite3_column_value(statement, $0))
                })
        }
        return rows
    }

    private static func count(_ table: String, on connection: OpaquePointer) throws -> Int {
        let statement = try prepare("SELECT count(*) FROM \"\(table)\"", on: connection)
        defer { sqlite3_finalize(statement) }
        return sqlite3_step(statement) == SQLITE_ROW ? Int(sqlite3_column_int64(statement, 0)) : 0
    }

    private static func texts(_ sql: String, on connection: OpaquePointer) throws -> [String] {
        let statement = try prepare(sql, on: connection)
        defer { sqlite3_finalize(statement) }
        var texts: [String] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            if let text = sqlite3_column_text(statement, 0) { texts.append(String(cString: text)) }
        }
        return texts
    }
}
