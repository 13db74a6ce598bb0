internal import Checkpoint
internal import Dispatch
internal import GRDB
internal import Synchronization

/// The one writer: calls that arrive while a commit waits for the disk share the next transaction, a call that comes
/// alone goes at once.
///
/// No call is answered before the commit has returned (`synchronous=FULL`). Where a shared transaction fails, each of its
/// calls is tried again alone, so that one cannot spoil its neighbours; a body may therefore run twice, and has no
/// effect but on the database. Disk work happens on a thread of its own: a disk that hangs holds up nobody's deadline.
final class Desk: Sendable {
    private struct Job: Sendable {
        let writes: Bool
        /// Does the work; what it answers is called once it is durable.
        let attempt: @Sendable (Transaction) throws -> (@Sendable () -> Void)
        let refuse: @Sendable (LedgerFailure) -> Void
    }

    private struct Pending {
        var jobs: [Job] = []
        var isDraining = false
    }

    private struct State {
        var connection: Connection?
        /// Transactions since the log was last copied back.
        var commits = 0
        var isClosed = false
    }

    /// Calls in one transaction at most: bounds the time that the first of them waits.
    static let largestGroup = 256
    /// Transactions between two copyings of the log: some 8 pages each, 16 MiB. A scan in so many waits for one, well under
    /// one in a hundred.
    static let checkpointInterval = 512

    private let directory: String
    private let clock: LedgerClock
    private let settings: LedgerSettings
    private let thread = DispatchQueue(label: "ledger")
    private let pending = Mutex(Pending())
    private let state = Mutex(State())

    init(directory: String, clock: LedgerClock, settings: LedgerSettings) {
        self.directory = directory
        self.clock = clock
        self.settings = settings
    }

    /// Runs `body` in a transaction and answers when it is on the disk.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> Result<Value, LedgerFailure> {
        await submit(writes: true, body)
    }

    /// Runs `body` over one state of the database.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> Result<Value, LedgerFailure> {
        await submit(writes: false, body)
    }

    /// Runs `body` with the connection, outside any transaction, with nobody beside it.
    func alone<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws -> Value
    ) async -> Result<Value, LedgerFailure> {
        await withCheckedContinuation { continuation in
            thread.async {
                do {
                    continuation.resume(returning: .success(try body(self.opened())))
                } catch {
                    continuation.resume(returning: .failure(self.failed(error)))
                }
            }
        }
    }

    /// Closes the database; what comes later is refused where `forGood`, and opens it again otherwise.
    func close(forGood: Bool) async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            thread.async {
                self.drop(closing: forGood)
                continuation.resume()
            }
        }
    }

    private func submit<Value: Sendable>(
        writes: Bool, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> Result<Value, LedgerFailure> {
        await withCheckedContinuation { continuation in
            let job = Job(
                writes: writes,
                attempt: { transaction in
                    let value = try body(transaction)
                    return { continuation.resume(returning: .success(value)) }
                },
                refuse: { continuation.resume(returning: .failure($0)) })
            let mustStart = pending.withLock { pending in
                pending.jobs.append(job)
                defer { pending.isDraining = true }
                return !pending.isDraining
            }
            if mustStart { thread.async { self.drain() } }
        }
    }

    private func drain() {
        while let group = nextGroup() { run(group) }
    }

    /// The calls at the head of the line that may share a transaction: writes together, a read by itself.
    private func nextGroup() -> [Job]? {
        pending.withLock { pending in
            guard let first = pending.jobs.first else {
                pending.isDraining = false
                return nil
            }
            let count = first.writes ? pending.jobs.prefix(Self.largestGroup).prefix { $0.writes }.count : 1
            let group = Array(pending.jobs[..<count])
            pending.jobs.removeFirst(count)
            return group
        }
    }

    /// Runs a group, and each call of one that failed by itself. What fails before the first call has its turn (no
    /// database, somebody else's lock) would fail for every one of them, and is told to all at once: nobody waits for
    /// the same lock two hundred times.
    private func run(_ group: [Job]) {
        guard case .failure(let trouble) = attempt(group) else { return }
        guard group.count > 1, trouble.hadBegun else { return refuse(group[...], trouble.failure) }
        for (index, job) in group.enumerated() {
            guard case .failure(let trouble) = attempt([job]) else { continue }
            guard trouble.hadBegun else { return refuse(group[index...], trouble.failure) }
            job.refuse(trouble.failure)
        }
    }

    private func refuse(_ jobs: ArraySlice<Job>, _ failure: LedgerFailure) {
        for job in jobs { job.refuse(failure) }
    }

    private struct Trouble: Error {
        let failure: LedgerFailure
        /// Whether the transaction had begun.
        let hadBegun: Bool
    }

    /// One transaction; its calls are answered where it is on the disk, and nobody is where it is not.
    private func attempt(_ group: [Job]) -> Result<Void, Trouble> {
        let writes = group[0].writes
        do {
            let connection = try opened()
            let endings = try connection.database.use { session in
                var hadBegun = false
                do {
                    var endings: [@Sendable () -> Void] = []
                    var head: Head?
                    try session.transaction(writes: writes) {
                        hadBegun = true
                        let transaction = try Transaction(
                            session, connection.keys, settings, clock.now(), mayWrite: writes)
                        endings = try group.map { try $0.attempt(transaction) }
                        guard writes else { return }
                        try transaction.finish()
                        head = transaction.head
                    }
                    if let head { session.remember(head) }
                    return endings
                } catch {
                    throw Stopped(error: error, hadBegun: hadBegun)
                }
            }
            for ending in endings { ending() }
            if writes { checkpointWhenDue() }
            return .success(())
        } catch let stopped as Stopped {
            return .failure(Trouble(failure: failed(stopped.error), hadBegun: stopped.hadBegun))
        } catch {
            return .failure(Trouble(failure: failed(error), hadBegun: false))
        }
    }

    /// What ended a transaction.
    private struct Stopped: Error {
        let error: any Error
        let hadBegun: Bool
    }

    /// Copies the log into the database between two transactions, never inside one, and never waiting for a reader.
    private func checkpointWhenDue() {
        let due = state.withLock { state -> Connection? in
            guard let connection = state.connection else { return nil }
            state.commits += 1
            guard state.commits >= Self.checkpointInterval else { return nil }
            state.commits = 0
            return connection
        }
        guard let connection = due else { return }
        KillPoint.reach(.checkpointBegun)
        // What fails here fails again in the next commit, and is said there.
        try? connection.database.use { try $0.run("PRAGMA wal_checkpoint(PASSIVE)", []) { _ in false } }
    }

    private func opened() throws -> Connection {
        let (known, isClosed) = state.withLock { ($0.connection, $0.isClosed) }
        guard !isClosed else { throw LedgerFailure(.noLedger, detail: "closed") }
        if let known {
            if known.isInPlace { return known }
            drop(closing: false)
        }
        let connection = try Connection.open(directory, settings, clock.now())
        state.withLock { $0.connection = connection }
        return connection
    }

    /// What an error is; where the connection cannot be trusted after it, the next call opens another.
    private func failed(_ error: any Error) -> LedgerFailure {
        let failure = CauseTable.failure(error)
        if CauseTable.reopening.contains(failure.cause) { drop(closing: false) }
        return failure
    }

    private func drop(closing: Bool) {
        let connection = state.withLock { state in
            defer { state.connection = nil }
            if closing { state.isClosed = true }
            return state.connection
        }
        try? connection?.database.close()
    }
}
