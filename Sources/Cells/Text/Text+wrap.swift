extension Text {
    static func wrapParagraph(_ paragraph: some StringProtocol, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for piece in pieces(glyphs(paragraph)) {
            let pieceWidth = piece.reduce(0) { $0 + $1.width }
            if lineWidth + pieceWidth <= width {
                line += piece.map(\.text).joined()
                lineWidth += pieceWidth
                continue
            }
            if lineWidth > 0 {
                lines.append(trimmed(line))
                line = ""
                lineWidth = 0
            }
            for glyph in piece where glyph != .space && glyph.width <= width {
                if lineWidth + glyph.width > width {
                    lines.append(line)
                    line = ""
                    lineWidth = 0
                }
                line += glyph.text
                lineWidth += glyph.width
            }
        }
        lines.append(trimmed(line))
        return lines
    }

    /// Cuts into pieces that a line break may not divide: a word, a space, one wide glyph.
    private static func pieces(_ glyphs: [Glyph]) -> [[Glyph]] {
        var pieces: [[Glyph]] = []
        for glyph in glyphs {
            let alone = glyph.width == 2 || glyph == .space
            if let last = pieces.last?.last, !alone, last.width == 1, last != .space {
                pieces[pieces.count - 1].append(glyph)
            } else {
                pieces.append([glyph])
            }
        }
        return pieces
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
