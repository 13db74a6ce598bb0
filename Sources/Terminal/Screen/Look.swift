/// How a role looks: colour numbers and attributes.
struct Look: Hashable, Sendable {
    /// The terminal's own colour.
    static let own: Int = -1

    /// The colour of the glyph, -1 for the terminal's own.
    var foreground = Look.own
    /// The colour behind it, -1 for the terminal's own.
    var background = Look.own
    /// Foreground and background exchanged by the terminal.
    var isReversed = false
    /// Bold by itself.
    var isBold = false
    /// Underlined by itself.
    var isUnderlined = false
    /// Dimmed, for terminals without colours.
    var isDim = false

    /// Nothing special.
    static let plain = Look()

    /// Colours alone.
    static func colours(_ foreground: Int, on background: Int = Look.own) -> Look {
        Look(foreground: foreground, background: background)
    }

    /// True where a colour pair is needed.
    var hasColours: Bool { foreground != Look.own || background != Look.own }
}
