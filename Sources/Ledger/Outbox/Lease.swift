internal import Checkpoint
internal import GRDB
internal import Synchronization

/// The right to upload: a lock of the kernel, so that it is free the moment its holder is gone.
final class Lease: Sendable {
    private let path: String
    private let held = Mutex<FileLock?>(nil)

    init(_ directory: String) {
        path = directory + "/" + LedgerPaths.lease
    }

    deinit { release() }

    /// Whether this ledger holds it now, and whether it did before.
    func take() throws(LedgerFailure) -> (holds: Bool, isNew: Bool) {
        let (outcome, failure) = held.withLock { held -> ((Bool, Bool), LedgerFailure?) in
            if held != nil { return ((true, false), nil) }
            do throws(LedgerFailure) {
                held = try FileLock.trying(path)
                return ((held != nil, held != nil), nil)
            } catch {
                return ((false, false), error)
            }
        }
        if let failure { throw failure }
        return outcome
    }

    /// Lets go, if it holds.
    func release() {
        held.withLock { held in
            held?.release()
            held = nil
        }
    }

    /// Rows that a crashed uploader left on their way: nobody knows how far they came.
    static func recover(_ transaction: Transaction) throws {
        try transaction.execute(recovery)
    }

    static let recovery = """
        UPDATE outbox SET state = 3, due = 0 WHERE seq IN (SELECT seq FROM outbox INDEXED BY outbox_state
        WHERE state = 1 AND state < 6)
        """
}
