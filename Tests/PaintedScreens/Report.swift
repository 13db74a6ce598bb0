#if DEBUG
    import Cells
    import Glibc
    @testable import Terminal

    /// What each cell should be, in lines: `L` a look, `C` what the terminal can, `P` a screen with four lines a row: glyphs
    /// parted by U+001F, styles in two hexadecimal figures, ASCII substitutes, and `A` where the width is ambiguous.
    struct Report {
        private let descriptor: Int32

        init(_ descriptor: Int32) {
            self.descriptor = descriptor
        }

        /// The look of every role, plain and reversed.
        func looks(_ theme: Theme) {
            var lines = ""
            for role in Role.allCases {
                for reverse in [false, true] {
                    let style = Style(role, reverse: reverse)
                    let look = theme[style].look
                    let flags = [look.isReversed, look.isBold, look.isUnderlined].map { $0 ? "1" : "0" }
                    lines +=
                        "L \(Self.number(style)) \(look.foreground) \(look.background) \(flags.joined(separator: " "))\n"
                }
            }
            send(lines)
        }

        /// What decides which glyphs are shown.
        func capabilities(_ found: TerminalCapabilities, ambiguousWidth: Int) {
            send("C \(found.asciiOnly ? 1 : 0) \(ambiguousWidth)\n")
        }

        /// A screen as the painter is given it.
        func picture(_ number: Int, _ buffer: Buffer) {
            let corner = Point(column: max(0, buffer.size.columns - 1), row: max(0, buffer.size.rows - 1))
            let cursor = buffer.cursor.flatMap { buffer.bounds.contains($0) ? $0 : nil } ?? corner
            let isSeen = buffer.showsCursor && buffer.cursor != nil
            var text = "P \(number) \(buffer.size.columns) \(buffer.size.rows) \(cursor.column) \(cursor.row) "
            text += isSeen ? "1\n" : "0\n"
            for row in 0..<buffer.size.rows {
                let cells = buffer.row(row)
                text += cells.map { $0.isContinuation ? "" : $0.glyph.text }.joined(separator: "\u{1F}") + "\n"
                text += cells.map { Self.hexadecimal(Self.number($0.style)) }.joined() + "\n"
                text += cells.map { String(Character(Self.substitute($0))) }.joined() + "\n"
                text += cells.map { ScalarClass.isAmbiguous($0.glyph.base) ? "A" : "." }.joined() + "\n"
            }
            send(text)
        }

        private static func substitute(_ cell: Cell) -> Unicode.Scalar {
            cell.glyph.base.value < 0x7F ? cell.glyph.base : Painter.substitute(for: cell.glyph.base)
        }

        /// A style as a number below 256.
        private static func number(_ style: Style) -> Int {
            Int(style.role.rawValue) << 3 | (style.bold ? 4 : 0) | (style.reverse ? 2 : 0) | (style.underline ? 1 : 0)
        }

        private static func hexadecimal(_ number: Int) -> String {
            let text = String(number, radix: 16)
            return text.count < 2 ? "0" + text : text
        }

        private func send(_ text: String) {
            var octets = Array(text.utf8)[...]
            while !octets.isEmpty {
                let sent = octets.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                guard sent > 0 else { return }
                octets = octets.dropFirst(sent)
            }
        }
    }
#endif
