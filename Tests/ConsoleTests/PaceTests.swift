import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The counters and the line of scans a minute: what they count, and that they take nothing from a verdict or a tick.
@Suite struct PaceTests {
    private static func busy(_ language: Language, glyphs: GlyphSet = .blocks) -> Gate {
        var gate = Gate(language, glyphs: glyphs)
        for (minute, count) in [3, 0, 5, 1, 8, 2].enumerated() {
            for number in 0..<count {
                gate.now = Gate.start.adding(milliseconds: Int64(minute) * 60_000 + Int64(number) * 1_000)
                let grade = number % 3 == 0 ? "01" : "00"
                gate.send(
                    .answered(
                        requestId: gate.scan(number % 2 == 0 ? Sample.code : Sample.otherCode), Sample.judged(grade)))
            }
        }
        return gate
    }

    @Test func aMinuteCountsItsScansAndTheClockChangesNothing() {
        var gate = Self.busy(.zh)
        #expect(gate.state.pace.counts == [3, 0, 5, 1, 8, 2])
        let pace = gate.state.pace
        gate.wait(10 * 60_000)
        #expect(gate.state.pace == pace)
        gate.scan()
        #expect(gate.state.pace.counts == [3, 0, 5, 1, 8, 2] + Array(repeating: 0, count: 9) + [1])
        #expect(gate.state.counters[.pass] == 11 && gate.state.counters[.recheck] == 8)
    }

    @Test func itKeepsAnHourAndSurvivesAClockSetBack() {
        var pace = ScanPace()
        #expect(pace.counts.isEmpty && pace.last == nil && pace.minutes == 0)
        let start = Gate.start.wall
        pace.add(at: start)
        pace.add(at: start.adding(seconds: -7_200))
        #expect(pace.counts == [2] && pace.last == start)
        pace.add(at: start.adding(seconds: 59 * 60))
        #expect(pace.counts.count == 60 && pace.counts.first == 2 && pace.counts.last == 1)
        pace.add(at: start.adding(seconds: 60 * 60))
        #expect(pace.counts.count == 60 && pace.counts.first == 0 && pace.minutes == 2)
        pace.add(at: start.adding(seconds: 500 * 60))
        #expect(pace.counts == [1])
    }

    @Test(arguments: [GlyphSet.blocks, .ascii]) func theLineStandsInTheRuleAndTakesNoRow(_ glyphs: GlyphSet) {
        let busy = Self.busy(.zh, glyphs: glyphs)
        var quiet = busy
        quiet.state.pace = ScanPace()
        for (columns, rows) in [(80, 24), (132, 43)] {
            let (with, without) = (Self.rows(busy, columns, rows), Self.rows(quiet, columns, rows))
            let changed = with.indices.filter { with[$0] != without[$0] }
            #expect(changed == [MainLayout(Size(columns: columns, rows: rows)).recentRule.top])
            let rule = with[changed.first ?? 0]
            #expect(rule.contains(glyphs == .blocks ? "▄▁▆▂█▃" : "-_+.#:"), "\(rule)")
            #expect(rule.contains("8") && rule.contains("14:08"), "\(rule)")
        }
        #expect(Self.rows(busy, 40, 12) == Self.rows(quiet, 40, 12))
    }

    private static func rows(_ gate: Gate, _ columns: Int, _ rows: Int) -> [Substring] {
        gate.screen(columns, rows).dump().split(separator: "\n", omittingEmptySubsequences: false)
    }

    @Test(arguments: Language.allCases) func itLooksSo(_ language: Language) {
        var gate = Self.busy(language)
        Golden.expect(gate.screen(), "busy-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(132, 43), "busy-132x43-\(language.rawValue)")
        gate.wait(11_000)
        Golden.expect(gate.screen(), "busy-ready-80x24-\(language.rawValue)")
    }

    /// Every tick of ten minutes, over nine turns of a minute, changes the clock alone.
    @Test func noTickTouchesTheLine() {
        var gate = Self.busy(.zh)
        gate.wait(11_000)
        var before = Self.rows(gate, 80, 24).dropFirst()
        for _ in 0..<600 {
            gate.wait(1_000)
            let after = Self.rows(gate, 80, 24).dropFirst()
            #expect(before == after)
            before = after
        }
    }

    /// A verdict that a service gives is a pass, stops somebody, or was counted before; what no service gave is neither.
    @Test func theSumsAreOfEveryVerdictOnce() {
        let neither = VerdictKind.allCases.filter { !$0.stopsSomebody && $0 != .pass }
        #expect(
            neither == [
                .wrongLayout, .duplicate, .serviceError, .timedOut, .recordedOffline, .notRecorded, .notRecordedHere,
                .deviceRevoked,
                .dataTooOld,
            ])
    }

    /// A new shift counts from the moment that somebody says so, and what was scanned stays on the disk and in Recent.
    @Test func aNewShiftCountsFromNowOn() {
        var gate = Gate()
        #expect(CommandTable.command(.newShift)?.refusal(gate.state) != nil)
        gate.send(.answered(requestId: gate.scan(Sample.code), Sample.judged("00")))
        let recent = gate.state.recent
        #expect(!gate.state.counters.isEmpty && !recent.isEmpty)
        gate.wait(60_000)
        gate.press(.control("e"))
        #expect(gate.state.counters.isEmpty && gate.state.began == gate.state.now.wall)
        #expect(gate.state.recent == recent)
    }
}
