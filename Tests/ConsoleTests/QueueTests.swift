import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The queue screen, F4.
@Suite struct QueueTests {
    private func open(_ rows: [QueueEntry] = Sample.rows, _ language: Language = .zh) -> Gate {
        var gate = Gate(language)
        gate.openQueue(rows)
        return gate
    }

    private func expect(_ gate: Gate, _ name: String, _ language: Language) {
        Golden.expect(gate.screen(), "queue-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "queue-\(name)-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func rows(_ language: Language) {
        let gate = open(Sample.rows, language)
        expect(gate, "rows", language)
        Golden.expect(gate.screen(132, 43), "queue-rows-132x43-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func nothingWaits(_ language: Language) {
        expect(open([], language), "empty", language)
    }

    @Test(arguments: Language.allCases) func draining(_ language: Language) {
        var gate = open(Sample.rows, language)
        gate.send(.upload(UploadState(phase: .sending, drained: 120, total: 900, rowsPerSecond: 65)))
        expect(gate, "draining", language)
    }

    @Test(arguments: Language.allCases) func waiting(_ language: Language) {
        var gate = open(Sample.rows, language)
        gate.send(.link(.offline(.foreign, since: 0)))
        gate.send(.upload(UploadState(phase: .waiting(milliseconds: 12_000, code: "NET-106"))))
        gate.wait(4_000)
        expect(gate, "waiting", language)
    }

    @Test(arguments: Language.allCases) func detail(_ language: Language) {
        var gate = open(Sample.rows, language)
        gate.press(.character("j"), .enter)
        expect(gate, "detail", language)
    }

    @Test(arguments: Language.allCases) func filter(_ language: Language) {
        var gate = open(Sample.rows, language)
        gate.press(.character("/"))
        gate.type("net")
        expect(gate, "filter", language)
        #expect(gate.state.queueRows.map(\.seq) == [812, 1_010, 1_012])
        gate.press(.enter, .character("j"))
        #expect(gate.state.chosenRow?.seq == 1_010)
        gate.press(.escape)
        #expect(gate.state.queueRows.count == Sample.rows.count && gate.state.context == .queue)
    }

    @Test(arguments: Language.allCases) func note(_ language: Language) {
        var gate = open(Sample.rows, language)
        gate.press(.character("n"))
        gate.type(language == .zh ? "已打电话给技术员" : "called the help desk")
        expect(gate, "note", language)
        gate.press(.enter)
        guard case .noteRow(let requestId, let text) = gate.effects.first else {
            Issue.record("no note: \(gate.effects)")
            return
        }
        #expect(requestId == Sample.rows[0].requestId && !text.isEmpty && gate.state.context == .queue)
    }

    @Test func openingItAsksForThePageAndAChangeAsksAgainOnceASecond() {
        var gate = Gate()
        gate.send(.backlog(Sample.backlog))
        gate.press(.function(4))
        #expect(gate.effects == [.showQueue(offset: 0, limit: 200)])
        gate.send(.queue(Sample.rows, offset: 0))
        gate.wait(5_000)
        #expect(gate.effects.isEmpty)
        var asked = 0
        for step in 1...10 {
            gate.send(.backlog(Backlog(counts: [.new: 100 - step])), after: 50)
            asked += gate.effects.count
        }
        #expect(asked == 1)
        gate.send(.queue(Sample.rows, offset: 0))
        gate.send(.backlog(Backlog(counts: [.new: 7])), after: 900)
        #expect(gate.effects.isEmpty)
        gate.wait(1_000)
        #expect(gate.effects == [.showQueue(offset: 0, limit: 200)])
        gate.press(.function(4))
        gate.send(.backlog(Backlog(counts: [.new: 6])), after: 5_000)
        #expect(gate.state.overlay == nil && gate.effects.isEmpty)
    }

    @Test func movingPastThePageReadsTheNext() {
        var gate = Gate()
        gate.send(.backlog(Backlog(counts: [.retry: 1_000_000])))
        gate.press(.function(4))
        gate.send(.queue((0..<200).map { Sample.row($0, .retry) }, offset: 0))
        gate.press(.character("G"))
        #expect(gate.effects == [.showQueue(offset: 999_899, limit: 200)])
        #expect(gate.state.chosenRow == nil)
        gate.send(.queue((999_899..<1_000_000).map { Sample.row($0, .retry) }, offset: 999_899))
        #expect(gate.state.chosenRow?.seq == 999_999)
        gate.press(.character("k"), .pageUp)
        #expect(gate.state.chosenRow?.seq == 999_988)
        gate.press(.character("g"))
        #expect(gate.effects == [.showQueue(offset: 0, limit: 200)])
    }

    @Test func theChosenRowStaysChosenWhileOthersGo() {
        var gate = open()
        gate.press(.character("j"), .character("j"), .character("j"))
        let chosen = gate.state.chosenRow?.requestId
        gate.send(.queue(Array(Sample.rows.dropFirst(2)), offset: 0))
        #expect(gate.state.chosenRow?.requestId == chosen && chosen != nil)
        gate.send(.queue([], offset: 0))
        #expect(gate.state.chosenRow == nil && gate.screen().size.columns == 80)
    }

    @Test func aPageThatHasGoneMeanwhileIsReadFurtherUp() {
        var gate = open()
        gate.send(.queue([], offset: 600))
        #expect(gate.effects == [.showQueue(offset: 400, limit: 200)])
    }

    @Test func onlyDeadAndHeldRowsAreRetriedByHand() {
        for (index, row) in Sample.rows.enumerated() {
            var gate = open()
            for _ in 0..<index { gate.press(.character("j")) }
            gate.press(.character("r"))
            let isRetried = row.state == .dead || row.state == .held
            #expect(gate.effects == (isRetried ? [.retryRow(requestId: row.requestId)] : []))
            #expect((gate.state.message == nil) == isRetried)
        }
    }

    @Test func exportNeedsSomethingToExport() {
        var gate = open()
        gate.press(.character("x"))
        #expect(gate.effects == [.exportQueue])
        gate = open([])
        gate.press(.character("x"))
        #expect(gate.effects.isEmpty && gate.state.message != nil)
    }

    @Test func aScanComesBeforeEverythingInIt() {
        for keys in [[], [.enter], [.character("/")], [.character("n")], [.function(1)]] as [[Key]] {
            var gate = open()
            for key in keys { gate.press(key) }
            gate.scan()
            #expect(gate.state.overlay == nil && gate.state.beneath == nil && gate.state.current != nil)
        }
    }

    @Test func aLetterOfAnUnendedBurstIsNoCommand() {
        var gate = open()
        gate.send(.input(.paste("xrn")))
        #expect(gate.effects.isEmpty && gate.state.context == .queue)
    }

    @Test func helpAndPaletteGoBackToTheQueue() {
        for key in [Key.character("?"), .character(":"), .function(10)] {
            var gate = open()
            gate.press(.character("j"), key)
            #expect(gate.state.context != .queue)
            gate.press(.escape)
            #expect(gate.state.context == .queue && gate.state.chosenRow?.seq == 977)
        }
    }

    @Test func theHelpOfTheQueueExplainsTheChosenRow() {
        var gate = open()
        gate.press(.character("?"))
        #expect(gate.screen().dump().contains("NET-109"))
    }
}
