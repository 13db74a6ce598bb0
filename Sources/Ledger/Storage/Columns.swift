internal import GRDB
internal import GRDBSQLite

/// A statement that is read by SQLite's own functions: a row costs no dictionary, no boxed value and no copy.
///
/// What a column answers is SQLite's memory and is good until the next ``next()``. Stays in the closure of its database.
struct Columns {
    private let statement: Statement

    /// Prepares a statement without parameters.
    init(_ database: Database, _ sql: String) throws {
        statement = try database.makeStatement(sql: sql)
    }

    /// Goes to the next row; false past the last.
    /// - Throws: `DatabaseError` with SQLite's extended result code.
    func next() throws -> Bool {
        let code = sqlite3_step(statement.sqliteStatement)
        guard code != SQLITE_ROW else { return true }
        let trouble = sqlite3_extended_errcode(sqlite3_db_handle(statement.sqliteStatement))
        sqlite3_reset(statement.sqliteStatement)
        guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: trouble)) }
        return false
    }

    /// A whole number; nil for NULL.
    func number(_ index: Int32) -> Int64? {
        isNull(index) ? nil : sqlite3_column_int64(statement.sqliteStatement, index)
    }

    /// The octets of a text or a blob; nil for NULL.
    func octets(_ index: Int32) -> UnsafeRawBufferPointer? {
        guard !isNull(index) else { return nil }
        // SQLite's order: the value first, which may convert it, then its length.
        let start = sqlite3_column_blob(statement.sqliteStatement, index)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement.sqliteStatement, index)))
    }

    private func isNull(_ index: Int32) -> Bool {
        sqlite3_column_type(statement.sqliteStatement, index) == SQLITE_NULL
    }
}
