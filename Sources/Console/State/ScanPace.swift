public import HealthCode

/// How many scans each minute brought, up to the minute of the newest one.
///
/// It changes with a scan and never with the clock, so that a tick repaints nothing of it; whoever shows it says up to
/// when it is.
public struct ScanPace: Hashable, Sendable {
    /// How many minutes are kept.
    public static let limit = 60
    /// Scans a minute, the oldest first and the newest scan's last; at most ``limit``.
    public private(set) var counts: [Int] = []
    /// When the newest scan was.
    public private(set) var last: Instant?

    /// Nothing scanned yet.
    public init() {}

    /// How many minutes had a scan.
    public var minutes: Int { counts.count { $0 > 0 } }

    /// Counts a scan; one that a clock set back dates before the newest falls into the newest's minute.
    mutating func add(at instant: Instant) {
        guard let last else {
            (counts, self.last) = ([1], instant)
            return
        }
        let passed = Self.minute(of: instant) - Self.minute(of: last)
        if passed >= Int64(Self.limit) {
            counts = []
        } else if passed > 0 {
            counts += Array(repeating: 0, count: Int(passed))
        }
        if counts.isEmpty { counts = [0] }
        if passed >= 0 { self.last = instant }
        counts[counts.count - 1] += 1
        counts.removeFirst(max(0, counts.count - Self.limit))
    }

    /// Minutes since 1970, rounded down.
    private static func minute(of instant: Instant) -> Int64 {
        instant.milliseconds >= 0 ? instant.milliseconds / 60_000 : (instant.milliseconds - 59_999) / 60_000
    }
}
