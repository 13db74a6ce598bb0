import Cells
import Terminal
import Testing

/// What a decoder says of how a scan's keys came, where it is asked to.
@Suite struct MeasureTests {
    private func events(_ steps: [Marble.Step]...) -> [InputEvent] {
        var marble = Marble()
        marble.decoder.measuresBursts = true
        for step in steps { marble.play(step) }
        marble.settle()
        return marble.events
    }

    @Test func unaskedItSaysNothing() {
        #expect(Marble.events(.type("12345678\r", every: 8)) == [.scanBegan, .scan("12345678")])
    }

    @Test func timesAreThoseOfTheKeysAndEveryEndIsNamed() {
        let facts = BurstFacts(characters: 8, milliseconds: 56, longestGap: 8, ends: [.cr])
        var both = facts
        both.ends = [.cr, .lf]
        #expect(
            events(.type("12345678\r\n", every: 8)) == [
                .scanBegan, .measured(facts), .scan("12345678"), .measured(both),
            ])
        for (end, name) in [("\n", BurstFacts.End.lf), ("\t", .tab), ("\u{3}", .etx), ("\u{1B}OM", .enter)] {
            guard case .measured(let facts) = events(.type("12345678" + end, every: 2)).dropFirst().first else {
                Issue.record("\(end.debugDescription)")
                continue
            }
            #expect(facts.ends == [name] || name == .enter, "\(end.debugDescription)")
        }
        #expect(facts.tenthsPerCharacter == 80)
        #expect(BurstFacts(characters: 1, milliseconds: 0, longestGap: 0, ends: []).tenthsPerCharacter == 0)
    }

    @Test func theLongestGapIsToldAndAnEndThatDidNotCome() {
        let facts = BurstFacts(characters: 12, milliseconds: 75, longestGap: 25, ends: [])
        #expect(
            events(.type("123456", every: 5), [.wait(20)], .type("789abc", every: 5))
                == [.scanBegan, .measured(facts), .paste("123456789abc")])
    }

    @Test func aRunAfterAnotherIsMeasuredByItself() {
        let got = events(.type("12345678\r", every: 20), [.wait(500)], .type("12345678\r", every: 1))
        let times = got.compactMap { if case .measured(let facts) = $0 { facts.milliseconds } else { nil } }
        #expect(times == [140, 7])
    }
}
