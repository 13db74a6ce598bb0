import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing
import Widgets

@testable import Console

/// What a verdict looks like at a gate: large enough, never green but for a pass, and no word cut off.
@Suite struct VerdictLookTests {
    @Test(arguments: VerdictGoldenTests.kinds, Language.allCases)
    func theWordIsSixRowsHighAt80x24AndThreeAt40x12(_ kind: VerdictKind, _ language: Language) throws {
        let verdict = try #require(VerdictGoldenTests.gate(kind, language).state.current?.verdict)
        for glyphs in [GlyphSet.blocks, .ascii] {
            var settings = ConsoleSettings()
            settings.language = language
            settings.glyphs = glyphs
            let ink = Ink(settings)
            let columns = MainLayout(MainLayout.full).verdict.columns
            let full = VerdictText.banner(verdict, ink)
            #expect(
                max(
                    full.letterRows(in: Size(columns: columns, rows: 8)),
                    full.letterRows(in: Size(columns: columns, rows: 13))) >= 6)
            let narrow = VerdictText.banner(verdict, ink, isNarrow: true)
            #expect(glyphs == .ascii || narrow.letterRows(in: Size(columns: 40, rows: 6)) >= 3, "\(kind) \(language)")
        }
    }

    @Test(arguments: VerdictGoldenTests.kinds, Language.allCases)
    func noGreenRoleAppearsInAnyVerdictButPass(_ kind: VerdictKind, _ language: Language) {
        for size in [(40, 12), (60, 20), (80, 24), (132, 43), (200, 60)] {
            let roles = VerdictGoldenTests.gate(kind, language).screen(size.0, size.1).roleMap().lowercased()
            #expect(roles.contains(Role.gradeLow.letter) == (kind == .pass), "\(kind) at \(size)")
        }
    }

    @Test(arguments: VerdictGoldenTests.kinds)
    func gradeColoursBelongToGradesAlone(_ kind: VerdictKind) {
        let grades: [Role] = [.gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed]
        let roles = VerdictGoldenTests.gate(kind, .zh).screen().roleMap().lowercased()
        let worn = grades.filter { roles.contains($0.letter) }
        #expect(worn == (kind.row.role.isGrade ? [Ink.role(kind.row.role)] : []))
        #expect(roles.contains(Role.device.letter) == (kind.row.role == .device))
    }

    @Test(arguments: VerdictGoldenTests.kinds)
    func deviceAndNetworkStatesAreTitledSo(_ kind: VerdictKind) throws {
        let gate = VerdictGoldenTests.gate(kind, .zh)
        guard kind.row.role == .device else { return }
        let heading = gate.screen().dump().split(separator: "\n")[3]
        #expect(heading.contains("设备") || heading.contains("网络"))
    }

    @Test(arguments: VerdictGoldenTests.kinds, Language.allCases)
    func nothingThatMattersIsCutOff(_ kind: VerdictKind, _ language: Language) throws {
        let gate = VerdictGoldenTests.gate(kind, language)
        let verdict = try #require(gate.state.current?.verdict)
        let ink = Ink(gate.state.settings)
        let columns = MainLayout(MainLayout.full).verdict.columns
        let whole = Templates.labelled(Phrase.nextStep.words, verdict.nextStep)
        #expect(Text.wrap(ink(whole), to: columns).count <= 2)
        for row in gate.screen(40, 12).dump().split(separator: "\n").dropFirst().suffix(3) {
            #expect(!row.replacing("[~]", with: "").contains("~"), "\(row)")
        }
        #expect(Text.width(ink(kind.row.words)) <= 40)
    }

    @Test(arguments: VerdictGoldenTests.kinds, Language.allCases)
    func theSymbolAndTheWordsStandOnEveryScreen(_ kind: VerdictKind, _ language: Language) {
        let gate = VerdictGoldenTests.gate(kind, language)
        #expect(gate.screen().dump().contains(kind.row.symbol))
        #expect(gate.screen(40, 12).dump().contains(kind.row.symbol))
        #expect(gate.screen().dump().contains(kind.row.words[language]))
    }
}
