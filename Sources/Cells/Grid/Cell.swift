/// One column of one row of a buffer.
public struct Cell: Hashable, Sendable {
    /// An empty cell in plain style.
    public static let blank = Cell(glyph: .space, style: .text)

    /// What stands here; on the right half of a wide glyph, a space that is not drawn.
    public let glyph: Glyph
    /// How it is set off; both halves of a wide glyph have the same style.
    public internal(set) var style: Style
    /// True on the right half of a wide glyph.
    public let isContinuation: Bool

    init(glyph: Glyph, style: Style, isContinuation: Bool = false) {
        self.glyph = glyph
        self.style = style
        self.isContinuation = isContinuation
    }

    /// True on the left half of a wide glyph.
    public var isWide: Bool { glyph.width == 2 }
}
