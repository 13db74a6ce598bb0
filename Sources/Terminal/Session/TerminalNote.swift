/// What was switched off on a terminal, and why.
public enum TerminalNote: Hashable, Sendable {
    /// A type that this machine does not describe, and the one that it is used as.
    case usedAs(type: String, String)
    /// No colours: that was asked for.
    case coloursUnwanted
    /// No colours: `NO_COLOR` is set.
    case noColour
    /// No colours: the terminal has none.
    case coloursMissing
    /// ASCII alone: that was asked for.
    case asciiWanted
    /// ASCII alone: there is no UTF-8 locale, not even `C.UTF-8`.
    case noUTF8
    /// ASCII alone: terminals of this type have no Chinese glyphs.
    case noGlyphs(type: String)
    /// ASCII alone: the locale names this codeset.
    case codeset(String)
    /// No half blocks: glyphs of ambiguous width take two columns.
    case wideBlocks
}
