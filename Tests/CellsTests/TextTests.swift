import Cells
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("中文", 4), ("a中b", 4), ("e\u{301}", 1), ("か\u{3099}", 2), ("ｱ", 1), ("！", 2),
        ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧", 6), ("🇨🇳", 2), ("█▀▄", 3), ("·…“”", 4), ("\u{AC00}", 2), ("𠮷", 2),
    ])
    func widths(_ text: String, _ width: Int) {
        #expect(Text.width(text) == width)
    }

    @Test func nothingUnprintableBecomesAGlyph() {
        let hostile = "a\u{1B}[31m\u{7}\u{202E}b\u{200B}\u{FEFF}\u{2066}c\u{AD}\u{E0041}\u{FE0F}\u{85}\u{9B}31m"
        let shown = Text.glyphs(hostile).map(\.text).joined()
        #expect(shown == "a[31mbc31m")
        #expect(Text.glyphs("a\tb\nc").map(\.text).joined() == "a b c")
        #expect(Text.glyphs("\u{E000}\u{FFFF}\u{10FFFD}").map(\.text).joined() == "???")
        #expect(Text.glyphs("\u{301}a").map(\.text).joined() == "a")
        #expect(Text.glyphs("🇨🇳").map(\.text).joined() == "CN")
    }

    @Test func everyControlAndFormatScalarIsDropped() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator:
                #expect(ScalarClass(scalar) == .dropped, "U+\(String(value, radix: 16))")
            case .nonspacingMark, .enclosingMark:
                #expect([.mark, .dropped].contains(ScalarClass(scalar)), "U+\(String(value, radix: 16))")
            default: break
            }
        }
    }

    @Test func fiveMarksAreFour() {
        let glyphs = Text.glyphs("a\u{300}\u{301}\u{302}\u{303}\u{304}")
        #expect(glyphs.count == 1)
        #expect(glyphs.first?.marks == ["\u{300}", "\u{301}", "\u{302}", "\u{303}"])
    }

    @Test(arguments: [
        ("abcdef", 4, "abc~"), ("abcd", 4, "abcd"), ("中文字", 4, "中~"), ("中文字", 5, "中文~"), ("中", 1, "~"),
        ("abc", 0, ""),
    ])
    func clipping(_ text: String, _ width: Int, _ clipped: String) {
        #expect(Text.clip(text, to: width) == clipped)
        #expect(Text.width(Text.clip(text, to: width)) <= width)
    }

    @Test(arguments: [
        (Alignment.left, "中a  "), (.centre, " 中a "), (.right, "  中a"),
    ])
    func padding(_ alignment: Alignment, _ padded: String) {
        #expect(Text.pad("中a", to: 5, alignment) == padded)
        #expect(Text.width(Text.pad("中文字", to: 3, alignment)) == 3)
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("一二三四五", 4, ["一二", "三四", "五"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]), ("a\nb", 5, ["a", "b"]), ("", 5, [""]),
        ("查无记录 no record", 9, ["查无记录", "no record"]), ("aba aba", 3, ["aba", "aba"]),
    ])
    func wrapping(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(Text.wrap(text, to: width) == lines)
    }
}
