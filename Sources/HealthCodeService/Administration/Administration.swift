internal import GRDB
internal import GuoMi
public import HealthCode
internal import HealthCodeAPI

/// What an administrator does on the service's own database, also while the service runs in another process.
///
/// Every change is durable when its function returns, and stands in the hash-chained log without a person's name.
public struct Administration: Sendable {
    let storage: Storage
    private let time: @Sendable () -> Instant

    /// Opens a service's data directory; makes it, with its keys, where it is absent.
    /// - Throws: ``ServiceFault/storage(_:)``
    public init(dataDirectory: String) throws(ServiceFault) {
        do {
            storage = try Storage.open(dataDirectory, now: ServiceClock.now)
        } catch {
            throw .storage("\(error)")
        }
        time = { ServiceClock.now }
    }

    /// On a storage that is open already.
    init(_ storage: Storage, time: @escaping @Sendable () -> Instant = { ServiceClock.now }) {
        self.storage = storage
        self.time = time
    }

    /// The time that a change is written under.
    var now: Instant { time() }

    /// Walks the hash-chained log.
    /// - Returns: the number of the first entry that was tampered with; nil where the chain and its signatures hold.
    public func firstBrokenLogEntry() throws -> Int64? {
        try read { try LogChain.firstBroken(try ServiceKeys.signingKeys($0), $0) }
    }

    /// For how many days pass records are kept, 14 to 30 (3.18).
    public func passRecordDays() throws -> Int {
        try read { try Retention.days($0) }
    }

    /// Chooses for how many days pass records are kept; held within 14 to 30.
    public func setPassRecordDays(_ days: Int) throws {
        try storage.write { try Retention.setDays(days, at: now, $0) }
    }

    /// Declares or ends the degraded mode: the service answers 9003 to everything but uploads and trust (3.19).
    public func setDegraded(_ isDegraded: Bool) throws {
        try storage.write { transaction in
            try transaction.execute(
                "INSERT OR REPLACE INTO setting (name, value) VALUES ('degraded', ?)", [Blob([isDegraded ? 1 : 0])])
            try LogChain.append(
                .setting, ["name": .string("degraded"), "value": .bool(isDegraded)], at: now, transaction)
        }
    }

    func read<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
        try storage.pool.read { try body(Transaction(database: $0)) }
    }
}

/// Why an administrator's order was not carried out.
public enum AdministrationFault: Error, Hashable, Sendable {
    /// No device has this number.
    case deviceUnknown
    /// The text is neither a code nor a codeId of 24 hexadecimal digits.
    case notACode
    /// This service made no such code.
    case codeUnknown
    /// The registry knows nobody with this document number.
    case personUnknown
    /// More than one document type has this number: say which.
    case numberAmbiguous([CertType])
    /// A division that does not exist (GB/T 2260).
    case divisionUnknown
}
