import Cells
import Checkpoint
import HealthCode
import Testing
import Widgets

@testable import Console

/// Take the colours away, and every verdict is still told from every other by word, symbol and pattern.
@Suite struct WithoutColourTests {
    @Test func everySymbolAndEveryWordIsOneVerdicts() {
        let rows = VerdictKind.allCases.map(\.row)
        #expect(Set(rows.map(\.symbol)).count == rows.count)
        #expect(Set(rows.map(\.words.zh)).count == rows.count && Set(rows.map(\.words.en)).count == rows.count)
        #expect(Set(VerdictKind.allCases.map(\.pinyin)).count == rows.count)
    }

    @Test func everyGradeAndTheDeviceHaveAPatternOfTheirOwn() {
        let roles: [VerdictRole] = [.gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed, .device]
        let patterns = roles.map { Pattern(Ink.role($0)) }
        #expect(Set(patterns).count == patterns.count)
        // Whatever is drawn: over a few cells no two grounds look the same.
        let grounds = patterns.map { pattern in
            (0..<8).flatMap { row in (0..<8).map { pattern.scalar(column: $0, row: row) } }
        }
        #expect(Set(grounds).count == grounds.count)
    }

    /// The screens themselves, as characters alone, in both glyph sets and languages and at every size.
    @Test(arguments: Language.allCases, [GlyphSet.blocks, .ascii])
    func noTwoVerdictsLookAlike(_ language: Language, _ glyphs: GlyphSet) {
        for (columns, rows) in [(40, 12), (80, 24), (132, 43)] {
            let panes = VerdictGoldenTests.kinds.map { kind -> String in
                let gate = VerdictGoldenTests.gate(kind, language, glyphs: glyphs)
                guard let verdict = gate.state.current?.verdict else { return "" }
                let ink = Ink(gate.state.settings)
                var buffer = Buffer(Size(columns: min(columns, 78), rows: rows / 2))
                let banner = VerdictText.banner(verdict, ink, isNarrow: columns < 50, columns: buffer.size.columns)
                drawBanner(banner, verdict, in: buffer.bounds, into: &buffer)
                let dump = buffer.dump()
                #expect(dump.contains(kind.row.symbol), "\(kind) at \(columns)x\(rows)")
                return dump
            }
            #expect(Set(panes).count == panes.count)
        }
    }

    /// On every screen the colours of grades are the present verdict's, or nobody's.
    @Test(arguments: CommandContext.allCases) func gradesAloneWearTheirColours(_ context: CommandContext) {
        let grades: [Role] = [.gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed]
        for kind in VerdictGoldenTests.kinds {
            var gate = VerdictGoldenTests.gate(kind, .zh)
            gate.open(context)
            for (columns, rows) in [(40, 12), (80, 24), (132, 43)] {
                let roles = gate.screen(columns, rows).roleMap().lowercased()
                let worn = grades.filter { roles.contains($0.letter) }
                #expect(worn.isEmpty || (kind.row.role.isGrade && worn == [Ink.role(kind.row.role)]), "\(kind)")
            }
        }
    }

    /// Large windows have large letters: twelve rows where two characters find room for them.
    @Test(arguments: [(80, 24, 6), (100, 32, 6), (132, 43, 12), (200, 60, 18)])
    func theLettersGrowWithTheWindow(_ columns: Int, _ rows: Int, _ least: Int) throws {
        for kind in [VerdictKind.pass, .recheck, .stop, .contact] {
            let gate = VerdictGoldenTests.gate(kind, .zh)
            let verdict = try #require(gate.state.current?.verdict)
            let layout = MainLayout(Size(columns: columns, rows: rows))
            let banner = VerdictText.banner(verdict, Ink(gate.state.settings), columns: layout.verdict.columns)
            let room = Size(columns: layout.verdict.columns, rows: max(8, layout.verdict.rows - 11))
            #expect(banner.letterRows(in: room) >= least, "\(kind) at \(columns)x\(rows)")
        }
    }
}
