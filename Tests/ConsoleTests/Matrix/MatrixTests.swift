import Cells
import HealthCode
import Testing

@testable import Console
@testable import Terminal

/// Every screen at 80x24, 40x12 and 132x43, in Chinese, in English and in ASCII alone, with its colours and without.
///
/// The text stands once in a file; roles are what a theme colours (`matrix/looks` says how), `mono` what is left without.
@Suite struct MatrixTests {
    static let sizes = [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 132, rows: 43)]

    @Test(arguments: MatrixScreen.all, sizes) func everyScreenAsItIsKept(_ screen: MatrixScreen, _ size: Size) {
        let name = "matrix/\(screen)-\(size.columns)x\(size.rows)"
        for language in Language.allCases {
            let buffer = view(screen.gate(language, .blocks).state, size)
            Golden.expect(Planes.text(buffer), "\(name)-\(language.rawValue)")
        }
        let ascii = view(screen.gate(.zh, .ascii).state, size)
        #expect(ascii.dump().allSatisfy { $0.isASCII })
        Golden.expect(Planes.text(ascii), "\(name)-ascii")
    }

    /// Where glyphs of ambiguous width take two columns, Chinese stays Chinese, nothing is drawn with half blocks, and what
    /// is left of them in words has an ASCII substitute of one column (`Painter`).
    @Test(arguments: MatrixScreen.all, sizes) func wideAmbiguousGlyphsLeaveChineseWords(
        _ screen: MatrixScreen, _ size: Size
    ) {
        let buffer = view(screen.gate(.zh, .plain).state, size)
        let glyphs = (0..<size.rows).flatMap { buffer.row($0).filter { !$0.isContinuation }.map(\.glyph) }
        #expect(glyphs.contains { $0.width == 2 } || screen == .context(.assistCode))
        for glyph in glyphs where ScalarClass.isAmbiguous(glyph.base) {
            #expect(glyph.width == 1 && Painter.substitute(for: glyph.base) == ".", "\(glyph)")
        }
        if case .verdict = screen, size.rows == 24 {
            Golden.expect(Planes.text(buffer), "matrix/\(screen)-\(size.columns)x\(size.rows)-plain")
        }
    }

    /// What a role looks like in every scheme and number of colours.
    @Test func looks() {
        var lines: [String] = []
        let depths: [(Scheme, TerminalCapabilities.Depth)] =
            [Scheme.dark, .light, .highContrast, .colourBlind].flatMap { scheme in
                [.many, .sixteen, .eight].map { (scheme, $0) }
            } + [(.mono, .mono)]
        for (scheme, depth) in depths {
            lines.append("\(scheme.rawValue), \(depth == .mono ? "no" : "\(depth.rawValue)") colours")
            let theme = Theme(scheme, depth)
            for role in Role.allCases {
                let words = [false, true].map { Self.words(theme[Style(role, reverse: $0)].look) }
                lines.append("  \(role.letter) \(Text.pad("\(role)", to: 16))\(Text.pad(words[0], to: 28))\(words[1])")
            }
        }
        Golden.expect(lines.joined(separator: "\n") + "\n", "matrix/looks")
    }

    private static func words(_ look: Look) -> String {
        let colours = look.hasColours ? ["\(look.foreground) on \(look.background)"] : []
        let flags = [
            (look.isBold, "bold"), (look.isReversed, "reversed"), (look.isUnderlined, "underlined"),
            (look.isDim, "dim"),
        ]
        let words = colours + flags.filter(\.0).map(\.1)
        return words.isEmpty ? "plain" : words.joined(separator: " ")
    }

    /// Without colours the words, signs and places still tell verdicts apart: no two screens are the same.
    @Test(arguments: Language.allCases, sizes) func noTwoVerdictsLookAlikeWithoutColours(
        _ language: Language, _ size: Size
    ) {
        let screens = VerdictGoldenTests.kinds.map { kind -> String in
            let buffer = view(MatrixScreen.verdict(kind).gate(language, .ascii).state, size)
            return buffer.dump()
        }
        #expect(Set(screens).count == screens.count)
    }
}
