internal import GRDB
internal import GRDBSQLite

extension Database {
    /// Runs `body` in a transaction of its own and commits it; where anything fails, all of it is undone.
    ///
    /// GRDB's own would parse its two statements anew each time, which a scan that comes alone pays by itself.
    /// - Throws: what `body` throws, and `DatabaseError`; nothing has been written then.
    func transaction(writes: Bool, _ body: () throws -> Void) throws {
        try run(writes ? "BEGIN IMMEDIATE" : "BEGIN", []) { _ in false }
        do {
            try body()
            // A full disk or an I/O error ends the transaction under the statement that met it.
            guard isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT_ROLLBACK) }
            try run("COMMIT", []) { _ in false }
        } catch {
            if isInsideTransaction { try? run("ROLLBACK", []) { _ in false } }
            throw error
        }
    }

    /// Runs a statement of the cache by SQLite's own functions: GRDB's boxed values, observers and dictionaries of names
    /// cost a scan more than its rows do. For statements that neither begin nor end a transaction.
    /// - Parameter each: takes the row on which the statement stands; false where no more are wanted.
    /// - Throws: `DatabaseError` with SQLite's extended result code.
    func run(_ sql: String, _ parameters: Parameters, _ each: (SQLiteStatement) throws -> Bool) throws {
        let cached = try cachedStatement(sql: sql)
        let statement = cached.sqliteStatement
        defer { withExtendedLifetime(cached) { _ = sqlite3_reset(statement) } }
        try parameters.bind(to: statement)
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else {
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqlite3_db_handle(statement))))
            }
            guard try each(statement) else { return }
        }
    }

    /// The first row, or none.
    func firstRow(_ sql: String, _ parameters: Parameters = []) throws -> FoundRow? {
        var found: FoundRow?
        try run(sql, parameters) { statement in
            found = FoundRow(statement, names: FoundRow.names(of: statement))
            return false
        }
        return found
    }
}
