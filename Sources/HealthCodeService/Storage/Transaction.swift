internal import GRDB

/// One request's share of a group commit: statements are cached, a fault undoes this share alone.
///
/// Never leaves the writer's closure; nothing in it may wait for anything but the database.
struct Transaction {
    /// The writer connection, inside its transaction.
    let database: Database

    /// Runs a statement that answers no rows.
    func execute(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// The first row, or none.
    func row(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> Row? {
        try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// What `read` makes of the first row, or none; `read` keeps nothing of the row and runs no statement.
    func first<Value>(
        _ sql: String, _ arguments: StatementArguments = StatementArguments(), _ read: (FoundRow) throws -> Value
    ) throws -> Value? {
        let cursor = try FoundRow.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        guard let row = try cursor.next() else { return nil }
        return try withExtendedLifetime(cursor) { try read(row) }
    }

    /// Every row, in the statement's order.
    func rows(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws -> [Row] {
        try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// The first column of the first row, or none.
    func value<Value: DatabaseValueConvertible>(
        _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = StatementArguments()
    ) throws -> Value? {
        try type.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }

    /// How many rows the last statement changed.
    var changes: Int { database.changesCount }

    /// The row number that the last insertion got.
    var lastRow: Int64 { database.lastInsertedRowID }

    /// Runs `body`; what it wrote is undone where it throws, and what was written before stays.
    ///
    /// GRDB's own would parse its two statements anew each time, four times a call.
    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT share")
        do {
            let result = try body()
            // A full disk or an I/O error ends the whole transaction, and with it every savepoint.
            guard database.isInsideTransaction else { throw StorageFault.interrupted }
            try execute("RELEASE share")
            return result
        } catch {
            if database.isInsideTransaction {
                try execute("ROLLBACK TO share")
                try execute("RELEASE share")
            }
            throw error
        }
    }
}

/// What can go wrong below the rules; every one of them is answered 9001.
enum StorageFault: Error {
    /// The transaction ended before its closure did.
    case interrupted
    /// The service is stopping and takes no more writes.
    case closed
    /// A sealed column does not open: wrong key file, or the octets were changed.
    case sealBroken
    /// The data directory or its key file cannot be used; the text says why, and names no person.
    case directory(String)
}
