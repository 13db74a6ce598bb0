internal import Checkpoint
internal import GRDB

/// A revoked device's ledger is destroyed: never while a row could be lost by it.
enum Wiping {
    static let blocking = """
        SELECT seq FROM outbox INDEXED BY outbox_state WHERE state < 6 AND export_id IS NULL LIMIT 1
        """

    /// Closes the ledger to every process, if every row is DONE or in a sealed export; says whether it did.
    static func begin(_ transaction: Transaction) throws -> Bool {
        guard try transaction.number(blocking) == nil else { return false }
        try transaction.execute("UPDATE anchor SET wiping = 1")
        transaction.isWiping = true
        return true
    }

    /// The key goes first, so that nothing can be read whatever happens then; the database last, because it says that
    /// a wipe has to be finished.
    static func destroy(_ directory: String) throws(LedgerFailure) {
        let database = directory + "/" + LedgerPaths.database
        for path in [
            directory + "/" + LedgerPaths.keys, database + "-wal", database + "-shm", database,
        ] {
            try Files.destroy(path)
        }
    }
}
