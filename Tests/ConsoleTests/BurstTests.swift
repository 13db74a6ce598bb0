import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// A burst is a scan in every screen, dialog and filter, and never a command.
@Suite struct BurstTests {
    @Test(arguments: CommandContext.open)
    func aBurstIsAScanInEveryScreen(_ context: CommandContext) {
        var gate = Gate(demo: true)
        gate.open(context)
        #expect(gate.state.context == context)
        let requestId = gate.scan()
        #expect(gate.effects.count == 1)
        guard case .verify(let scan, 3_000) = gate.effects.first else {
            Issue.record("no verify: \(gate.effects)")
            return
        }
        #expect(scan.requestId == requestId && scan.kind == .scanner)
        #expect(gate.state.overlay == nil)
        gate.send(.answered(requestId: requestId, Sample.judged()))
        #expect(gate.shown == .pass)
    }

    /// The scanner's test compares what is no scan of anybody; see `SheetTests`.
    @Test(
        arguments: CommandContext.open.filter { $0 != .scannerTest },
        ["q", "+", "-", "y\n", "F10", "?qqqq", "hello", " "])
    func aBurstOfAnythingElseIsNoCommandAndNoText(_ context: CommandContext, _ text: String) {
        var gate = Gate(demo: true)
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.open(context)
        gate.scan(text)
        gate.wait(1_000)
        #expect(gate.shown == .notACode)
        #expect(gate.state.current?.scan.payload == .notACode)
        #expect(gate.state.field.isEmpty)
        #expect(!gate.state.isFinished)
        #expect(gate.state.recent.allSatisfy { $0.decision == .none })
    }

    @Test func theTextOfWhatIsNoCodeIsNotKept() {
        var gate = Gate()
        gate.scan("wxp://payment-of-somebody")
        #expect(!"\(gate.state)".contains("payment-of-somebody"))
        #expect(!gate.screen().dump().contains("payment"))
    }

    @Test func anOverlongScanIsNoCode() {
        var gate = Gate()
        gate.send(.input(.scanBegan))
        gate.send(.input(.scanTooLong))
        #expect(gate.shown == .notACode)
    }

    @Test func twoHeadersInOneReadAreRefusedNotGuessedAt() {
        var gate = Gate()
        gate.scan(Sample.code + Sample.otherCode)
        #expect(gate.shown == .twoCodes)
        #expect(gate.effects == [.sound(VerdictKind.twoCodes.row.tone)])
    }

    @Test func aThousandScansInABurstEachHaveTheirOwnRequestId() {
        var gate = Gate()
        var ids: Set<String> = []
        for _ in 0..<1_000 { ids.insert(gate.scan()) }
        #expect(ids.count == 1_000)
        #expect(gate.state.recent.count == gate.state.settings.recentLimit)
    }

    @Test(arguments: [CommandContext.main, .help, .palette, .form])
    func aPastedCodeIsAScan(_ context: CommandContext) {
        var gate = Gate()
        gate.open(context)
        gate.send(.input(.paste(Sample.code.lowercased())))
        #expect(gate.state.current?.scan.kind == .paste)
        #expect(gate.state.overlay == nil)
    }

    @Test func aNameMayBePastedIntoTheForm() {
        var gate = Gate()
        gate.open(.form)
        gate.press(.tab)
        gate.send(.input(.paste("欧阳某某")))
        #expect(gate.state.form.name == "欧阳某某")
        #expect(gate.state.overlay == .form)
    }

    @Test func aSerialLineIsAScan() {
        var gate = Gate()
        gate.send(.serial(Sample.code))
        #expect(gate.state.current?.scan.kind == .serial)
    }

    @Test func aTypedCodeIsAScan() {
        var gate = Gate()
        gate.type(Sample.code)
        gate.press(.enter)
        #expect(gate.state.current?.scan.kind == .typed)
    }

    @Test func printableKeysOnTheMainScreenGoToTheFieldAlone() {
        var gate = Gate(demo: true)
        for scalar in 0x20...0x7E {
            gate.press(.escape)
            let character = Character(UnicodeScalar(UInt8(scalar)))
            gate.press(.character(character))
            gate.wait(100)
            #expect(gate.state.field == String(character))
            #expect(gate.effects.isEmpty && gate.state.overlay == nil && !gate.state.isFinished)
        }
    }

    @Test func aResidentNumberOpensTheFormWithItFilledIn() {
        for text in [Sample.resident, Sample.resident.lowercased(), " \(Sample.resident) "] {
            var gate = Gate()
            gate.scan(text)
            #expect(gate.state.overlay == .form)
            #expect(gate.state.form.number == Sample.resident)
            #expect(gate.state.form.focus == .name)
            #expect(gate.effects.isEmpty)
        }
    }

    @Test func aReaderThatTypesNameAndNumberFillsBoth() {
        var gate = Gate()
        gate.scan("样本人 \(Sample.resident)")
        #expect(gate.state.form.name == "样本人")
        #expect(gate.state.form.number == Sample.resident)
    }

    @Test func anInterruptedFormKeepsItsDraft() {
        var gate = Gate()
        gate.open(.form)
        gate.type("33010019")
        gate.scan()
        #expect(gate.state.overlay == nil)
        gate.press(.function(3))
        #expect(gate.state.form.number == "33010019")
    }
}
