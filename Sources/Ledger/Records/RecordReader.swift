internal import Checkpoint
internal import Dispatch
internal import GRDB
internal import Synchronization

/// Reads the database beside the one writer, on a connection and a thread of its own, so that a search through a million
/// sealed rows holds up no scan. Opened by the first question, closed with the ledger, and anew where the file changed.
final class RecordReader: Sendable {
    private struct Open {
        let database: OpenDatabase
        let keys: Keys
        let place: FilePlace
    }

    private let directory: String
    private let clock: LedgerClock
    private let settings: LedgerSettings
    private let desk: Desk
    private let thread = DispatchQueue(label: "ledger.records")
    private let state = Mutex<Open?>(nil)

    init(_ desk: Desk, directory: String, clock: LedgerClock, settings: LedgerSettings) {
        self.desk = desk
        self.directory = directory
        self.clock = clock
        self.settings = settings
    }

    /// Runs `body` over one state of the database.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> Result<Value, LedgerFailure> {
        if !isInPlace {
            // The writer makes the database, or brings it to this version, and says why it cannot.
            switch await desk.alone({ $0.keys }) {
            case .success(let found): return await onThread(found, body)
            case .failure(let failure): return .failure(failure)
            }
        }
        return await onThread(nil, body)
    }

    private func onThread<Value: Sendable>(
        _ keys: Keys?, _ body: @escaping @Sendable (Transaction) throws -> Value
    ) async -> Result<Value, LedgerFailure> {
        await withCheckedContinuation { continuation in
            thread.async { continuation.resume(returning: self.run(keys, body)) }
        }
    }

    /// Lets go of the database.
    func close() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            thread.async {
                self.drop()
                continuation.resume()
            }
        }
    }

    private var isInPlace: Bool {
        state.withLock { $0 }?.place.isKept ?? false
    }

    private func run<Value: Sendable>(
        _ keys: Keys?, _ body: @Sendable (Transaction) throws -> Value
    ) -> Result<Value, LedgerFailure> {
        do {
            let open = try opened(keys)
            return .success(
                try open.database.use { session in
                    var value: Value?
                    try session.transaction(writes: false) {
                        value = try body(Transaction(session, open.keys, settings, clock.now(), mayWrite: false))
                    }
                    guard let value else { throw LedgerFailure(.noLedger) }
                    return value
                })
        } catch {
            drop()
            return .failure(CauseTable.failure(error))
        }
    }

    private func opened(_ keys: Keys?) throws -> Open {
        let path = directory + "/" + LedgerPaths.database
        if let open = state.withLock({ $0 }), isInPlace { return open }
        drop()
        // The file went between the two looks at it; the next question opens it again.
        guard let keys else { throw LedgerFailure(.directory, detail: "the ledger's file was replaced") }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "ledger.records"
        configuration.busyMode = .timeout(Double(settings.busyMilliseconds) / 1_000)
        configuration.prepareDatabase {
            try $0.execute(sql: "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096; PRAGMA trusted_schema = OFF")
        }
        let open = Open(
            database: OpenDatabase(try DatabaseQueue(path: path, configuration: configuration)), keys: keys,
            place: FilePlace(path))
        state.withLock { $0 = open }
        return open
    }

    private func drop() {
        let open = state.withLock { state in
            defer { state = nil }
            return state
        }
        try? open?.database.close()
    }
}
