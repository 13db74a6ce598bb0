internal import FoundationEssentials
internal import GRDB
internal import Glibc
internal import HealthCode

/// The database of the service: SQLite in WAL mode, every commit on the disk before it is believed.
///
/// Other processes (administration) may work on the same files at the same time; ``GroupCommit`` notices what they
/// change by `PRAGMA data_version`.
struct Storage: Sendable {
    /// Connections: one that writes, a few that read.
    let pool: DatabasePool
    /// The keys that open what is sealed in it.
    let keys: ServiceKeys

    /// Opens or creates the database in `directory`, brings it to this version and loads its keys.
    /// - Throws: ``StorageFault`` or the database's own error.
    static func open(_ directory: String, now: Instant) throws -> Storage {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
            throw StorageFault.directory(
                "cannot create the data directory \(directory): \(String(cString: strerror(errno)))")
        }
        let sealing = try SealingKeyFile.load(directory)
        let pool = try DatabasePool(path: directory + "/service.sqlite", configuration: configuration)
        try Schema.migrator.migrate(pool)
        let keys = try pool.write { database in
            try ServiceKeys.load(Transaction(database: database), sealing: sealing, now: now)
        }
        return Storage(pool: pool, keys: keys)
    }

    /// Durable, patient with a second process, and never in the way of readers.
    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 4
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA foreign_keys = ON;
                    PRAGMA wal_autocheckpoint = 4000;
                    PRAGMA journal_size_limit = 67108864;
                    PRAGMA cache_size = -16384;
                    PRAGMA secure_delete = FAST;
                    """)
        }
        return configuration
    }

    /// A plain write of administration: not grouped, returns when durable.
    func write<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try pool.write { try body(Transaction(database: $0)) }
    }

    /// A read from a snapshot, off the writer.
    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await pool.read { try body(Transaction(database: $0)) }
    }
}
