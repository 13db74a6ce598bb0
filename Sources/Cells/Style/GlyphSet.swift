/// Which glyphs a widget may draw with.
public enum GlyphSet: Hashable, Sendable {
    /// ASCII alone: a bare Linux console, a vt100, `--ascii`.
    case ascii
    /// ASCII and the half blocks `▀▄█`, where the terminal speaks UTF-8 and draws ambiguous glyphs narrow.
    case blocks
}
