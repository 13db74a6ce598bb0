import Checkpoint
import Testing

/// The ONLINE/OFFLINE automaton, over virtual time.
@Suite struct ConnectivityTests {
    /// Always the greatest value, so that full jitter gives its bound.
    struct Greatest: RandomNumberGenerator {
        mutating func next() -> UInt64 { .max }
    }

    private static func run(_ marbles: String, from connectivity: Connectivity = Connectivity()) -> Connectivity {
        var connectivity = connectivity
        var random = Greatest()
        for (second, marble) in marbles.enumerated() {
            let time = Int64(second) * 1_000
            switch marble {
            case "o": connectivity.note(.answered(latencyMilliseconds: 40), at: time, random: &random)
            case "x": connectivity.note(.failed(.refused, retryAfterSeconds: nil), at: time, random: &random)
            case "T": connectivity.note(.failed(.timedOut, retryAfterSeconds: nil), at: time, random: &random)
            case "a": connectivity.note(.failed(.authority, retryAfterSeconds: nil), at: time, random: &random)
            default: break
            }
        }
        return connectivity
    }

    @Test(arguments: [
        ("", true), ("o", true), ("x", true), ("xx", false), ("xoooox", true), ("xooox", false), ("oxox", false),
        ("T", false), ("oooT", false), ("aaaaa", true), ("xx o", false), ("xx oo", true), ("xx oxo", false),
        ("xx oxoo", true), ("xx oox", true), ("T ooxx", false),
    ]) func offlineAfterTwoOfFiveAndBackAfterTwoGoodProbes(_ marbles: String, _ isOnline: Bool) {
        #expect(Self.run(marbles).state.isOnline == isOnline, "\(marbles)")
    }

    @Test func theBarNamesTheLastCauseAndSinceWhen() {
        #expect(Self.run("oxx").state == .offline(.refused, since: 2_000))
        #expect(Self.run("oxxT").state == .offline(.timedOut, since: 2_000))
        #expect(Self.run("o").state == .online(latencyMilliseconds: 40))
    }

    @Test func pausesDoubleUpToAMinuteAndFiveAfterAnHour() {
        var connectivity = Self.run("xx")
        var random = Greatest()
        var time: Int64 = 1_000
        var pauses: [Int64] = []
        for _ in 0..<200 {
            let due = connectivity.nextProbe ?? -1
            pauses.append(due - time)
            time = due
            connectivity.note(.failed(.refused, retryAfterSeconds: nil), at: time, random: &random)
        }
        #expect(pauses.prefix(7) == [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
        #expect(pauses.max() == 300_000)
        #expect(pauses.last == 300_000)
    }

    @Test func fullJitterStaysWithinItsBound() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<1_000 {
            var connectivity = Connectivity()
            connectivity.note(.failed(.timedOut, retryAfterSeconds: nil), at: 0, random: &random)
            #expect((0...2_000).contains(connectivity.nextProbe ?? -1))
        }
    }

    @Test func theServiceMayAskForPeaceButNotForEver() {
        for (asked, waited) in [(10, 10_000), (300, 300_000), (86_400, 300_000), (-5, 0)] as [(Int, Int64)] {
            var connectivity = Connectivity()
            var random = Least()
            connectivity.note(.failed(.busy, retryAfterSeconds: asked), at: 0, random: &random)
            connectivity.note(.failed(.busy, retryAfterSeconds: asked), at: 0, random: &random)
            #expect(connectivity.nextProbe == waited)
        }
    }

    @Test func staffCanForceItAndTakeItBack() {
        var connectivity = Self.run("o")
        connectivity.force("演练")
        #expect(connectivity.state == .forced(reason: "演练"))
        var random = Greatest()
        connectivity.note(.answered(latencyMilliseconds: 1), at: 9_000, random: &random)
        #expect(connectivity.state == .forced(reason: "演练") && connectivity.nextProbe == nil)
        connectivity.release()
        #expect(connectivity.state == .unknown)
    }

    @Test func aWakeMakesTheProbeDueNow() {
        var connectivity = Self.run("xx")
        connectivity.wake(at: 1_001)
        #expect(connectivity.nextProbe == 1_001)
    }

    /// Gives the least of a range; not 0 itself, which the standard library's range draws would reject for ever.
    private struct Least: RandomNumberGenerator {
        mutating func next() -> UInt64 { 1 }
    }
}
