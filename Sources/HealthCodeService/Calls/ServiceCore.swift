internal import GRDB
internal import HealthCode
internal import Logging
internal import Synchronization

/// What every call shares: the database with its one writer, the keys, the devices, and what is counted.
final class ServiceCore: Sendable {
    let storage: Storage
    let writer: GroupCommit
    let devices: DeviceDirectory
    let state: SharedState
    let gate: LoadGate
    let metrics: Metrics
    let limits: ServiceLimits
    let logger: Logger

    /// Opens the database; nothing listens yet.
    init(_ options: ServiceOptions) throws {
        let storage = try Storage.open(options.dataDirectory, now: ServiceClock.now)
        if options.samplePeople > 0 {
            try SampleRegistry.fill(options.samplePeople, seed: options.seed, storage, now: ServiceClock.now)
        }
        let devices = DeviceDirectory()
        let state = SharedState(
            try storage.pool.read { try SharedState.Values.read(Transaction(database: $0), storage.keys) })
        let metrics = Metrics()
        self.storage = storage
        self.devices = devices
        self.state = state
        self.metrics = metrics
        writer = GroupCommit(storage.pool) { database in
            guard try devices.noteGroup(database) else { return }
            state.replace(try SharedState.Values.read(Transaction(database: database), state.current.keys))
        } didEnd: { count in
            devices.settle()
            if count > 0 { metrics.noteGroup(count) }
        }
        gate = LoadGate(limit: options.limits.callsInFlight)
        limits = options.limits
        logger = options.logger
    }

    /// The service's keys as administration left them before the group of writes that began last.
    var keys: ServiceKeys { state.current.keys }

    /// Closes the database; the log of writes is folded into it.
    func close() throws { try storage.pool.close() }
}

/// Settings that administration may change while the service runs.
final class SharedState: Sendable {
    struct Values: Sendable {
        /// 9003 to everything but uploads and trust, declared by the service (3.19).
        var isDegraded = false
        var issuers: IssuerKeys
        var keys: ServiceKeys

        static func read(_ transaction: Transaction, _ keys: ServiceKeys) throws -> Values {
            let degraded = try transaction.value(Blob.self, "SELECT value FROM setting WHERE name = 'degraded'")
            return Values(
                isDegraded: degraded?.octets == [1], issuers: try IssuerKeys.read(transaction),
                keys: try keys.refreshed(transaction))
        }
    }

    private let values: Mutex<Values>

    init(_ values: Values) {
        self.values = Mutex(values)
    }

    var current: Values { values.withLock { $0 } }

    func replace(_ new: Values) { values.withLock { $0 = new } }
}
