/// How long a station waits; offline.md "Connectivity".
public struct StationSettings: Hashable, Sendable {
    /// The deadline of a whole verification: 3 s.
    public var verifyDeadline: Duration = .seconds(3)
    /// How long after that an answer may still come in as a late one.
    public var grace: Duration = .seconds(7)
    /// The deadline of a look at somebody's history: 5 s.
    public var historyDeadline: Duration = .seconds(5)
    /// The deadline of a probe: 3 s.
    public var probeDeadline: Duration = .seconds(3)
    /// How often the link is looked at while nobody scans: every 30 s.
    public var idleProbe: Duration = .seconds(30)

    /// The settings of the specification.
    public init() {}
}
