import Cells
import Checkpoint
import FoundationEssentials
import HealthCode
import Terminal
import TestKit
import Testing

@testable import Console

/// The whole way of input in virtual time: octets, decoder, console; in every screen and dialog there is.
///
/// The screens are walked by ``CommandContext``: a new one without a way to open it does not compile, and is in every test.
@Suite struct InputPathTests {
    /// A gate with the terminal's decoder before it, both on one clock.
    struct Lane {
        var gate: Gate
        var decoder = BurstDecoder()
        var effects: [ConsoleEffect] = []
        private var time = Duration.zero

        init(_ gate: Gate) {
            self.gate = gate
        }

        /// Keys, so many milliseconds apart; the decoder's ticks come when they are due.
        mutating func type(_ text: String, every milliseconds: Int) {
            // The octets of one character come together.
            for scalar in text.unicodeScalars {
                decoder.holdsKeys = gate.state.overlay != nil
                decoder.measuresBursts = gate.state.context == .scannerTest
                take(decoder.feed(Array(String(scalar).utf8), at: time))
                pass(milliseconds)
            }
        }

        mutating func pass(_ milliseconds: Int) {
            let end = time + .milliseconds(milliseconds)
            while let due = decoder.deadline, due <= end {
                advance(to: max(due, time))
                take(decoder.tick(at: time))
            }
            advance(to: end)
            gate.send(.tick)
            effects += gate.effects
        }

        private mutating func advance(to end: Duration) {
            gate.now = gate.now.adding(milliseconds: Int64((end - time) / .milliseconds(1)))
            time = end
        }

        private mutating func take(_ events: [InputEvent]) {
            for event in events {
                gate.send(.input(event))
                effects += gate.effects
            }
        }

        /// What a person may have set off: anything but asking about scans, sounds and reading a screen's own rows.
        var commands: [ConsoleEffect] {
            effects.filter { effect in
                switch effect {
                case .verify, .sound, .showQueue, .readRecords, .readStatistics, .examine, .wake, .history: false
                default: true
                }
            }
        }

        var asked: [String] {
            effects.compactMap { effect in
                if case .verify(let scan, _) = effect, case .code(let content) = scan.payload {
                    content.text
                } else {
                    nil
                }
            }
        }
    }

    /// The short form; KAKOU_FULL=1 walks every gap and every terminator.
    private static let isFull = RunForm.isFull
    static let gaps = isFull ? [0, 1, 8, 20] : [0, 20]
    static let ends = isFull ? ["\r", "\n", "\t", "\u{3}", "\r\n"] : ["\r\n", "\t"]

    private func lane(_ context: CommandContext) -> Lane {
        var gate = Gate(demo: true)
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.open(context)
        #expect(gate.state.context == context)
        return Lane(gate)
    }

    @Test(arguments: CommandContext.allCases, gaps)
    func twoCodesOneAfterTheOtherAreTwoScansAndNothingElse(_ context: CommandContext, _ gap: Int) {
        for end in Self.ends {
            var lane = lane(context)
            lane.type(Sample.code + end, every: gap)
            lane.pass(gap)
            lane.type(Sample.otherCode + end, every: gap)
            lane.pass(2_000)
            #expect(lane.commands == [], "\(context) \(gap) \(end.debugDescription)")
            if context == .lock {
                #expect(lane.asked == [] && lane.gate.state.isLocked)
                #expect(lane.effects.count { $0 == .sound(ConsoleState.lockedTone) } == 2, "refused aloud, each")
            } else {
                #expect(lane.asked == [Sample.code, Sample.otherCode], "\(context) \(gap) \(end.debugDescription)")
                #expect(lane.gate.state.overlay == nil && lane.gate.state.field.isEmpty)
            }
        }
    }

    /// Every letter that is a command somewhere, figures that choose, signs that decide.
    static let noise = [
        "qdrnxjkgGt/?:1234567890", "+*-+*-+*-", "111111", "rrnnxx", "Quit: yes 1", "+-*/?:",
    ]

    @Test(arguments: CommandContext.allCases, [0, 20])
    func aBurstOfAnythingIsNoCommand(_ context: CommandContext, _ gap: Int) {
        for text in Self.noise {
            for end in Self.ends + [""] {
                var lane = lane(context)
                lane.type(text + end, every: gap)
                lane.pass(2_000)
                #expect(lane.commands == [], "\(context) \(gap) \(text)\(end.debugDescription)")
                #expect(!lane.gate.state.isFinished && lane.gate.state.recent.allSatisfy { $0.decision == .none })
                if context == .lock { #expect(lane.gate.state.isLocked) }
            }
        }
    }

    /// After a burst of noise the next code is read whole: nothing of the one is left in the other's way.
    @Test(arguments: CommandContext.open, [0, 20])
    func nothingOfANoiseIsLeftInTheWayOfACode(_ context: CommandContext, _ gap: Int) {
        for text in Self.isFull ? Self.noise : Array(Self.noise.prefix(2)) {
            var lane = lane(context)
            lane.type(text + "\r", every: gap)
            lane.pass(200)
            lane.type(Sample.code + "\r", every: gap)
            lane.pass(2_000)
            #expect(lane.asked == [Sample.code], "\(context) \(gap) \(text)")
        }
    }

    @Test(arguments: [0, 8, 20], ["\r", "\n", "\t", "\u{3}", "\r\n", ""])
    func theTestSheetIsReadExactlyWithItsTimesAndEnds(_ gap: Int, _ end: String) throws {
        var lane = lane(.scannerTest)
        lane.type(TestSheet.text + end, every: gap)
        lane.pass(2_000)
        let sheet = lane.gate.state.doctor.sheet
        #expect(sheet.judgement?.isExact == true && !sheet.isSlow)
        let facts = try #require(sheet.facts)
        #expect(facts.characters == TestSheet.text.count && facts.tenthsPerCharacter == gap * 10)
        #expect(facts.longestGap == gap)
        let names: [String: [BurstFacts.End]] = [
            "\r": [.cr], "\n": [.lf], "\t": [.tab], "\u{3}": [.etx], "\r\n": [.cr, .lf], "": [],
        ]
        #expect(facts.ends == names[end])
        #expect(lane.commands == [] && lane.asked == [])
    }

    @Test func aSlowScannerIsReadOnTheTestSheet() {
        var lane = lane(.scannerTest)
        lane.type(TestSheet.text + "\r", every: 45)
        lane.pass(2_000)
        #expect(lane.gate.state.doctor.sheet.judgement?.isExact == true && lane.gate.state.doctor.sheet.isSlow)
        #expect(lane.commands == [])
    }

    @Test(arguments: [KeyboardLayout.french, .russian, .fullWidth], [0, 20])
    func aCodeThroughAWrongLayoutIsRefusedInItsOwnWords(_ layout: KeyboardLayout, _ gap: Int) {
        for context in Self.isFull ? CommandContext.open : [.main, .quit, .queue] where context != .scannerTest {
            var lane = lane(context)
            lane.type(String(Sample.code.compactMap { layout.typed($0) }) + "\r", every: gap)
            lane.pass(2_000)
            #expect(lane.gate.shown == .wrongLayout, "\(context)")
            #expect(lane.asked == [] && lane.commands == [])
        }
    }
}
