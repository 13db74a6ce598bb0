/// The files of a ledger in a device's data directory.
public enum LedgerPaths {
    /// The database; SQLite adds `-wal` and `-shm`.
    public static let database = "ledger.sqlite"
    /// The sealing and hashing keys, mode 0600, where the system has no credential store for them.
    public static let keys = "ledger.key"
    /// Locked by the one uploader.
    public static let lease = "ledger.lease"
}
