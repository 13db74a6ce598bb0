/// A point in time in whole milliseconds since 1970-01-01 00:00 UTC.
///
/// The wire writes it as local time of UTC+8, which has had no summer time since 1991; profile 2.
public struct Instant: Hashable, Comparable, Sendable {
    /// Unix time in milliseconds.
    public var milliseconds: Int64

    /// The instant `milliseconds` after the Unix epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The instant `seconds` after the Unix epoch, held at the bounds of the type.
    public init(seconds: Int64) {
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1000)
        milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Compares points in time.
    public static func < (a: Instant, b: Instant) -> Bool {
        a.milliseconds < b.milliseconds
    }

    /// Milliseconds from `b` to `a`, held at the bounds of the type.
    public static func - (a: Instant, b: Instant) -> Int64 {
        let (difference, overflow) = a.milliseconds.subtractingReportingOverflow(b.milliseconds)
        return overflow ? (a.milliseconds < 0 ? .min : .max) : difference
    }

    /// The instant `seconds` later, or earlier if negative, held at the bounds of the type.
    public func adding(seconds: Int64) -> Instant {
        adding(milliseconds: Instant(seconds: seconds).milliseconds)
    }

    /// The instant `milliseconds` later, or earlier if negative, held at the bounds of the type.
    public func adding(milliseconds delta: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(delta)
        return Instant(milliseconds: overflow ? (delta < 0 ? .min : .max) : sum)
    }

    /// Whole seconds since the Unix epoch, rounded down.
    public var seconds: Int64 {
        let quotient = milliseconds / 1000
        return milliseconds % 1000 < 0 ? quotient - 1 : quotient
    }
}
