internal import GRDB
internal import Synchronization

/// The one writer: requests that arrive while a commit waits for the disk share the next transaction.
///
/// Each request runs in a savepoint of its own, so that one fault does not spoil its neighbours, and none of them is
/// answered before the commit has returned (synchronous=FULL).
final class GroupCommit: Sendable {
    private struct Job: Sendable {
        /// Does one request's work and keeps its result for `end`.
        let run: @Sendable (Database) -> (@Sendable ((any Error)?) -> Void)
        /// Answers a request whose turn never came.
        let refuse: @Sendable (any Error) -> Void
    }

    private struct Pending {
        var jobs: [Job] = []
        var isDraining = false
    }

    /// Requests in one transaction at most: bounds the time that the first of them waits.
    static let largestGroup = 256

    private let pool: DatabasePool
    private let pending = Mutex(Pending())
    private let willBegin: @Sendable (Database) throws -> Void
    private let didEnd: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - willBegin: called at the start of every group, inside its transaction.
    ///   - didEnd: called after every group with how many of its requests are on the disk: all or none.
    init(
        _ pool: DatabasePool, willBegin: @escaping @Sendable (Database) throws -> Void,
        didEnd: @escaping @Sendable (Int) -> Void
    ) {
        self.pool = pool
        self.willBegin = willBegin
        self.didEnd = didEnd
    }

    /// Runs `body` in its own savepoint and returns when it is durable.
    /// - Throws: what `body` throws, its writes undone; or the commit's own error, everything undone.
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let run: @Sendable (Database) -> (@Sendable ((any Error)?) -> Void) = { database in
                let transaction = Transaction(database: database)
                let result = Result { try transaction.savepoint { try body(transaction) } }
                return { failure in
                    if let failure { continuation.resume(throwing: failure) } else { continuation.resume(with: result) }
                }
            }
            enqueue(Job(run: run) { continuation.resume(throwing: $0) })
        }
    }

    private func enqueue(_ job: Job) {
        let mustStart = pending.withLock { pending in
            pending.jobs.append(job)
            defer { pending.isDraining = true }
            return !pending.isDraining
        }
        guard mustStart else { return }
        pool.asyncWriteWithoutTransaction { database in
            while let group = self.nextGroup() { self.run(group, in: database) }
        }
    }

    private func nextGroup() -> [Job]? {
        pending.withLock { pending in
            guard !pending.jobs.isEmpty else {
                pending.isDraining = false
                return nil
            }
            let group = Array(pending.jobs.prefix(Self.largestGroup))
            pending.jobs.removeFirst(group.count)
            return group
        }
    }

    private func run(_ group: [Job], in database: Database) {
        var endings: [@Sendable ((any Error)?) -> Void] = []
        var failure: (any Error)?
        do {
            try database.inTransaction(.immediate) {
                try willBegin(database)
                for job in group {
                    endings.append(job.run(database))
                    // A full disk or an I/O error makes SQLite give the whole transaction up.
                    guard database.isInsideTransaction else { throw StorageFault.interrupted }
                }
                return .commit
            }
        } catch {
            failure = error
        }
        didEnd(failure == nil ? group.count : 0)
        for ending in endings { ending(failure) }
        for job in group.dropFirst(endings.count) { job.refuse(failure ?? StorageFault.interrupted) }
    }
}
