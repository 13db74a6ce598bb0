import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The records screen, F5: the window of rows, the filter, the search.
@Suite struct RecordsTests {
    private func expect(_ gate: Gate, _ name: String, _ language: Language) {
        Golden.expect(gate.screen(), "records-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "records-\(name)-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func rows(_ language: Language) {
        var gate = Gate(language)
        gate.openRecords()
        expect(gate, "rows", language)
        Golden.expect(gate.screen(132, 43), "records-rows-132x43-\(language.rawValue)")
    }

    @Test func rowsOfATerminalWithoutChinese() {
        var gate = Gate(.zh, glyphs: .ascii)
        gate.openRecords()
        Golden.expect(gate.screen(), "records-rows-80x24-ascii")
        #expect(gate.screen().dump().allSatisfy { $0.isASCII })
    }

    @Test(arguments: Language.allCases) func nothingYet(_ language: Language) {
        var gate = Gate(language)
        gate.openRecords([])
        expect(gate, "empty", language)
    }

    @Test(arguments: Language.allCases) func detail(_ language: Language) {
        var gate = Gate(language)
        gate.openRecords()
        gate.press(.character("j"), .character("j"), .enter)
        expect(gate, "detail", language)
    }

    @Test(arguments: Language.allCases) func typingAFilter(_ language: Language) {
        var gate = Gate(language)
        gate.openRecords()
        gate.press(.character("/"))
        expect(gate, "filter", language)
        gate.type(language == .zh ? "等级：蓝" : "grade:blue")
        expect(gate, "fault", language)
    }

    @Test(arguments: Language.allCases) func searching(_ language: Language) {
        var gate = Gate(language)
        gate.openRecords()
        gate.filter("no:\(Sample.resident) 样本")
        gate.answerRecords([Sample.records[2]], next: .before(400_000), left: 380_000)
        expect(gate, "searching", language)
        // The number is masked as soon as it is not being typed.
        #expect(!gate.screen().dump().contains(Sample.resident))
        gate.press(.character("/"))
        #expect(gate.screen().dump().contains(Sample.resident))
    }

    @Test func openingReadsTheNewestPageAndMovingTheNext() {
        var gate = Gate()
        gate.send(.backlog(Sample.backlog))
        gate.press(.function(5))
        #expect(gate.asked?.start == .newest && gate.asked?.limit == 100 && gate.asked?.filter.isEmpty == true)
        gate.answerRecords(Sample.scans(1_000_000, 100), next: .before(999_901))
        // The window is kept full behind the chosen row.
        #expect(gate.asked == nil)
        gate.press(.pageDown)
        #expect(gate.asked?.start == .before(999_901))
        gate.answerRecords(Sample.scans(999_900, 100), next: .before(999_801))
        #expect(
            gate.asked == nil && gate.state.records.entries.count == 200 && gate.state.records.chosen?.seq == 999_990)
    }

    @Test func aMillionRowsDownAndUpKeepAWindowWithoutAGap() {
        var gate = Gate()
        let count: Int64 = 4_000
        gate.openScans(count)
        for _ in 0..<1_000 where gate.state.records.selected < gate.state.records.entries.count - 1 {
            gate.press(.pageDown)
            gate.answerScans(count)
            let seqs = gate.state.records.entries.map(\.seq)
            #expect(seqs.count <= 700)
            #expect(zip(seqs, seqs.dropFirst()).allSatisfy { $0 - 1 == $1 })
        }
        #expect(gate.state.records.chosen?.seq == 1)
        for _ in 0..<1_000 where gate.state.records.selected > 0 {
            gate.press(.pageUp)
            gate.answerScans(count)
            let seqs = gate.state.records.entries.map(\.seq)
            #expect(seqs.count <= 700)
            #expect(zip(seqs, seqs.dropFirst()).allSatisfy { $0 - 1 == $1 })
        }
        #expect(gate.state.records.chosen?.seq == count)
    }

    @Test func theEndsAreReadAndNotCountedTo() {
        var gate = Gate()
        gate.openScans(1_000_000)
        gate.press(.character("G"))
        #expect(gate.asked?.start == .oldest)
        gate.answerScans(1_000_000)
        #expect(gate.state.records.chosen?.seq == 1)
        gate.press(.character("k"), .character("k"))
        gate.answerScans(1_000_000)
        #expect(gate.state.records.chosen?.seq == 3)
        gate.press(.home)
        #expect(gate.asked?.start == .newest)
        gate.answerScans(1_000_000)
        #expect(gate.state.records.chosen?.seq == 1_000_000)
    }

    @Test func aSearchGoesOnUntilAPageIsFullOrEscStopsIt() {
        var gate = Gate()
        gate.openRecords()
        gate.filter("样本")
        #expect(gate.asked?.filter.words == ["样本"])
        for step in 1...5 {
            gate.answerRecords([], next: .before(Int64(1_000 - step)), left: 900)
            #expect(gate.asked?.start == .before(Int64(1_000 - step)))
        }
        let late = gate.asked
        gate.press(.escape)
        #expect(gate.state.records.isStopped && gate.state.overlay == .records)
        gate.answerRecords(Sample.records, to: late)
        #expect(gate.state.records.entries.isEmpty && gate.effects.isEmpty)
        gate.press(.character("j"))
        #expect(gate.asked?.start == .before(995))
        gate.answerRecords(Sample.records)
        #expect(gate.state.records.entries == Sample.records && gate.asked == nil)
        // Esc: the filter, then the screen.
        gate.press(.escape)
        #expect(gate.state.records.filter.isEmpty && gate.asked?.start == .newest)
        gate.press(.escape)
        #expect(gate.state.overlay == nil)
    }

    @Test func aScanEndsASearch() {
        var gate = Gate()
        gate.openRecords()
        gate.filter("样本")
        let late = gate.asked
        gate.scan()
        #expect(gate.state.overlay == nil && gate.state.current != nil)
        gate.answerRecords(Sample.records, to: late)
        #expect(gate.effects.isEmpty)
    }

    @Test func aWrongFilterIsNotUsedAndStaysToBeMended() {
        var gate = Gate()
        gate.openRecords()
        gate.filter("foo:bar")
        #expect(gate.effects.isEmpty && gate.state.context == .recordsFilter)
        #expect(gate.state.records.fault?.reason == .unknownKey && gate.state.records.filter.isEmpty)
        for _ in 0..<7 { gate.press(.backspace) }
        gate.type("绿")
        #expect(gate.state.records.fault == nil)
        gate.press(.escape)
        #expect(gate.state.context == .records && gate.state.records.line.isEmpty)
    }

    @Test func aDialogOverTheRecordsGoesBackToThem() {
        for key in [Key.character("?"), .character(":"), .function(10)] {
            var gate = Gate()
            gate.openRecords()
            gate.press(.character("j"), key)
            #expect(gate.state.context != .records && gate.screen().size.rows == 24)
            gate.press(.escape)
            #expect(gate.state.context == .records && gate.state.records.selected == 1)
        }
    }

    @Test func anUnverifiedScanWearsNoVerdict() {
        var gate = Gate(.en)
        gate.openRecords([Sample.record(1, nil, shown: .recorded)])
        let screen = gate.screen().dump()
        #expect(screen.contains("NOT VERIFIED") && !screen.contains("[v]"))
        for row in VerdictKind.allCases.map(\.row) where row.role.isGrade { #expect(!screen.contains(row.symbol)) }
    }
}
