public import Cells
import Checkpoint
import HealthCode

/// Rows of the glyphs that the console draws with, all of one width between two bars, so that a person sees whether this
/// terminal gives each the columns that the console thinks it takes.
public enum GlyphSheet {
    /// The rows for so many columns: the verdicts' symbols, Chinese characters, half blocks, figures; each where
    /// this terminal has it.
    public static func rows(columns: Int, glyphs: GlyphSet) -> [String] {
        let symbols = VerdictKind.allCases.map(\.row.symbol)
        let count = max(1, min(symbols.count, (columns - 2) / 3))
        let width = 3 * count
        let figures = String((0..<width).map { Character("\(($0 + 1) % 10)") })
        var rows = [symbols.prefix(count).joined()]
        if glyphs != .ascii {
            let characters = characters
            let wide = (0..<width / 2).map { characters[$0 % characters.count] }
            rows.append(String(wide) + String(repeating: " ", count: width % 2))
        }
        if glyphs.hasBlocks {
            let blocks: [Character] = ["\u{2580}", "\u{2584}", "\u{2588}"]
            rows.append(String((0..<width).map { blocks[$0 % 3] }))
        }
        rows.append(figures)
        return rows.map { "|" + $0 + "|" }
    }

    /// The Chinese characters of the verdicts, each once.
    private static var characters: [Character] {
        var seen: Set<Character> = []
        return VerdictKind.allCases.flatMap { $0.row.words.zh }.filter {
            Text.width(String($0)) == 2 && seen.insert($0).inserted
        }
    }
}
