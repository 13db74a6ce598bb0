/// A set of colours for all roles.
public enum Scheme: String, CaseIterable, Hashable, Sendable {
    /// For a dark background.
    case dark
    /// For a light background.
    case light
    /// White on black, nothing dimmed.
    case highContrast = "high-contrast"
    /// Blue to orange instead of green to red.
    case colourBlind = "colour-blind"
    /// No colours: reverse video, bold, underline.
    case mono
}
