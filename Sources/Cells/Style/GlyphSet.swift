/// Which glyphs a widget may draw with.
public enum GlyphSet: CaseIterable, Hashable, Sendable {
    /// ASCII alone: a bare Linux console, a vt100, `--ascii`.
    case ascii
    /// Every script in words, ASCII alone to draw with: a terminal that gives glyphs of ambiguous width two columns, as many
    /// Chinese ones do, and half blocks with them.
    case plain
    /// ASCII and the half blocks `▀▄█`, where the terminal speaks UTF-8 and draws ambiguous glyphs narrow.
    case blocks

    /// Whether a half block is one column of this terminal.
    public var hasBlocks: Bool { self == .blocks }
}
