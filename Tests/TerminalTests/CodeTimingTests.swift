import Cells
import Terminal
import TestKit
import Testing

/// 148 characters from HU are a scan whatever the timing.
@Suite struct CodeTimingTests {
    private let code = String(sampleCode)

    @Test func withoutATerminatorItIsGivenAfterTheThreshold() {
        var marble = Marble()
        marble.play(.read(code), [.wait(29)])
        #expect(marble.events == [.scanBegan])
        marble.play([.wait(1)])
        #expect(marble.events == [.scanBegan, .scan(code)])
    }

    @Test(arguments: [1, 2, 5, 6, 60, 147])
    func aLineMayCutItAnywhere(_ cut: Int) {
        for gap in [10, 50, 200, 900] {
            for end in ["", "\r"] {
                let events = Marble.events(
                    .read(String(code.prefix(cut))), [.wait(gap)], .read(String(code.dropFirst(cut)) + end))
                #expect(scans(in: events) == [code], "cut at \(cut), \(gap) ms")
                let leaked = events.filter { if case .key = $0 { true } else { false } }
                #expect(leaked.count <= min(cut, 5))
            }
        }
    }

    @Test func anEnterThatFollowsAnotherKeyIsAPersons() {
        let events = Marble.events(
            .read(code + "\r"), [.wait(20)], .read("\u{1B}[C"), [.wait(20)], .read("\r"))
        #expect(events.suffix(2) == [.key(.right), .key(.enter)])
    }

    @Test(arguments: [25, 35, 100, 500])
    func keyByKeyItIsAScanToo(_ gap: Int) {
        for holds in [true, false] {
            for end in ["", "\r"] {
                let events = Marble.events(holdsKeys: holds, .type(code + end, every: gap))
                #expect(scans(in: events) == [code], "every \(gap) ms, \(holds), \(end.isEmpty ? "no end" : "CR")")
                #expect(events.last == .scan(code))
            }
        }
    }

    @Test func smallLettersAreTheSame() {
        #expect(scans(in: Marble.events(.read(code.lowercased() + "\r"))) == [code.lowercased()])
    }

    @Test func theTerminatorThatComesLateIsNoKey() {
        #expect(Marble.events(.read(code), [.wait(300)], .read("\r")) == [.scanBegan, .scan(code)])
        #expect(Marble.events(.read(code), [.wait(1_200)], .read("\r")) == [.scanBegan, .scan(code), .key(.enter)])
    }

    @Test func halfACodeIsAScanAfterASecond() {
        var marble = Marble()
        marble.play(.read(String(code.prefix(70))), [.wait(999)])
        #expect(marble.events == [.scanBegan])
        marble.play([.wait(1)])
        #expect(marble.events == [.scanBegan, .scan(String(code.prefix(70)))])
    }

    @Test func jitterDoesNotMatter() {
        let seed = Cases.seed
        var random = SplitMix64(seed: seed)
        for round in 0..<Cases.count(200) {
            var marble = Marble(holdsKeys: Bool.random(using: &random))
            var rest = code[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...40, using: &random))
                rest = rest.dropFirst(piece.count)
                marble.play(.read(String(piece)), [.wait(Int.random(in: 0...400, using: &random))])
            }
            marble.play(.read("\r"))
            marble.settle()
            #expect(scans(in: marble.events) == [code], "seed \(seed) round \(round)")
        }
    }

    private func scans(in events: [InputEvent]) -> [String] {
        events.compactMap { if case .scan(let text) = $0 { text } else { nil } }
    }
}
