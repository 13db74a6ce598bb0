import HealthCode
import Synchronization
import Testing

@testable import HealthCodeClient

@Suite struct ServiceClockTests {
    /// A wall clock and a CLOCK_BOOTTIME that a test sets; 1,000 s after a boot that nobody timed.
    final class Hands: Sendable {
        let state: Mutex<(wall: Int64, boot: Int64)>

        init(wall: Int64 = 0) { state = Mutex((wall: wall, boot: 1_000_000)) }

        var clock: ServiceClock {
            ServiceClock(
                wall: { ServiceClockTests.noon.adding(milliseconds: self.state.withLock { $0.wall }) },
                boot: { self.state.withLock { $0.boot } })
        }

        func at(_ milliseconds: Int64) -> Int64 { 1_000_000 + milliseconds }
        func passed(_ milliseconds: Int64) { state.withLock { $0.boot = 1_000_000 + milliseconds } }
        func setWall(_ milliseconds: Int64) { state.withLock { $0.wall = milliseconds } }
    }

    /// A day on which this program existed.
    static let noon = Instant(c17: "20260301120000000") ?? Instant(milliseconds: 0)

    private func after(_ milliseconds: Int64) -> Instant { Self.noon.adding(milliseconds: milliseconds) }

    @Test func beforeTheFirstAnswerItIsTheSystems() {
        let clock = Hands().clock
        #expect(clock.now == Self.noon)
        #expect(clock.offsetMilliseconds == nil)
        #expect(clock.trustedOffset == nil)
        #expect(!clock.isMeasured)
    }

    @Test func anAnswerSetsItHalfWayThroughTheRoundTrip() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(after(4_000_000), sent: hands.at(0), received: hands.at(100))
        hands.passed(50)
        #expect(clock.now == after(4_000_000))
        #expect(clock.offsetMilliseconds == 4_000_000)
        #expect(clock.trustedOffset == after(4_000_000).milliseconds - hands.at(50))
    }

    @Test func steppingTheWallClockChangesNothingButTheOffset() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(Self.noon, sent: hands.at(0), received: hands.at(0))
        let trusted = clock.trustedOffset
        hands.setWall(8_000_000)
        hands.passed(1_000)
        #expect(clock.now == after(1_000))
        #expect(clock.offsetMilliseconds == -7_999_000)
        #expect(clock.trustedOffset == trusted)
    }

    @Test func aSlowerRoundTripDoesNotBlurAQuickerOne() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(after(0), sent: hands.at(0), received: hands.at(10))
        clock.learn(after(1_100), sent: hands.at(1_000), received: hands.at(1_400))
        hands.passed(1_005)
        #expect(clock.now == after(1_000))
    }

    @Test func theFirstOfEqualsStands() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(after(0), sent: hands.at(0), received: hands.at(10))
        let first = clock.trustedOffset
        clock.learn(after(1_003), sent: hands.at(1_000), received: hands.at(1_010))
        #expect(clock.trustedOffset == first)
    }

    @Test func aContradictionIsBelieved() {
        let hands = Hands()
        let clock = hands.clock
        clock.learn(after(0), sent: hands.at(0), received: hands.at(10))
        clock.learn(after(90_000), sent: hands.at(1_000), received: hands.at(1_400))
        hands.passed(1_200)
        #expect(clock.now == after(90_000))
    }

    /// 1970 at boot: a time that was trusted once bounds it from below, and certificates are judged there.
    @Test func nineteenSeventyIsKnownToBeWrong() {
        let hands = Hands(wall: -Self.noon.milliseconds)
        let clock = hands.clock
        #expect(clock.certificateTime == ServiceClock.madeAt)
        clock.raise(to: after(5_000))
        #expect(clock.isKnownWrong)
        #expect(clock.now == after(5_000))
        #expect(clock.certificateTime == after(5_000))
        clock.learn(after(600_000), sent: hands.at(0), received: hands.at(0))
        #expect(!clock.isKnownWrong)
        #expect(clock.certificateTime == after(600_000))
    }

    @Test(arguments: ["19700101000000000", "20251231235959999", "21060101000000000", "99991231235959999"])
    func nonsenseIsNoTime(_ text: String) throws {
        let hands = Hands()
        let clock = hands.clock
        let nonsense = try #require(Instant(c17: text))
        clock.learn(nonsense, sent: hands.at(0), received: hands.at(10))
        clock.raise(to: nonsense)
        clock.restore(offsetMilliseconds: nonsense.milliseconds - hands.at(0))
        clock.restore(offsetMilliseconds: .max)
        #expect(clock.trustedOffset == nil)
        #expect(clock.now == Self.noon)
    }

    /// X2 echoes nothing, so that an old answer can be played again: it never moves what an answer of ours set, and
    /// never goes behind a time that was trusted.
    @Test func anAnswerThatEchoesNothingCountsForLess() {
        let hands = Hands()
        let clock = hands.clock
        clock.raise(to: after(0))
        clock.learn(after(-1), sent: hands.at(0), received: hands.at(10), isBound: false)
        #expect(clock.trustedOffset == nil)
        clock.learn(after(7_000), sent: hands.at(0), received: hands.at(10), isBound: false)
        #expect(clock.trustedOffset != nil)
        clock.learn(after(9_000), sent: hands.at(0), received: hands.at(1_000))
        hands.passed(500)
        #expect(clock.now == after(9_000))
        clock.learn(after(70_000), sent: hands.at(0), received: hands.at(1), isBound: false)
        #expect(clock.now == after(9_000))
    }

    @Test func whatAnEarlierRunMeasuredHoldsUntilAnAnswer() {
        let hands = Hands()
        let clock = hands.clock
        clock.restore(offsetMilliseconds: after(3_000).milliseconds - hands.at(0))
        #expect(clock.now == after(3_000))
        clock.learn(after(4_000), sent: hands.at(0), received: hands.at(0))
        #expect(clock.now == after(4_000))
        clock.restore(offsetMilliseconds: after(90_000).milliseconds - hands.at(0))
        #expect(clock.now == after(4_000))
    }

    /// The real one: it never goes back, and its boot has the kernel's name.
    @Test func theBootClockRuns() {
        let first = BootClock.milliseconds()
        #expect(first > 0)
        #expect(BootClock.milliseconds() >= first)
        #expect(BootClock.bootId.count == 36)
    }
}
