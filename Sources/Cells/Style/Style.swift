/// A role and how it is set off.
public struct Style: Hashable, Sendable {
    /// What the cell means.
    public var role: Role
    /// Set in bold.
    public var bold: Bool
    /// Foreground and background exchanged; for a grade this is the filled form.
    public var reverse: Bool
    /// Underlined.
    public var underline: Bool

    /// A style.
    public init(_ role: Role, bold: Bool = false, reverse: Bool = false, underline: Bool = false) {
        self.role = role
        self.bold = bold
        self.reverse = reverse
        self.underline = underline
    }

    /// Plain words.
    public static let text = Style(.text)
    /// Words of less weight.
    public static let muted = Style(.muted)
    /// A heading, in bold.
    public static let title = Style(.title, bold: true)
}
