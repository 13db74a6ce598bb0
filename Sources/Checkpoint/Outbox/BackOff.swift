/// Full jitter from 1 s to 60 s, to 300 s after an hour, and a pace that keeps an hour of failures cheap.
///
/// Full jitter alone asks about 125 times an hour once it has reached its bound. The pace keeps the promise of 100
/// (offline.md Q8): the nth try of an outage is not before (n - 15) minutes of it, whoever presses which key.
/// Times are milliseconds of uptime.
public struct BackOff: Hashable, Sendable {
    /// The bound of the first pause.
    public var first: Int64 = 1_000
    /// The longest pause in the first hour.
    public var longest: Int64 = 60_000
    /// From this long on an outage is a long one.
    public var longOutage: Int64 = 3_600_000
    /// The longest pause in a long outage, and the longest that a service may ask for.
    public var longestLater: Int64 = 300_000
    /// Tries of an outage that are free of the pace.
    public var free = 15
    /// What every further try has to wait for.
    public var spacing: Int64 = 60_000

    /// offline.md's values.
    public init() {}

    /// A pause: when it is over, and before when nobody may end it.
    public struct Pause: Hashable, Sendable {
        /// When to try again.
        public var due: Int64
        /// A network event or a key press may end the pause from here on.
        public var notBefore: Int64

        /// A pause.
        public init(due: Int64, notBefore: Int64) {
            self.due = due
            self.notBefore = notBefore
        }
    }

    /// The bound of the pause after the nth failure in a row.
    public func bound(failures: Int, elapsed: Int64) -> Int64 {
        min(elapsed >= longOutage ? longestLater : longest, first << Int64(min(max(0, failures - 1), 20)))
    }

    /// The pause after the nth failure in a row.
    /// - Parameters:
    ///   - tries: how often the outage was asked about so far.
    ///   - since: when the outage began.
    ///   - told: what the service asked for, in seconds.
    public func pause(
        failures: Int, tries: Int, since: Int64, now: Int64, told: Int? = nil,
        random: inout some RandomNumberGenerator
    ) -> Pause {
        let asked = min(Int64(clamping: max(0, told ?? 0)), longestLater / 1_000) * 1_000
        let jitter = Int64.random(in: 0...bound(failures: failures, elapsed: now - since), using: &random)
        let paced = earliest(try: tries, since: since)
        // Gates that were told the same, or lost the service together, do not come back together.
        var due = paced > now + jitter ? paced + jitter / 2 : now + jitter
        if asked > 0 { due = max(due, min(now + asked + jitter / 2, now + max(asked, longestLater))) }
        return Pause(due: due, notBefore: max(paced, now + asked))
    }

    /// Before when the try after the nth of an outage may not happen.
    public func earliest(try count: Int, since: Int64) -> Int64 {
        since + Int64(max(0, count - free)) * spacing
    }

    /// The pause of a single row after so many tries of its own, in milliseconds. The hour is counted in tries: six
    /// doublings and 120 pauses of half a minute.
    public func rowPause(attempts: Int, random: inout some RandomNumberGenerator) -> Int64 {
        let elapsed = attempts > 126 ? longOutage : 0
        return Int64.random(in: 0...bound(failures: max(1, attempts), elapsed: elapsed), using: &random)
    }
}
