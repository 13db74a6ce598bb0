#if DEBUG
    import Cells
    import TestKit

    /// Screens by a seed: Chinese, Japanese, Korean, marks, glyphs of ambiguous width, emoji, hostile scalars, in every style.
    struct RandomScreens {
        private var random: SplitMix64

        init(seed: UInt64) {
            random = SplitMix64(seed: seed)
        }

        /// The next screen: the last one changed a little, as most are, or a new one.
        mutating func next(after last: Buffer?, _ size: Size) -> Buffer {
            var buffer = last.flatMap { $0.size == size ? $0 : nil } ?? Buffer(size)
            let isNew = last?.size != size || roll(12) == 0
            if isNew { buffer = Buffer(size) }
            for _ in 0...roll(isNew ? 60 : 6) { draw(into: &buffer) }
            buffer.cursor = roll(3) == 0 ? nil : Point(column: roll(size.columns + 1), row: roll(size.rows + 1))
            buffer.showsCursor = roll(2) == 0
            return buffer
        }

        private mutating func draw(into buffer: inout Buffer) {
            let size = buffer.size
            let start = Point(column: roll(size.columns + 4) - 3, row: roll(size.rows + 2) - 1)
            let area = Rect(column: start.column, row: start.row, columns: roll(20), rows: roll(5))
            let style = style()
            switch roll(10) {
            case 0: buffer.fill(area, style: style)
            case 1: buffer.fill(area, scalar(), style: style)
            case 2: buffer.restyle(area, style)
            case 3: buffer.put(text(), in: area, style: style, alignment: roll(2) == 0 ? .centre : .right)
            case 4:
                var other = Buffer(area.size)
                other.put(text(), at: Point(column: roll(4) - 2, row: 0), style: style)
                buffer.draw(other, at: start)
            // To the very edge, where wide glyphs and marks go wrong.
            case 5:
                buffer.put(text(), at: Point(column: max(0, size.columns - 1 - roll(4)), row: start.row), style: style)
            case 6: buffer.put(text(), at: Point(column: size.columns - 2, row: size.rows - 1), style: style)
            default: buffer.put(text(), at: start, style: style, maxWidth: roll(3) == 0 ? roll(12) : nil)
            }
        }

        private mutating func style() -> Style {
            guard let role = Role.allCases.randomElement(using: &random) else { return .text }
            return Style(
                roll(3) == 0 ? .text : role, bold: roll(3) == 0, reverse: roll(3) == 0, underline: roll(4) == 0)
        }

        private mutating func text() -> String {
            (0...roll(9)).reduce(into: "") { text, _ in text.unicodeScalars.append(contentsOf: piece()) }
        }

        /// A glyph or a few, with or without marks.
        private mutating func piece() -> [Unicode.Scalar] {
            switch roll(12) {
            case 0...2: return (0...roll(6)).map { _ in pick(0x20...0x7E) }
            case 3...5: return (0...roll(4)).map { _ in pick(0x4E00...0x9FFF) }
            case 6: return (0...roll(8)).map { _ in " " }
            case 7: return [pick(0x61...0x7A)] + (0...roll(6)).map { _ in pick(0x300...0x36F) }
            case 8: return [pick(0x304B...0x3061)] + (roll(2) == 0 ? ["\u{3099}"] : [])
            case 9: return (0...roll(3)).map { _ in Self.ambiguous.randomElement(using: &random) ?? "±" }
            case 10: return [scalar()]
            default: return Array((Self.hostile.randomElement(using: &random) ?? "").unicodeScalars)
            }
        }

        /// One scalar from any of the ranges that a name or a message could bring.
        private mutating func scalar() -> Unicode.Scalar {
            pick(Self.ranges.randomElement(using: &random) ?? 0x20...0x7E)
        }

        private mutating func pick(_ range: ClosedRange<UInt32>) -> Unicode.Scalar {
            Unicode.Scalar(UInt32.random(in: range, using: &random)) ?? "?"
        }

        private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<max(1, sides), using: &random) }

        private static let ambiguous = Array("§±×÷°·αβγДя‘’“”…※℃Ⅷ←→∑∞≠①⑳─│┌┼═█▀▄▒■□△◆○●★☆♀♂♪".unicodeScalars)

        private static let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xA1...0x24F, 0x370...0x3FF, 0x400...0x4FF, 0x590...0x6FF, 0x900...0x97F, 0xE00...0xE7F,
            0x1100...0x11FF, 0x2000...0x206F, 0x20D0...0x20F0, 0x2190...0x21FF, 0x2200...0x22FF, 0x2460...0x24FF,
            0x2500...0x25FF, 0x2600...0x27BF, 0x3000...0x30FF, 0x3400...0x4DBF, 0xAC00...0xD7A3, 0xE000...0xE0FF,
            0xF900...0xFAFF, 0xFE00...0xFE6F, 0xFF01...0xFFEE, 0x1F300...0x1F6FF, 0x20000...0x2A6DF, 0x30000...0x3134A,
        ]

        private static let hostile = [
            "\u{1B}[2J", "\u{1B}]0;x\u{7}", "\u{9B}31m", "\u{202E}abc\u{202C}", "\u{200B}\u{200D}", "\u{FEFF}",
            "\r\n\t",
            "\u{7F}\u{8}\u{8}", "👨\u{200D}👩\u{200D}👧", "🇨🇳", "❤\u{FE0F}", "\u{E000}", "\u{301}x", "\u{2066}x\u{2069}",
            "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "中\u{20DD}", "\u{E0041}", "\u{FFFE}",
            "\u{1100}\u{1161}\u{11A8}",
        ]
    }
#endif
