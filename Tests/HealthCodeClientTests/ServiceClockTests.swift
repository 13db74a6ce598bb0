import HealthCode
import Synchronization
import Testing

@testable import HealthCodeClient

@Suite struct ServiceClockTests {
    /// A wall clock and a monotonic clock that a test sets.
    final class Hands: Sendable {
        let start = ContinuousClock.now
        let state = Mutex((wall: Int64(1_000_000), passed: Duration.zero))

        var clock: ServiceClock {
            ServiceClock(
                wall: { Instant(milliseconds: self.state.withLock { $0.wall }) },
                monotonic: { self.start + self.state.withLock { $0.passed } })
        }

        func at(_ milliseconds: Int64) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }
    }

    @Test func beforeTheFirstAnswerItIsTheSystems() {
        let hands = Hands()
        let clock = hands.clock
        #expect(clock.now.milliseconds == 1_000_000)
        #expect(clock.offsetMilliseconds == nil)
    }

    @Test func anAnswerSetsItHalfWayThroughTheRoundTrip() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(Instant(milliseconds: 5_000_000), sent: hands.at(0), received: hands.at(100))
        hands.state.withLock { $0.passed = .milliseconds(50) }
        #expect(clock.now.milliseconds == 5_000_000)
        #expect(clock.offsetMilliseconds == 4_000_000)
    }

    @Test func steppingTheWallClockChangesNothingButTheOffset() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(Instant(milliseconds: 1_000_000), sent: hands.at(0), received: hands.at(0))
        hands.state.withLock { $0 = (wall: 9_000_000, passed: .seconds(1)) }
        #expect(clock.now.milliseconds == 1_001_000)
        #expect(clock.offsetMilliseconds == -7_999_000)
    }

    @Test func aSlowerRoundTripDoesNotBlurAQuickerOne() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(Instant(milliseconds: 1_000), sent: hands.at(0), received: hands.at(10))
        clock.learn(Instant(milliseconds: 2_100), sent: hands.at(1_000), received: hands.at(1_400))
        hands.state.withLock { $0.passed = .milliseconds(1_005) }
        #expect(clock.now.milliseconds == 2_000)
    }

    @Test func aContradictionIsBelieved() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(Instant(milliseconds: 1_000), sent: hands.at(0), received: hands.at(10))
        clock.learn(Instant(milliseconds: 90_000), sent: hands.at(1_000), received: hands.at(1_400))
        hands.state.withLock { $0.passed = .milliseconds(1_200) }
        #expect(clock.now.milliseconds == 90_000)
    }
}
