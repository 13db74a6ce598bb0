internal import FoundationEssentials
public import HealthCode
internal import Synchronization

/// The time as the service has it: measured from signed answers, kept by a clock that nobody can set.
///
/// Before the first answer it is the system's own time. Requests are stamped with it, so that a device whose clock is
/// wrong by hours still falls inside the service's window of 5 min (protocol.md 2) after one refused try.
public final class ServiceClock: Sendable {
    /// One measurement: what the service's clock said when the monotonic clock said `at`.
    private struct Measure {
        var server: Instant
        var at: ContinuousClock.Instant
        var roundTrip: Duration
    }

    private let measure = Mutex<Measure?>(nil)
    private let wall: @Sendable () -> Instant
    private let monotonic: @Sendable () -> ContinuousClock.Instant

    /// A clock that reads `wall` until an answer has been heard.
    public init(
        wall: @escaping @Sendable () -> Instant = ServiceClock.systemTime,
        monotonic: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.wall = wall
        self.monotonic = monotonic
    }

    /// The system's wall clock, in milliseconds.
    public static let systemTime: @Sendable () -> Instant = {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
    }

    /// The best idea of the service's time now.
    public var now: Instant {
        guard let measure = measure.withLock({ $0 }) else { return wall() }
        return Instant(milliseconds: measure.server.milliseconds + (monotonic() - measure.at).milliseconds)
    }

    /// Service time less the system's, in milliseconds; `nil` before the first signed answer.
    public var offsetMilliseconds: Int64? {
        guard measure.withLock({ $0 != nil }) else { return nil }
        return now.milliseconds - wall().milliseconds
    }

    /// Learns from a signed answer: its timeStamp was true somewhere between `sent` and `received`; half way is assumed.
    ///
    /// A slower round trip replaces a quicker one only when that is ten minutes old or contradicts it.
    public func learn(_ server: Instant, sent: ContinuousClock.Instant, received: ContinuousClock.Instant) {
        let roundTrip = received - sent
        let fresh = Measure(server: server, at: sent + roundTrip / 2, roundTrip: roundTrip)
        measure.withLock { old in
            guard let known = old else {
                old = fresh
                return
            }
            let expected = known.server.milliseconds + (fresh.at - known.at).milliseconds
            let contradiction = abs(server.milliseconds - expected)
            let doubt = (roundTrip + known.roundTrip).milliseconds
            if roundTrip <= known.roundTrip || contradiction > doubt || fresh.at - known.at > .seconds(600) {
                old = fresh
            }
        }
    }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
