import Checkpoint
import TestKit
import Testing

/// The automaton while OFFLINE: bare connections, the pace of signed probes, and a service that declares itself degraded.
@Suite struct OutageProbeTests {
    private static func offline(_ cause: FailureCause = .refused) -> (Connectivity, SplitMix64) {
        var connectivity = Connectivity()
        var random = SplitMix64(seed: 1)
        for time in [0, 1_000] as [Int64] {
            connectivity.note(.failed(cause, retryAfterSeconds: nil), at: time, random: &random)
        }
        return (connectivity, random)
    }

    @Test func aBareConnectionIsDueEveryFourSecondsAndNoneOnline() {
        var (connectivity, random) = Self.offline()
        #expect(connectivity.nextReach == 5_000)
        connectivity.noteReach(false, at: 5_000)
        #expect(connectivity.nextReach == 9_000)
        for time in [6_000, 6_500] as [Int64] {
            connectivity.note(.answered(latencyMilliseconds: 9), at: time, random: &random)
        }
        #expect(connectivity.state == .online(latencyMilliseconds: 9))
        #expect(connectivity.nextReach == nil && connectivity.nextProbe == nil)
    }

    @Test func aWayThatOpensAgainIsProbedAtOnce() {
        var (connectivity, random) = Self.offline()
        for number in 0..<5 {
            connectivity.note(
                .failed(.refused, retryAfterSeconds: nil), at: 2_000 + Int64(number), random: &random)
        }
        var time: Int64 = 5_000
        while let due = connectivity.nextProbe, due <= time {
            connectivity.note(.failed(.refused, retryAfterSeconds: nil), at: time, random: &random)
        }
        connectivity.noteReach(false, at: time)
        time += 4_000
        connectivity.noteReach(true, at: time)
        #expect(connectivity.nextProbe.map { $0 <= time } == true)
    }

    @Test func aWayThatWasNeverClosedBringsNoProbeForward() {
        var (connectivity, _) = Self.offline(.foreign)
        let due = connectivity.nextProbe
        connectivity.noteReach(true, at: 1_000)
        connectivity.noteReach(true, at: 1_001)
        #expect(connectivity.nextProbe == due)
    }

    @Test func noKeyIsPressedOftenEnoughToBreakThePace() {
        var (connectivity, random) = Self.offline(.foreign)
        var tries = 0
        for time in stride(from: 1_000, to: 3_600_000, by: 100) as StrideTo<Int64> {
            connectivity.wake(at: time)
            connectivity.noteReach((time / 4_000) % 2 == 0, at: time)
            guard let due = connectivity.nextProbe, due <= time else { continue }
            tries += 1
            connectivity.note(.failed(.foreign, retryAfterSeconds: nil), at: time, random: &random)
        }
        #expect(tries <= 100, "\(tries)")
    }

    /// A network that comes up may go ahead of the pace a few times; what the service asked for it keeps.
    @Test func aNetworkThatComesUpIsProbedAtOnceUnlessTheServiceAskedForAPause() {
        var (connectivity, random) = Self.offline()
        for time in stride(from: 2_000, to: 60_000, by: 2_000) as StrideTo<Int64> {
            connectivity.note(.failed(.refused, retryAfterSeconds: nil), at: time, random: &random)
        }
        connectivity.wake(.key, at: 60_000)
        #expect(connectivity.nextProbe.map { $0 > 60_000 } == true)
        connectivity.wake(.network, at: 900_000)
        #expect(connectivity.nextProbe.map { $0 <= 900_000 } == true)
        var (asked, dice) = Self.offline(.busy)
        asked.note(.failed(.busy, retryAfterSeconds: 120), at: 2_000, random: &dice)
        asked.wake(.network, at: 3_000)
        #expect(asked.nextProbe.map { $0 >= 122_000 } == true)
    }

    /// What only the service says, and signed, shows that the way is good; what says nothing asks no more often.
    @Test func aSignedRefusalIsAnAnswerAndNothingLoops() {
        for cause in [FailureCause.revoked, .authority, .clock] {
            var (connectivity, random) = Self.offline()
            connectivity.note(.failed(cause, retryAfterSeconds: nil), at: 2_000, random: &random)
            connectivity.note(.failed(cause, retryAfterSeconds: nil), at: 3_000, random: &random)
            #expect(connectivity.state == .online(latencyMilliseconds: nil), "\(cause)")
        }
        for cause in [FailureCause.notEnrolled, .cancelled] {
            var (connectivity, random) = Self.offline()
            connectivity.note(.failed(cause, retryAfterSeconds: nil), at: 2_000, random: &random)
            #expect(!connectivity.state.isOnline)
            #expect(connectivity.nextProbe.map { $0 > 2_000 } == true, "\(cause)")
        }
    }

    @Test func aDegradedServiceIsOfflineWhateverAnswersAndUntilItSaysOtherwise() {
        var connectivity = Connectivity()
        var random = SplitMix64(seed: 2)
        connectivity.note(.answered(latencyMilliseconds: 9), at: 0, random: &random)
        connectivity.declare(isDegraded: true, at: 1_000)
        for time in 1...5 {
            connectivity.note(.answered(latencyMilliseconds: 9), at: Int64(time) * 2_000, random: &random)
        }
        #expect(connectivity.state == .offline(.maintenance, since: 1_000))
        connectivity.force("演练")
        connectivity.release()
        #expect(connectivity.state == .offline(.maintenance, since: 1_000))
        connectivity.declare(isDegraded: false, at: 20_000)
        connectivity.note(.answered(latencyMilliseconds: 9), at: 20_001, random: &random)
        #expect(connectivity.state == .online(latencyMilliseconds: 9))
    }
}
