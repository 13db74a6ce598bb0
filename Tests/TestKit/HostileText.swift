/// What hostile text is made of, and what may not come of it.
public enum HostileText {
    /// Texts that do something to a terminal, a table or the order of letters, and a few that only look so.
    public static let pieces = [
        "\u{1B}[2J", "\u{1B}]0;owned\u{7}", "\u{1B}]52;c;AAAA\u{7}", "\u{1B}[6n", "\u{1B}P+q544e\u{1B}\\", "\u{9B}31m",
        "\u{9D}0;x\u{9C}", "\u{90}q\u{9C}", "\u{202E}", "\u{202D}", "\u{2066}", "\u{2067}x\u{2069}", "\u{200E}\u{200F}",
        "\u{61C}",
        "\u{200B}", "\u{200C}\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{180E}", "\u{3164}", "\u{FFA0}",
        "\u{115F}\u{1160}",
        "\u{E0001}\u{E0041}\u{E007F}", "\u{FE0F}", "\u{E0100}", "\u{2028}", "\u{2029}", "\u{85}", "\r", "\n", "\t",
        "\u{0}", "\u{8}",
        "\u{7F}", "\u{C}", "\u{E}", "\u{F}", "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "\u{301}", "\u{20DD}",
        "\u{FFF9}x\u{FFFB}",
        "\u{E000}", "\u{FFFE}", "\u{10FFFF}", "=cmd|' /C calc'!A0", "+1", "-1", "@x", "👨\u{200D}👩", "🇨🇳", "﷽",
        "\u{FFFD}",
    ]

    /// Where scalars come from that are hostile now and then.
    public static let ranges: [ClosedRange<UInt32>] = [
        0...0x1F, 0x20...0x7E, 0x7F...0x9F, 0xA0...0x36F, 0x590...0x8FF, 0x115F...0x11FF, 0x1800...0x180F,
        0x2000...0x206F, 0x2E80...0x9FFF, 0xAC00...0xD7A3, 0xE000...0xF8FF, 0xFE00...0xFFFF, 0x1F000...0x1FAFF,
        0x1D160...0x1D180, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF,
    ]

    /// Sequences that do something to a terminal, marks that change the order or the width of what follows, and anything.
    public static func text(using random: inout some RandomNumberGenerator) -> String {
        var text = ""
        for _ in 0...Int.random(in: 0..<7, using: &random) {
            switch Int.random(in: 0..<4, using: &random) {
            case 0: text += pieces.randomElement(using: &random) ?? ""
            case 1: text.unicodeScalars.append(scalar(using: &random))
            case 2: text += ["张", "*", "明", "G1", "330100", " ", "abc", "绿码 通行"].randomElement(using: &random) ?? ""
            default:
                for _ in 0...Int.random(in: 0..<4, using: &random) {
                    text.unicodeScalars.append(scalar(using: &random))
                }
            }
        }
        return text
    }

    /// A scalar of one of ``ranges``.
    public static func scalar(using random: inout some RandomNumberGenerator) -> Unicode.Scalar {
        let range = ranges.randomElement(using: &random) ?? 0...0x7F
        return Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "\u{1B}"
    }

    /// True where a scalar would do something to a terminal or to the order or width of its neighbours. By the language's own
    /// properties, not by the table that cells go by.
    public static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator: return true
        default:
            return properties.isDefaultIgnorableCodePoint || properties.isBidiControl
                || properties.isNoncharacterCodePoint
        }
    }

    /// The first scalar of a line that may not be there.
    public static func forbidden(in lines: [String]) -> Unicode.Scalar? {
        lines.lazy.flatMap(\.unicodeScalars).first { isForbidden($0) }
    }
}
