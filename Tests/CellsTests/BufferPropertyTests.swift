import Cells
import TestKit
import Testing

@Suite struct BufferPropertyTests {
    private static let scalars: [String] = [
        "a", "#", " ", "中", "文", "か\u{3099}", "e\u{301}", "👍", "👨‍👩‍👧", "🇨🇳", "\u{200B}", "\u{202E}", "\u{1B}", "\t",
        "█", "ｱ", "\u{301}", "\u{FE0F}", "\u{1100}\u{1161}", "𠮷", "\u{E000}",
    ]

    /// Random drawing never splits a wide glyph, never lets an unprintable scalar in, and a difference is enough.
    @Test func randomDrawingKeepsTheGridWhole() {
        let seed = Cases.seed
        var random = SplitMix64(seed: seed)
        var buffer = Buffer(Size(columns: 1, rows: 1))
        var shown = buffer
        for step in 0..<Cases.count(100_000) {
            if step % 500 == 0 {
                let size = Size(
                    columns: Int.random(in: 0...23, using: &random), rows: Int.random(in: 0...6, using: &random))
                buffer = Buffer(size)
                shown = buffer
            }
            draw(into: &buffer, &random)
            guard wideCellsAreWhole(buffer), isPrintable(buffer) else {
                Issue.record("seed \(seed) step \(step)\n\(buffer.dump(notes: true))")
                return
            }
            guard step % 10 == 0 else { continue }
            let difference = Difference(from: shown, to: buffer)
            guard painted(buffer, over: shown, difference) == buffer.dump(notes: true) else {
                Issue.record("seed \(seed) step \(step): the difference does not make the new picture")
                return
            }
            shown = buffer
        }
    }

    private func draw(into buffer: inout Buffer, _ random: inout SplitMix64) {
        let style = Style(Role.allCases[Int.random(in: 0..<Role.allCases.count, using: &random)])
        let column = Int.random(in: -4...buffer.size.columns + 2, using: &random)
        let row = Int.random(in: -1...buffer.size.rows, using: &random)
        let area = Rect(
            column: column, row: row, columns: Int.random(in: 0...6, using: &random),
            rows: Int.random(in: 0...3, using: &random))
        switch Int.random(in: 0..<8, using: &random) {
        case 0: buffer.fill(area, "x", style: style)
        case 1: buffer.fill(area, "中", style: style)
        case 2: buffer.restyle(area, style)
        case 3:
            var other = Buffer(area.size)
            other.put("中文字", at: Point(column: Int.random(in: -1...2, using: &random), row: 0), style: style)
            buffer.draw(other, at: area.origin)
        case 4: buffer.put(text(&random), in: area, style: style, alignment: .centre)
        default:
            let width = Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil
            buffer.put(text(&random), at: area.origin, style: style, maxWidth: width)
        }
    }

    private func text(_ random: inout SplitMix64) -> String {
        (0..<Int.random(in: 0...8, using: &random)).map { _ in
            Self.scalars[Int.random(in: 0..<Self.scalars.count, using: &random)]
        }.joined()
    }

    private func isPrintable(_ buffer: Buffer) -> Bool {
        (0..<buffer.size.rows).allSatisfy { row in
            buffer.row(row).allSatisfy { cell in
                guard case .shown(let width) = ScalarClass(cell.glyph.base) else { return false }
                return (width == cell.glyph.width) && cell.glyph.marks.allSatisfy { ScalarClass($0) == .mark }
            }
        }
    }

    /// What a terminal shows that held the old picture and got the difference.
    private func painted(_ new: Buffer, over old: Buffer, _ difference: Difference) -> String {
        var terminal = old
        for run in difference.runs {
            let cells = Array(new.row(run.row))
            guard run.columns.lowerBound == 0 || !cells[run.columns.lowerBound].isContinuation else { return "cut" }
            var column = run.columns.lowerBound
            for cell in cells[run.columns] where !cell.isContinuation {
                terminal.put([cell.glyph], at: Point(column: column, row: run.row), style: cell.style)
                column += cell.glyph.width
            }
            guard column == run.columns.upperBound else { return "half a glyph at the end" }
        }
        return terminal == new ? terminal.dump(notes: true) : "another picture"
    }
}
