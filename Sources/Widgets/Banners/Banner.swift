public import Cells

/// A verdict: its word in letters to be read from three metres, on a ground of its role's colour and pattern.
///
/// The word is drawn as tall as the area allows: Chinese in half blocks of twelve pixels (six rows), Latin in letters
/// of six rows; over two lines where it does not fit in one; in half-size letters of three rows; and as plain text
/// where there is no room or no such glyph.
public struct Banner: Widget, Hashable {
    /// The word as it is wanted most; a line break parts its lines.
    public var word: String
    /// The word in ASCII, for a terminal that cannot show the other one; may be the same.
    public var latin: String
    /// A short sign before the word, in ASCII: `[v]`, `[!]`, `[X]`.
    public var symbol: String
    /// A line of plain text below the letters: the word in the other language.
    public var caption: String
    /// What the verdict means; it gives the colour and the pattern.
    public var role: Role
    /// What may be drawn with.
    public var glyphs: GlyphSet

    /// A verdict's banner.
    public init(word: String, latin: String, symbol: String, caption: String = "", role: Role, glyphs: GlyphSet) {
        self.word = word
        self.latin = latin
        self.symbol = symbol
        self.caption = caption
        self.role = role
        self.glyphs = glyphs
    }

    /// The rows that the word's letters take in an area; 1 where it is plain text.
    public func letterRows(in size: Size) -> Int { setting(in: size)?.letters.rowsPerLine ?? 1 }

    /// Draws over the whole area.
    public func render(into buffer: inout Buffer, _ area: Rect) {
        let ground = Style(role, reverse: true)
        let pattern = Pattern(role)
        for row in 0..<area.rows {
            let strokes = (0..<area.columns).map { Glyph(pattern.scalar(column: $0, row: row)) }
            buffer.put(
                strokes, at: Point(column: area.left, row: area.top + row), style: ground, maxWidth: area.columns)
        }
        if let setting = setting(in: area.size) {
            render(setting, into: &buffer, area)
        } else {
            renderPlain(into: &buffer, area)
        }
    }
}
