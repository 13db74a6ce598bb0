internal import Checkpoint
internal import GRDB
internal import GuoMi

/// An open database with its keys: one connection, every commit on the disk before it is believed.
final class Connection: Sendable {
    /// The database.
    let database: OpenDatabase
    /// What opens and seals.
    let keys: Keys

    private let place: FilePlace

    private init(database: OpenDatabase, keys: Keys, path: String) {
        self.database = database
        self.keys = keys
        place = FilePlace(path)
    }

    /// Whether the path still leads to the file that is open.
    var isInPlace: Bool { place.isKept }

    /// Opens or creates the ledger of a directory and brings it to this version. A newer one is left as it is.
    static func open(_ directory: String, _ settings: LedgerSettings, _ reading: LedgerReading) throws -> Connection {
        try Files.prepare(directory)
        // Two processes that start at once make one ledger and not halves of two.
        let turn = try FileLock.waiting(directory)
        defer { turn.release() }
        let path = directory + "/" + LedgerPaths.database
        try Files.reserve(path)
        var queue = try DatabaseQueue(path: Gathering.address(path), configuration: configuration(settings))
        var state = try queue.inDatabase(inspect)
        if state == .wiping {
            // A wipe that was killed goes on before anybody writes a row that it would take.
            try queue.close()
            try Wiping.destroy(directory)
            try Files.reserve(path)
            queue = try DatabaseQueue(path: Gathering.address(path), configuration: configuration(settings))
            state = .empty
        }
        let keys = try Keys.load(directory, mayCreate: state == .empty)
        try queue.inDatabase { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try Schema.migrator.migrate(queue)
        let database = OpenDatabase(queue)
        try database.use { session in
            try session.transaction(writes: true) { try settle(session, keys, reading) }
        }
        return Connection(database: database, keys: keys, path: path)
    }

    private enum Found { case empty, ours, wiping }

    /// Looks before anything is written.
    private static func inspect(_ database: Database) throws -> Found {
        let migrator = Schema.migrator
        guard try database.tableExists("grdb_migrations") else { return .empty }
        guard try !migrator.hasBeenSuperseded(database) else { throw LedgerFailure(.newerVersion) }
        guard try migrator.hasCompletedMigrations(database) else { return .ours }
        let wiping = try Int64.fetchOne(database, sql: "SELECT wiping FROM anchor")
        return wiping == 1 ? .wiping : try database.tableIsEmpty("meta") ? .empty : .ours
    }

    /// Checks the keys, or writes what shows them; writes the first anchor; registers the boot.
    private static func settle(_ session: Session, _ keys: Keys, _ reading: LedgerReading) throws {
        let words = Array("kakou ledger".utf8)
        if let row = try session.firstRow("SELECT value FROM meta WHERE name = 'keys'") {
            guard let sealed = row.octets("value"), (try? keys.open(sealed, "meta keys")) == words else {
                throw LedgerFailure(.keyMissing, detail: "sealed under another key")
            }
        } else {
            let sealed = Blob(try keys.seal(words, "meta keys"))
            try session.run("INSERT INTO meta VALUES ('keys', ?)", [sealed]) { _ in false }
        }
        if try session.firstRow("SELECT id FROM anchor") == nil {
            let hash = [UInt8](repeating: 0, count: SM3.octetCount)
            try session.run(
                "INSERT INTO anchor (id, n, hash, mac) VALUES (1, 0, ?, ?)",
                [Blob(hash), Blob(AuditChain.mac(keys, n: 0, hash: hash))]
            ) { _ in false }
        }
        _ = try BootTable.number(session, reading)
    }

    /// Patient with a second process, durable, and leaving nothing of what was deleted. `temp_store` keeps what SQLite
    /// sorts off the disk; the log is copied back by ``Desk`` well before SQLite would do it inside a commit.
    private static func configuration(_ settings: LedgerSettings) -> Configuration {
        var configuration = Configuration()
        configuration.label = "ledger"
        configuration.busyMode = .timeout(Double(settings.busyMilliseconds) / 1_000)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY;
                    PRAGMA cache_size = -8192;
                    PRAGMA wal_autocheckpoint = 8000;
                    PRAGMA journal_size_limit = 33554432;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
        }
        return configuration
    }
}

extension Database {
    /// Whether a table has no row; false where there is no such table.
    fileprivate func tableIsEmpty(_ table: String) throws -> Bool {
        guard try tableExists(table) else { return false }
        return try Int64.fetchOne(self, sql: "SELECT 1 FROM \(table) LIMIT 1") == nil
    }
}
