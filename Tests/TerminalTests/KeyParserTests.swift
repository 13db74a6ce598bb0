import Cells
import Terminal
import TestKit
import Testing

@Suite struct KeyParserTests {
    @Test(arguments: [
        ("\u{1B}[A", Key.up), ("\u{1B}OB", .down), ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\u{1B}[H", .home),
        ("\u{1B}[1~", .home), ("\u{1B}[4~", .end), ("\u{1B}OF", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
        ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)),
        ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)),
        ("\u{1B}[15~", .function(5)), ("\u{1B}[20~", .function(9)), ("\u{1B}[21~", .function(10)),
        ("\u{1B}[24~", .function(12)), ("\u{1B}[1;5A", .up), ("\u{1B}[3;2~", .delete), ("\u{1B}[1;2P", .function(1)),
        ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{10}", .control("p")), ("\u{0}", .control("@")),
        ("\u{1C}", .control("\\")), ("\u{1F}", .control("_")), ("\r", .enter), ("\n", .enter), ("\t", .tab),
    ])
    func sequences(_ text: String, _ key: Key) {
        #expect(Marble.events(.read(text)) == [.key(key)])
        #expect(Marble.events(.type(text, every: 5)) == [.key(key)], "cut between any two octets")
    }

    @Test func escapeAloneIsAKeyAfterItsDelay() {
        var marble = Marble()
        marble.play(.read("\u{1B}"), [.wait(24)])
        #expect(marble.events.isEmpty)
        marble.play([.wait(1)])
        #expect(marble.events == [.key(.escape)])
        #expect(Marble.events(.read("\u{1B}\u{1B}")) == [.key(.escape), .key(.escape)])
        #expect(Marble.events(.read("\u{1B}q")) == [.key(.escape)] + keys("q"))
        #expect(Marble.events(.read("\u{1B}"), [.wait(26)], .read("[")) == [.key(.escape)] + keys("["))
    }

    @Test(arguments: [
        "\u{1B}[?62;22c", "\u{1B}[12;40R", "\u{1B}]11;rgb:0000/0000/0000\u{7}", "\u{1B}P>|x\u{1B}\\", "\u{1B}[I",
    ])
    func answersOfTheTerminalAreSwallowed(_ answer: String) {
        #expect(Marble.events(.read(answer + "q")) == keys("q"))
    }

    @Test func charactersMayBeCutAnywhere() {
        for text in ["é", "中", "𠮷"] {
            #expect(Marble.events(.type(text, every: 60)) == keys(text))
        }
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80],
            [0xE4, 0xB8],
        ] as [[UInt8]])
    func brokenCharactersAreReplaced(_ octets: [UInt8]) {
        let events = Marble.events([.read(octets), .wait(600)], .read("q"))
        #expect(events.last == .key(.character("q")))
        #expect(events.dropLast().allSatisfy { $0 == .key(.character("\u{FFFD}")) })
        #expect(events.count >= 2)
    }

    @Test func controlCharactersOfTheUpperHalfAreDropped() {
        #expect(Marble.events(.read("\u{9B}31mq")) == keys("31mq"))
    }

    /// Whatever comes in, the parser neither traps nor keeps more than its bound, and is on the ground in the end.
    @Test func randomOctetsAreSurvived() {
        let seed = Cases.seed
        var random = SplitMix64(seed: seed)
        let likely: [UInt8] = [
            0x1B, 0x5B, 0x4F, 0x32, 0x30, 0x7E, 0x0D, 0x48, 0x55, 0xE4, 0xB8, 0xAD, 0x3B, 0x5D, 0x50,
        ]
        var marble = Marble()
        for round in 0..<Cases.count(20_000) {
            let octets = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? likely[Int.random(in: 0..<likely.count, using: &random)]
                    : UInt8.random(in: 0...255, using: &random)
            }
            marble.play([.read(octets), .wait([0, 1, 10, 35, 70][Int.random(in: 0..<5, using: &random)])])
            guard marble.decoder.heldCharacters <= BurstSettings().maximumLength else {
                Issue.record("seed \(seed) round \(round): holds \(marble.decoder.heldCharacters)")
                return
            }
        }
        marble.settle()
        #expect(marble.decoder.deadline == nil)
        for event in marble.events {
            switch event {
            case .scan(let text), .paste(let text):
                #expect(!text.isEmpty && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
            default: break
            }
        }
    }
}
