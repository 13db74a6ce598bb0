internal import GRDB
internal import GRDBSQLite
internal import GuoMi
internal import Synchronization

/// What a thread has at hand while it works on a database: statements prepared once and run by SQLite's own functions, a
/// digest set up once, and what the last transaction left.
///
/// GRDB opens, migrates and closes; its queue, boxed values, observers and dictionaries of names cost a scan that comes
/// alone more than the scan's rows do, and all of them cold, because the disk's wait empties every cache.
final class Session {
    private let connection: SQLiteConnection
    private var statements: [String: SQLiteStatement] = [:]
    private var hotStatements: [ObjectIdentifier: SQLiteStatement] = [:]
    /// SM3 of one short message after another.
    let digests = SM3Series()
    /// What the last commit left, and the number of the state in which it left it.
    private var remembered: (state: UInt32, head: Head)?

    /// A session on a connection, which must outlive it.
    init(_ connection: SQLiteConnection) {
        self.connection = connection
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        for statement in hotStatements.values { sqlite3_finalize(statement) }
    }

    private static let bounds = (
        read: HotStatement("BEGIN"), write: HotStatement("BEGIN IMMEDIATE"), commit: HotStatement("COMMIT")
    )

    /// Runs `body` in a transaction of its own and commits it; where anything fails, all of it is undone.
    /// - Throws: what `body` throws, and `DatabaseError`; nothing has been written then.
    func transaction(writes: Bool, _ body: () throws -> Void) throws {
        try run(writes ? Self.bounds.write : Self.bounds.read)
        do {
            try body()
            // A full disk or an I/O error ends the transaction under the statement that met it.
            guard isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT_ROLLBACK) }
            try run(Self.bounds.commit)
        } catch {
            if isInsideTransaction { try? run("ROLLBACK", []) { _ in false } }
            throw error
        }
    }

    /// Runs a statement on the way of a scan, which is prepared at its first run and kept.
    /// - Parameters:
    ///   - bind: binds every parameter.
    ///   - each: takes the row on which the statement stands; false where no more are wanted.
    /// - Throws: `DatabaseError` with SQLite's extended result code.
    func run(
        _ hot: HotStatement, _ bind: (inout Binder) -> Void = { _ in },
        _ each: (SQLiteStatement) throws -> Bool = { _ in false }
    ) throws {
        let statement = try prepared(hot)
        defer { sqlite3_reset(statement) }
        var binder = Binder(statement)
        bind(&binder)
        try binder.finish()
        try step(statement, each)
    }

    /// Runs a statement, which is prepared at its first run and kept.
    /// - Parameter each: takes the row on which the statement stands; false where no more are wanted.
    /// - Throws: `DatabaseError` with SQLite's extended result code.
    func run(_ sql: String, _ parameters: Parameters, _ each: (SQLiteStatement) throws -> Bool) throws {
        let statement = try prepared(sql)
        defer { sqlite3_reset(statement) }
        try parameters.bind(to: statement)
        try step(statement, each)
    }

    private func step(_ statement: SQLiteStatement, _ each: (SQLiteStatement) throws -> Bool) throws {
        while true {
            let code = sqlite3_step(statement)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw fault }
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

    /// Whether a transaction is open.
    var isInsideTransaction: Bool { sqlite3_get_autocommit(connection) == 0 }

    /// How many rows the last statement changed.
    var changes: Int { Int(sqlite3_changes(connection)) }

    /// The row number that the last insertion got.
    var lastRow: Int64 { sqlite3_last_insert_rowid(connection) }

    /// The head that the last commit left, where nobody has committed since; ask inside a transaction only.
    var head: Head? {
        guard let remembered, remembered.state == state else { return nil }
        return remembered.head
    }

    /// Keeps the head that a commit left; call right behind it.
    func remember(_ head: Head) { remembered = state.map { ($0, head) } }

    /// SQLite's number of the database's state as this connection sees it: another one after every commit, whoever's.
    private var state: UInt32? {
        var number: UInt32 = 0
        return sqlite3_file_control(connection, "main", SQLITE_FCNTL_DATA_VERSION, &number) == SQLITE_OK
            ? number : nil
    }

    private func prepared(_ sql: String) throws -> SQLiteStatement {
        if let known = statements[sql] { return known }
        let statement = try prepare(sql)
        statements[sql] = statement
        return statement
    }

    private func prepared(_ hot: HotStatement) throws -> SQLiteStatement {
        if let known = hotStatements[ObjectIdentifier(hot)] { return known }
        let statement = try prepare(hot.sql)
        hotStatements[ObjectIdentifier(hot)] = statement
        return statement
    }

    private func prepare(_ sql: String) throws -> SQLiteStatement {
        var statement: SQLiteStatement?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw fault }
        return statement
    }

    private var fault: DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)))
    }
}

/// What every transaction has to know before it begins its work.
struct Head: Hashable, Sendable {
    /// The head of the audit's chain, and the numbers beside it.
    var anchor: Anchor
    /// The number of the last boot that is written down.
    var boot: Int64
    /// The kernel's id of that boot.
    var bootId: String
}

/// A database that GRDB has opened, with its session; whoever uses it has it alone meanwhile.
final class OpenDatabase: Sendable {
    /// For what is no statement of the ledger: opening, migrating, pragmas.
    let queue: DatabaseQueue
    private let session: Mutex<Session?>

    /// Takes over a database: from now on GRDB's own transactions are not for it.
    init(_ queue: DatabaseQueue) {
        self.queue = queue
        session = Mutex(
            queue.inDatabase { database in
                guard let connection = database.sqliteConnection else { return nil }
                // GRDB observes commits, and traps at one that it did not begin.
                sqlite3_commit_hook(connection, nil, nil)
                sqlite3_rollback_hook(connection, nil, nil)
                return Session(connection)
            })
    }

    /// Works with the session.
    /// - Throws: what `body` throws; `DatabaseError` where the database has been closed.
    func use<Value: Sendable>(_ body: @Sendable (Session) throws -> Value) throws -> Value {
        try session.withLock { session in
            guard let session else { throw DatabaseError(resultCode: .SQLITE_MISUSE) }
            return try body(session)
        }
    }

    /// Closes it; statements go before their connection.
    func close() throws {
        session.withLock { $0 = nil }
        try queue.close()
    }
}
