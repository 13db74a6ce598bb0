public import HealthCode

/// A point in time as this device sees it: the wall clock to show, and the uptime to measure by.
///
/// Deadlines and dwell times count uptime only, so that a clock set back or forward neither keeps a verdict on the
/// screen nor takes one away; offline.md "Tables".
public struct Moment: Hashable, Sendable {
    /// The wall clock.
    public var wall: Instant
    /// Milliseconds since some fixed point of this boot; never goes back.
    public var uptime: Int64

    /// Pairs the two clocks.
    public init(wall: Instant, uptime: Int64) {
        self.wall = wall
        self.uptime = uptime
    }

    /// The moment so many milliseconds later on both clocks, held at the bounds of the types.
    public func adding(milliseconds: Int64) -> Moment {
        let (sum, overflow) = uptime.addingReportingOverflow(milliseconds)
        return Moment(
            wall: wall.adding(milliseconds: milliseconds), uptime: overflow ? (milliseconds < 0 ? .min : .max) : sum)
    }
}
