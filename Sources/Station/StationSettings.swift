/// How long a station waits, and how often it looks; offline.md "Connectivity".
public struct StationSettings: Hashable, Sendable {
    /// The deadline of a whole verification: 3 s.
    public var verifyDeadline: Duration = .seconds(3)
    /// How long after that an answer may still come in as a late one.
    public var grace: Duration = .seconds(7)
    /// How long a commit may keep a scan from being asked about: 2 s. A disk that is slower than that has not recorded it.
    public var recordDeadline: Duration = .seconds(2)
    /// The deadline of a look at somebody's history: 5 s.
    public var historyDeadline: Duration = .seconds(5)
    /// The deadline of a probe: 3 s.
    public var probeDeadline: Duration = .seconds(3)
    /// How often the link is looked at while nobody scans: every 30 s.
    public var idleProbe: Duration = .seconds(30)
    /// The deadline of a bare connection: 2 s.
    public var reachDeadline: Duration = .seconds(2)

    /// The deadline of a batch: 30 s.
    public var batchDeadline: Duration = .seconds(30)
    /// The deadline of a single row, I6: 10 s.
    public var singleDeadline: Duration = .seconds(10)
    /// How long a batch holds back for a verification under way, at most: 5 s.
    public var holdBack: Duration = .seconds(5)
    /// How often to try for the lease while another process uploads: every second, so that it is taken over within 5 s.
    public var leaseEvery: Duration = .seconds(1)
    /// How long to leave a ledger in peace that refused an order of the uploader: 5 s.
    public var ledgerPause: Duration = .seconds(5)

    /// How often trust is brought up to date: every 10 min.
    public var trustEvery: Duration = .seconds(600)
    /// The same while the service declares itself degraded: every minute.
    public var degradedTrustEvery: Duration = .seconds(60)
    /// The deadline of a download of trust: 10 s.
    public var trustDeadline: Duration = .seconds(10)

    /// How long after the start the first housekeeping is: 1 min.
    public var firstHousekeeping: Duration = .seconds(60)
    /// How often there is housekeeping: every hour.
    public var housekeepingEvery: Duration = .seconds(3_600)

    /// Who is on duty at the start; ``Station/setOperator(_:)`` changes it.
    public var operatorRef: String?
    /// Makes jitter repeat itself; nil outside tests.
    public var seed: UInt64?

    /// The settings of the specification.
    public init() {}
}
