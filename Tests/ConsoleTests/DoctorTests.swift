import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The doctor screen, F8.
@Suite struct DoctorTests {
    static let good = [
        Finding(.locale, .good, "C.UTF-8, UTF-8"),
        Finding(.tty, .good, zh: "输入输出都是终端", en: "input and output are a terminal"),
        Finding(.type, .good, "xterm-256color"), Finding(.colours, .good, zh: "256 色, 深色底", en: "256, dark"),
        Finding(.glyphs, .good, zh: "中文和方块", en: "Chinese and blocks"),
        Finding(.width, .good, zh: "占 1 格", en: "1 column(s)"),
        Finding(.paste, .good, zh: "有括号", en: "bracketed"),
        Finding(.disk, .good, zh: "/var/lib/kakou/device 余 5120 MiB", en: "/var/lib/kakou/device has 5120 MiB free"),
        Finding(.sync, .good, "2.4 ms"), Finding(.core, .good, zh: "已关闭", en: "off"),
        Finding(.version, .good, "kakou 0.1.0"),
    ]
    static let service = [
        Finding(.device, .good, "C000000001 GATE-3 330100-S3 https://hc.example"),
        Finding(.service, .bad, zh: "服务没有运行 [NET-102]", en: "service is not running [NET-102]"),
        Finding(.clock, .doubtful, zh: "还没有量过", en: "not measured yet", remedy: DoctorCheck.service.remedy),
        Finding(.trust, .good, zh: "12 分钟前取得", en: "12 minutes old"),
        Finding(.queue, .doubtful, zh: "待传 3, 拒收 1, 暂扣 0", en: "3 waiting, 1 dead, 0 held"),
    ]

    private func expect(_ gate: Gate, _ name: String, _ language: Language) {
        Golden.expect(gate.screen(), "doctor-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "doctor-\(name)-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func whatWasFound(_ language: Language) {
        var gate = Gate(language)
        gate.open(.doctor)
        expect(gate, "looking", language)
        gate.send(.findings(Self.good, isLast: false))
        gate.send(.findings(Self.service, isLast: true))
        expect(gate, "found", language)
        gate.press(.end)
        expect(gate, "end", language)
    }

    @Test func inASCIIOnlyASCIIIsDrawn() {
        var gate = Gate(.zh, glyphs: .ascii)
        gate.open(.doctor)
        gate.send(.findings(Self.good + Self.service, isLast: true))
        #expect(gate.screen().dump().allSatisfy { $0.isASCII })
        Golden.expect(gate.screen(), "doctor-found-80x24-ascii")
    }

    @Test func itLooksOnceWhenItOpensAndAgainWhenAskedTo() {
        var gate = Gate()
        gate.press(.function(8))
        #expect(gate.effects == [.examine] && gate.state.doctor.isAsked)
        gate.press(.character("r"))
        #expect(gate.effects.isEmpty && gate.state.message != nil)
        gate.wait(10_000)
        #expect(gate.effects.isEmpty)
        gate.send(.findings(Self.good, isLast: false))
        #expect(gate.state.doctor.isAsked)
        gate.send(.findings(Self.service, isLast: true))
        #expect(!gate.state.doctor.isAsked)
        gate.press(.character("r"))
        #expect(gate.effects == [.examine])
        // What was found before stands until it is found otherwise.
        #expect(gate.state.doctor.findings.count == Self.good.count + Self.service.count)
        gate.press(.function(8))
        #expect(gate.state.overlay == nil)
    }

    @Test(arguments: [(80, 24), (40, 12), (132, 43)]) func theWorstStandsFirstAndEveryRowCanBeReached(
        _ size: (Int, Int)
    ) {
        var gate = Gate(.en)
        gate.open(.doctor)
        gate.send(.findings(Self.good + Self.service, isLast: true))
        let first = gate.screen(size.0, size.1).dump().split(separator: "\n", omittingEmptySubsequences: false)[3]
        #expect(first.contains("[XX]"))
        var seen = ""
        for _ in 0..<80 {
            seen += gate.screen(size.0, size.1).dump()
            gate.press(.down)
        }
        for finding in Self.good + Self.service { #expect(seen.contains(finding.check.title.en), "\(finding.check)") }
        #expect(seen.contains("|[v]") && seen.contains(DoctorCheck.service.remedy.en.prefix(17)))
    }

    @Test(arguments: [36, 38, 74, 76, 78, 200], [GlyphSet.blocks, .ascii])
    func theRowsOfGlyphsAreAllOfOneWidth(_ columns: Int, _ glyphs: GlyphSet) {
        let rows = GlyphSheet.rows(columns: columns, glyphs: glyphs)
        #expect(Set(rows.map { Text.width($0) }).count == 1)
        #expect(Text.width(rows[0]) <= columns && rows.allSatisfy { $0.hasPrefix("|") && $0.hasSuffix("|") })
        #expect(rows.count == (glyphs == .blocks ? 4 : 2))
    }

    @Test func atEightyColumnsEverySymbolIsAmongTheGlyphs() {
        let rows = GlyphSheet.rows(columns: 78, glyphs: .blocks)
        for kind in VerdictKind.allCases { #expect(rows[0].contains(kind.row.symbol)) }
    }

    @Test func itHoldsNothingAboutAnybody() {
        var gate = VerdictGoldenTests.gate(.pass, .zh)
        gate.open(.doctor)
        gate.send(.findings(Self.good + Self.service, isLast: true))
        #expect(!gate.screen().dump().contains("张*明") && !gate.screen().dump().contains("330***"))
    }
}
