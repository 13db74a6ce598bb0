import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// Every other screen as text.
@Suite struct ScreenGoldenTests {
    @Test(arguments: Language.allCases) func theMainScreenBeforeTheFirstScan(_ language: Language) {
        var gate = Gate(language, demo: true)
        Golden.expect(gate.screen(), "main-ready-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "main-ready-40x12-\(language.rawValue)")
        gate.scan()
        Golden.expect(gate.screen(), "main-checking-80x24-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func help(_ language: Language) {
        var gate = VerdictGoldenTests.gate(.notRecorded, language)
        gate.press(.function(1))
        Golden.expect(gate.screen(), "help-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "help-40x12-\(language.rawValue)")
        gate.type("3004")
        Golden.expect(gate.screen(), "help-code-80x24-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func palette(_ language: Language) {
        var gate = VerdictGoldenTests.gate(.recheck, language)
        gate.press(.control("p"))
        Golden.expect(gate.screen(), "palette-80x24-\(language.rawValue)")
        gate.type(language == .zh ? "证件" : "doc")
        Golden.expect(gate.screen(), "palette-filtered-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "palette-filtered-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func quit(_ language: Language) {
        var gate = Gate(language)
        gate.press(.function(10))
        Golden.expect(gate.screen(), "quit-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "quit-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func tooSmall(_ language: Language) {
        var gate = Gate(language)
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        Golden.expect(gate.screen(39, 12), "too-small-39x12-\(language.rawValue)")
        for (columns, rows) in [(39, 12), (40, 11), (1, 1)] {
            #expect(!gate.screen(columns, rows).dump().contains("张"))
        }
    }

    @Test(arguments: Language.allCases) func offline(_ language: Language) {
        var gate = VerdictGoldenTests.gate(.timedOut, language)
        gate.send(.link(.offline(.timedOut, since: gate.now.uptime)))
        Golden.expect(gate.screen(), "offline-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "offline-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func temperature(_ language: Language) {
        var gate = VerdictGoldenTests.gate(.pass, language)
        gate.type("38.1")
        Golden.expect(gate.screen(), "temperature-typed-80x24-\(language.rawValue)")
        gate.press(.enter)
        Golden.expect(gate.screen(), "temperature-fever-80x24-\(language.rawValue)")
    }

    @Test(arguments: FailureCause.allCases, Language.allCases)
    func theStatusBarNamesTheCauseAtEverySize(_ cause: FailureCause, _ language: Language) {
        var gate = Gate(language)
        gate.send(.link(.offline(cause, since: 0)))
        let code = HelpCode(cause).description
        for (columns, rows) in [(80, 24), (132, 43)] {
            let bar = gate.screen(columns, rows).dump().split(separator: "\n").first ?? ""
            #expect(bar.contains(cause.row.words[language]) && bar.contains(code) && bar.contains(gate.now.wall.clock))
        }
        let bar = gate.screen(40, 12).dump().split(separator: "\n").first ?? ""
        #expect(bar.contains(code) && bar.contains(gate.now.wall.clock), "\(bar)")
    }

    @Test func everySizeIsDrawnWithoutATrap() {
        var gates = CommandContext.allCases.map { context -> Gate in
            var gate = VerdictGoldenTests.gate(.contact, .zh)
            gate.open(context)
            return gate
        }
        gates.append(WhoseVerdictTests.withAlerts(3, .en))
        for gate in gates {
            for columns in [0, 1, 2, 39, 40, 41, 48, 79, 80, 81, 99, 100, 131, 240] {
                for rows in [0, 1, 2, 11, 12, 13, 23, 24, 25, 31, 32, 60] {
                    let buffer = gate.screen(columns, rows)
                    #expect(buffer.size == Size(columns: columns, rows: rows))
                }
            }
        }
    }

    @Test func hostileTextNeverReachesACell() {
        var gate = Gate()
        let name = "张\u{1B}[2J\u{202E}\u{200B}*\u{07}明"
        gate.send(.answered(requestId: gate.scan(), Sample.judged("00", name: name, history: false)))
        let dump = gate.screen().dump()
        #expect(
            !dump.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E || $0.value == 0x200B })
    }

    @Test func aClockTickChangesNothingButTheClock() {
        var gate = VerdictGoldenTests.gate(.pass, .zh)
        let before = gate.screen().dump().split(separator: "\n", omittingEmptySubsequences: false)
        gate.wait(1_000)
        let after = gate.screen().dump().split(separator: "\n", omittingEmptySubsequences: false)
        #expect(zip(before, after).dropFirst().allSatisfy { $0 == $1 })
        #expect(gate.effects.isEmpty)
    }
}
