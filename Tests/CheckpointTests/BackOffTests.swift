import Checkpoint
import HealthCode
import TestKit
import Testing

@Suite struct BackOffTests {
    /// offline.md Q8: whoever presses which key, an hour's outage costs at most 100 tries.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64]) func anHourCostsAtMostAHundredTries(_ seed: UInt64) {
        for wakes in [false, true] {
            var random = SplitMix64(seed: seed)
            let backOff = BackOff()
            var (time, tries): (Int64, Int) = (0, 0)
            while time < 3_600_000 {
                tries += 1
                let pause = backOff.pause(failures: tries, tries: tries, since: 0, now: time, random: &random)
                time = max(time + 200, wakes ? min(pause.due, pause.notBefore) : pause.due)
            }
            #expect(tries <= 100, "seed \(seed), wakes \(wakes)")
            #expect(tries > 30, "and it is not given up: seed \(seed)")
        }
    }

    @Test func noSoonerThanToldAndNeverBeyondFiveMinutes() {
        var random = SplitMix64(seed: 7)
        for told in [1, 30, 299, 300, 5_000, .max] {
            for _ in 0..<200 {
                let pause = BackOff().pause(
                    failures: 1, tries: 1, since: 0, now: 1_000, told: told, random: &random)
                let asked = Int64(min(told, 300)) * 1_000
                #expect(pause.notBefore >= 1_000 + asked)
                #expect((1_000 + asked...1_000 + 300_000).contains(pause.due))
            }
        }
    }

    @Test func jitterFillsItsWholeBound() {
        var random = SplitMix64(seed: 3)
        let dues = (0..<2_000).map { _ in
            BackOff().pause(failures: 7, tries: 7, since: 0, now: 100_000, random: &random).due - 100_000
        }
        #expect(dues.allSatisfy { (0...60_000).contains($0) })
        #expect((dues.min() ?? 0) < 1_000 && (dues.max() ?? 0) > 59_000)
    }

    @Test func aRowsOwnPauseIsAMinuteAtMostAndFiveAfterAnHourOfTries() {
        var random = SplitMix64(seed: 5)
        for attempts in 0...200 {
            let pause = BackOff().rowPause(attempts: attempts, random: &random)
            #expect(pause <= (attempts > 126 ? 300_000 : min(60_000, 1_000 << Int64(min(attempts, 20)))))
        }
    }
}

@Suite struct SkewWatchTests {
    @Test func moreThanHalfAMinuteIsSaidAtOnceAndItsEndToo() {
        let trusted = Instant(milliseconds: 1_700_000_000_000)
        var watch = SkewWatch()
        #expect(watch.note(wall: trusted.adding(seconds: 30), trusted: trusted) == nil)
        #expect(watch.note(wall: trusted.adding(seconds: 31), trusted: trusted) == 31_000)
        #expect(watch.note(wall: trusted.adding(seconds: 40), trusted: trusted) == nil)
        #expect(watch.note(wall: trusted.adding(seconds: 7_200), trusted: trusted) == 7_200_000)
        #expect(watch.note(wall: trusted.adding(seconds: -86_400), trusted: trusted) == -86_400_000)
        #expect(watch.note(wall: trusted.adding(seconds: 1), trusted: trusted) == 0)
        #expect(watch.note(wall: Instant(milliseconds: .min), trusted: trusted) == .min)
        #expect(watch.note(wall: Instant(milliseconds: .max), trusted: trusted) != nil)
    }
}
