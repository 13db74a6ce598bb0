import GRDBSQLite
import Ledger

/// The bound of a page: the same rows of the same tables by SQLite's C API, one prepared statement, every column read and
/// nothing opened.
final class RawPages {
    private let connection: OpaquePointer
    private let statement: OpaquePointer

    init(_ directory: String) throws {
        var connection: OpaquePointer?
        guard
            sqlite3_open_v2(directory + "/" + LedgerPaths.database, &connection, SQLITE_OPEN_READONLY, nil)
                == SQLITE_OK,
            let connection
        else { throw BenchFault("the ledger does not open") }
        self.connection = connection
        sqlite3_exec(connection, "PRAGMA cache_size = -4096", nil, nil, nil)
        let sql = """
            SELECT * FROM scan JOIN outbox ON outbox.seq = scan.seq LEFT JOIN receipt ON receipt.seq = scan.seq
            LEFT JOIN dead ON dead.seq = scan.seq LEFT JOIN alert ON alert.seq = scan.seq
            LEFT JOIN operator ON operator.id = scan.operator WHERE scan.seq < ? ORDER BY scan.seq DESC LIMIT ?
            """
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            sqlite3_close_v2(connection)
            throw BenchFault("\(String(cString: sqlite3_errmsg(connection)))")
        }
        self.statement = statement
    }

    deinit {
        sqlite3_finalize(statement)
        sqlite3_close_v2(connection)
    }

    /// Octets of the rows before a number.
    func page(before seq: Int64, limit: Int) -> Int {
        sqlite3_bind_int64(statement, 1, seq)
        sqlite3_bind_int64(statement, 2, Int64(limit))
        var octets = 0
        while sqlite3_step(statement) == SQLITE_ROW {
            for column in 0..<sqlite3_column_count(statement) {
                if sqlite3_column_blob(statement, column) != nil {
                    octets += Int(sqlite3_column_bytes(statement, column))
                }
            }
        }
        sqlite3_reset(statement)
        return octets
    }
}
