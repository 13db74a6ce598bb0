import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// The scanner's test on F8: what comes is compared, judged in words, kept nowhere, and no scan of anybody.
@Suite struct SheetTests {
    private func testing(_ language: Language = .zh, glyphs: GlyphSet = .blocks) -> Gate {
        var gate = Gate(language, glyphs: glyphs)
        gate.open(.scannerTest)
        return gate
    }

    /// A burst as the terminal tells it while the test is open.
    private func read(_ text: String, _ facts: BurstFacts, _ gate: inout Gate) {
        gate.send(.input(.scanBegan))
        gate.send(.input(.measured(facts)))
        gate.send(.input(facts.ends.isEmpty ? .paste(text) : .scan(text)))
    }

    private func facts(_ text: String, each milliseconds: Int, _ ends: [BurstFacts.End] = [.cr]) -> BurstFacts {
        BurstFacts(
            characters: text.count, milliseconds: (text.count - 1) * milliseconds, longestGap: milliseconds, ends: ends)
    }

    private func expect(_ gate: Gate, _ name: String, _ language: Language) {
        Golden.expect(gate.screen(), "sheet-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "sheet-\(name)-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func itLooksSo(_ language: Language) {
        var gate = testing(language)
        expect(gate, "empty", language)
        read(TestSheet.text, facts(TestSheet.text, each: 8, [.cr, .lf]), &gate)
        expect(gate, "exact", language)
        let german = "~" + String(TestSheet.text.compactMap { KeyboardLayout.german.typed($0) })
        read(german, facts(german, each: 28, []), &gate)
        expect(gate, "german", language)
    }

    @Test func withoutHalfBlocksItIsDrawnWhereThereIsRoom() {
        let gate = testing(glyphs: .ascii)
        #expect(gate.screen().dump().contains("--test-sheet"))
        let large = gate.screen(120, 48)
        #expect(!large.dump().contains("--test-sheet"))
        // The finder in the corner: seven dark modules in the first row inside the quiet zone, two blanks each. The role is
        // black on white in every theme, so that what is reversed is dark in every theme.
        let row = large.row(1 + 4).prefix(8 + 14)
        #expect(row.allSatisfy { $0.style.role == .symbol })
        #expect(
            row.map(\.style.reverse) == Array(repeating: false, count: 8) + Array(repeating: true, count: 14))
    }

    @Test(arguments: Language.allCases) func everyFaultIsWhollyReadableAt80x24(_ language: Language) {
        let readings =
            [
                TestSheet.text.uppercased(), String(TestSheet.text.prefix(40)), "wxp://x", "你好扫码枪",
                TestSheet.text.replacing("7", with: "1"),
            ] + KeyboardLayout.allCases.map { layout in String(TestSheet.text.compactMap { layout.typed($0) }) }
        for reading in readings {
            var gate = testing(language)
            read(reading, facts(reading, each: 8), &gate)
            let dump = gate.screen().dump()
            #expect(!dump.contains("~ ") && dump.contains("->"), "\(dump)")
            #expect(dump.contains(language == .zh ? "结束符 CR" : "ended by CR"))
        }
    }

    @Test func nothingIsAskedRecordedCountedOrKept() {
        var gate = testing()
        for reading in [TestSheet.text, "wxp://payment-of-somebody", "", "q", "+"] {
            let before = gate.state.counters
            gate.send(.input(.scanBegan))
            gate.send(.input(.scan(reading)))
            #expect(gate.effects.isEmpty && gate.state.current == nil && gate.state.recent.isEmpty)
            #expect(gate.state.context == .scannerTest && gate.state.counters == before)
            #expect(!"\(gate.state)".contains("payment-of-somebody"))
        }
        gate.send(.input(.scanTooLong))
        #expect(gate.state.doctor.sheet.judgement?.faults == [.somethingElse])
    }

    @Test func aScanOfSomebodyIsOneHereToo() {
        for kind in ["code", "resident"] {
            var gate = testing()
            gate.scan(kind == "code" ? Sample.code : Sample.resident)
            #expect(gate.state.context == (kind == "code" ? .main : .form))
            #expect(gate.state.doctor.sheet.judgement == nil)
        }
    }

    @Test func aSerialScannerIsTestedWithoutTimes() {
        var gate = testing()
        read(TestSheet.text, facts(TestSheet.text, each: 8), &gate)
        gate.send(.serial(TestSheet.text))
        #expect(gate.state.doctor.sheet.judgement?.isExact == true && gate.state.doctor.sheet.facts == nil)
    }

    @Test func aSlowScannerIsToldFromAQuickOne() {
        var gate = testing()
        for character in TestSheet.text { gate.send(.input(.key(.character(character))), after: 60) }
        #expect(gate.screen().dump().contains(DoctorPhrase.reading.words.zh))
        gate.press(.tab)
        #expect(gate.state.doctor.sheet.judgement?.isExact == true && gate.state.doctor.sheet.isSlow)
        #expect(gate.state.doctor.sheet.facts?.tenthsPerCharacter == 600)
        #expect(gate.screen().dump().contains("console.scan-key-ms"))
        // A line of a script has no times.
        for character in TestSheet.text { gate.press(.character(character)) }
        gate.press(.enter)
        #expect(!gate.state.doctor.sheet.isSlow && gate.state.doctor.sheet.facts == nil)
    }

    @Test func slowKeysAreBounded() {
        var gate = testing()
        for _ in 0..<5_000 { gate.send(.input(.key(.character("a"))), after: 50) }
        #expect(gate.state.doctor.sheet.typed.text.count == SlowKeys.limit)
    }

    @Test func anAffixThatTheSettingsKnowIsGood() {
        for (known, word) in [("~", "已在设置里"), ("", "scanner.prefix")] {
            var gate = testing()
            gate.state.settings.affixes.prefix = known
            read("~" + TestSheet.text, facts(TestSheet.text, each: 8), &gate)
            #expect(gate.state.doctor.sheet.judgement?.prefix == "~")
            #expect(gate.screen().dump().contains(word))
        }
    }

    @Test func escapeLeadsBackToTheChecksAndForgetsTheReading() {
        var gate = testing()
        read(TestSheet.text, facts(TestSheet.text, each: 8), &gate)
        gate.press(.escape)
        #expect(gate.state.context == .doctor)
        gate.press(.character("t"))
        #expect(gate.state.doctor.sheet == SheetState())
        gate.press(.escape, .escape)
        #expect(gate.state.overlay == nil)
    }

    @Test func whatTheScannerSendsAroundACodeIsTakenOffElsewhere() {
        var gate = Gate()
        gate.state.settings.affixes = ScanAffixes(prefix: "~", suffix: "$$")
        for text in ["~" + Sample.code + "$$", Sample.code, "~" + Sample.code] {
            for kind in [ConsoleEvent.Kind.input(.scan(text)), .input(.paste(text)), .serial(text)] {
                gate.send(kind)
                guard case .verify(let scan, _) = gate.effects.first, case .code(let content) = scan.payload else {
                    Issue.record("\(kind)")
                    continue
                }
                #expect(content.text == Sample.code)
            }
        }
        gate.send(.input(.scan("~" + Sample.code)))
        gate.state.settings.affixes = ScanAffixes()
        gate.send(.input(.scan("~" + Sample.code)))
        #expect(gate.shown == .notACode)
    }
}
