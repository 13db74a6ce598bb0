internal import FoundationEssentials
public import HealthCode
internal import Synchronization

/// The time as the service has it: measured from signed answers, kept by CLOCK_BOOTTIME, which nobody can set.
///
/// Before the first answer it is the system's own time, but never before the newest time that was ever trusted.
/// Requests are stamped with it, so that a device whose clock is wrong by hours still falls inside the service's window
/// of 5 min (protocol.md 2) after one refused try.
public final class ServiceClock: Sendable {
    /// One measurement: what the service's clock said when CLOCK_BOOTTIME said `at`.
    private struct Measure {
        var server: Int64
        var at: Int64
        var roundTrip: Int64
        /// Whether the answer echoed a request of ours, so that it cannot be an old one given again.
        var isBound: Bool

        var offset: Int64 { server - at }
    }

    private struct State {
        var measure: Measure?
        var floor: Instant
    }

    /// No honest clock is before this program was made.
    static let madeAt = Instant(c17: "20260101000000000") ?? Instant(milliseconds: 0)
    /// No honest clock is a lifetime after it.
    static let endOfTime = madeAt.adding(seconds: 80 * 365 * 86_400)
    /// What the distance of two clocks may be taken for their doubt, in milliseconds.
    private static let restoredDoubt: Int64 = 5_000

    private let state = Mutex(State(measure: nil, floor: ServiceClock.madeAt))
    private let wall: @Sendable () -> Instant
    private let boot: @Sendable () -> Int64

    /// A clock that reads `wall` until an answer has been heard; `boot` is CLOCK_BOOTTIME in milliseconds.
    public init(
        wall: @escaping @Sendable () -> Instant = ServiceClock.systemTime,
        boot: @escaping @Sendable () -> Int64 = BootClock.milliseconds
    ) {
        self.wall = wall
        self.boot = boot
    }

    /// The system's wall clock, in milliseconds.
    public static let systemTime: @Sendable () -> Instant = {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    /// CLOCK_BOOTTIME as this clock reads it, for measuring round trips.
    var bootMilliseconds: Int64 { boot() }

    /// The best idea of the service's time now.
    public var now: Instant {
        let state = state.withLock { $0 }
        guard let measure = state.measure else { return max(wall(), state.floor) }
        return Instant(milliseconds: measure.offset + boot())
    }

    /// Whether ``now`` rests on a signed answer of this boot; else it is the system's word.
    public var isMeasured: Bool { state.withLock { $0.measure != nil } }

    /// Whether the system's clock is known to be wrong: it is before a time that was trusted, and nothing was measured.
    public var isKnownWrong: Bool {
        let state = state.withLock { $0 }
        return state.measure == nil && state.floor - wall() > Limits.clockWindow * 1_000
    }

    /// Service time less the system's, in milliseconds; `nil` before the first signed answer.
    public var offsetMilliseconds: Int64? {
        guard isMeasured else { return nil }
        return now.milliseconds - wall().milliseconds
    }

    /// Service time less CLOCK_BOOTTIME, in milliseconds; `nil` before the first signed answer of this boot.
    public var trustedOffset: Int64? { state.withLock { $0.measure?.offset } }

    /// The time that certificates are judged at: no earlier than the system's clock, the newest trusted time and the
    /// making of this program, or a device that boots in 1970 could never learn the time (offline.md).
    public var certificateTime: Instant {
        let floor = state.withLock { $0.floor }
        return max(now, wall(), floor)
    }

    /// ``certificateTime`` where the system's clock is behind it by more than the window of 5 min, else nil.
    var certificateTimeAhead: Instant? {
        let time = certificateTime
        return time - wall() > Limits.clockWindow * 1_000 ? time : nil
    }

    /// Remembers a time that a signed answer of some earlier day gave: it cannot be earlier now.
    public func raise(to trusted: Instant) {
        guard Self.isBelievable(trusted) else { return }
        state.withLock { $0.floor = max($0.floor, trusted) }
    }

    /// Takes over the offset that an earlier run measured in this same boot, until an answer is heard.
    public func restore(offsetMilliseconds offset: Int64) {
        let now = boot()
        let (server, overflow) = now.addingReportingOverflow(offset)
        guard !overflow, Self.isBelievable(Instant(milliseconds: server)) else { return }
        state.withLock { state in
            guard state.measure == nil else { return }
            state.measure = Measure(server: server, at: now, roundTrip: Self.restoredDoubt, isBound: false)
        }
    }

    /// Learns from a signed answer: its timeStamp was true somewhere between `sent` and `received`, both
    /// CLOCK_BOOTTIME in milliseconds; half way is assumed.
    ///
    /// The first measurement stands, so that all rows of a boot are dated alike. A quicker one replaces it, and a slower
    /// one that contradicts it by more than both doubts or comes ten minutes later. An answer that does not echo a
    /// request of ours (X2) may be an old one given again: it counts only while nothing better is known, and never
    /// before the newest trusted time. A time before this program was made, or 80 years after, is no time.
    public func learn(_ server: Instant, sent: Int64, received: Int64, isBound: Bool = true) {
        guard Self.isBelievable(server), received >= sent else { return }
        let fresh = Measure(
            server: server.milliseconds, at: sent + (received - sent) / 2, roundTrip: received - sent,
            isBound: isBound)
        state.withLock { state in
            if !isBound, server < state.floor { return }
            if Self.replaces(state.measure, fresh) { state.measure = fresh }
            if isBound { state.floor = server }
        }
    }

    private static func replaces(_ old: Measure?, _ fresh: Measure) -> Bool {
        guard let old else { return true }
        guard old.isBound == fresh.isBound else { return fresh.isBound }
        let contradiction = abs(fresh.offset - old.offset)
        return fresh.roundTrip < old.roundTrip || contradiction > fresh.roundTrip + old.roundTrip
            || fresh.at - old.at > 600_000
    }

    private static func isBelievable(_ time: Instant) -> Bool { time >= madeAt && time < endOfTime }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
