public import HealthCode

/// Notices that the system's clock is off from the service's by more than 30 s; offline.md Q9.
public struct SkewWatch: Hashable, Sendable {
    /// From here on somebody is told, in milliseconds.
    public static let tolerated: Int64 = 30_000
    /// Below this it is said to be right again, in milliseconds.
    public static let right: Int64 = 25_000

    private var told: Int64 = 0

    /// Starts with a clock that is taken to be right.
    public init() {}

    /// Takes a trusted time and the system's beside it.
    /// - Returns: how far the system's clock is ahead, in milliseconds, where that is news: it went over 30 s, moved by
    ///   more than 30 s, or came back, which is said as 0.
    public mutating func note(wall: Instant, trusted: Instant) -> Int64? {
        let skew = wall - trusted
        let (change, overflow) = skew.subtractingReportingOverflow(told)
        let isNews: Bool =
            if told == 0 { skew.magnitude > UInt64(Self.tolerated) } else {
                overflow || change.magnitude > UInt64(Self.tolerated) || skew.magnitude < UInt64(Self.right)
            }
        guard isNews else { return nil }
        told = skew.magnitude > UInt64(Self.tolerated) ? skew : 0
        return told
    }
}
