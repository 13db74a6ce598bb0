public import HealthCode

/// How many scans of one day came to what, F7; scans carried in from other devices are not counted.
public struct RecordStatistics: Hashable, Sendable {
    /// The day's first instant in UTC+8; ``RecordStatistics/hours`` counts from it.
    public var day: Instant
    /// Scans of each hour, 0 to 23.
    public var hours: [Int]
    /// Of these, scans that no service has judged.
    public var unverifiedHours: [Int]
    /// Scans by the service's verdict.
    public var verdicts: [VerdictKind: Int]
    /// Scans by decision.
    public var decisions: [GateDecision: Int]
    /// Alerts about scans of the day.
    public var alerts: Int
    /// Of these, alerts that nobody has acknowledged.
    public var openAlerts: Int

    /// A day without scans.
    public init(day: Instant) {
        self.day = day
        hours = Array(repeating: 0, count: 24)
        unverifiedHours = hours
        verdicts = [:]
        decisions = [:]
        alerts = 0
        openAlerts = 0
    }

    /// All scans.
    public var total: Int { hours.reduce(0, +) }
    /// Scans that no service has judged.
    public var unverified: Int { unverifiedHours.reduce(0, +) }
}

extension Instant {
    /// The first instant of a day in UTC+8, by the day's number since 1970-01-01.
    public static func start(ofDay day: Int) -> Instant {
        Instant(milliseconds: Int64(day) * 86_400_000 - 8 * 3_600_000)
    }
}
