import Cells

/// The two looks of a grade: a word of its colour, and a ground filled with it.
struct GradeColours: Hashable, Sendable {
    /// A small word in the grade's colour.
    let word: Look
    /// The ground of a verdict, and what is written on it.
    let ground: Look

    /// The looks of a grade's role; nil for any other role.
    init?(_ role: Role, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth) {
        guard let colours = Self.colours(role, scheme, depth) else { return nil }
        let behind = scheme == .highContrast ? 0 : Look.own
        ground = .colours(colours.ink, on: colours.fill)
        word = colours.word.map { .colours($0, on: behind) } ?? ground
    }

    /// A ground, the ink on it, and the colour of a word; a word without one is written as the ground is.
    private struct Colours {
        let fill: Int
        let ink: Int
        let word: Int?
    }

    private static func colours(_ role: Role, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth) -> Colours? {
        switch (scheme, depth) {
        case (.colourBlind, .many): blueToOrange(role)
        case (.colourBlind, _): role == .gradeLow ? Colours(fill: 6, ink: 0, word: nil) : few(role, scheme, depth)
        case (_, .many): many(role, scheme)
        default: few(role, scheme, depth)
        }
    }

    /// Named colours; orange and grey from the 256.
    private static func many(_ role: Role, _ scheme: Scheme) -> Colours? {
        let isLight = scheme == .light
        return switch role {
        case .gradeLow: Colours(fill: scheme == .highContrast ? 10 : 2, ink: 0, word: scheme == .highContrast ? 10 : 2)
        case .gradeMedium: Colours(fill: 11, ink: 0, word: isLight ? 130 : 11)
        case .gradeHigh: Colours(fill: 160, ink: 231, word: isLight ? 160 : 9)
        case .gradeContact: Colours(fill: 208, ink: 0, word: isLight ? 166 : 208)
        case .gradeUnassessed: Colours(fill: 240, ink: 231, word: isLight ? 240 : 248)
        default: nil
        }
    }

    /// After Okabe and Ito's palette for colour-blind readers; words are filled too, to be read on any
    /// background.
    private static func blueToOrange(_ role: Role) -> Colours? {
        switch role {
        case .gradeLow: Colours(fill: 25, ink: 231, word: nil)
        case .gradeMedium: Colours(fill: 227, ink: 0, word: nil)
        case .gradeHigh: Colours(fill: 166, ink: 231, word: nil)
        case .gradeContact: Colours(fill: 214, ink: 0, word: nil)
        case .gradeUnassessed: Colours(fill: 240, ink: 231, word: nil)
        default: nil
        }
    }

    /// Eight or sixteen colours have no orange: yellow on red stands for it; eight have no grey that is not the device's
    /// white either: white on blue stands for it. Word, sign and pattern say the rest.
    private static func few(_ role: Role, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth) -> Colours? {
        let isSixteen = depth == .sixteen
        let white = isSixteen ? 15 : 7
        return switch role {
        case .gradeLow: Colours(fill: 2, ink: 0, word: 2)
        case .gradeMedium: Colours(fill: isSixteen ? 11 : 3, ink: 0, word: scheme == .light || !isSixteen ? 3 : 11)
        case .gradeHigh: Colours(fill: 1, ink: white, word: isSixteen ? 9 : 1)
        case .gradeContact: Colours(fill: 1, ink: isSixteen ? 11 : 3, word: nil)
        case .gradeUnassessed: isSixteen ? Colours(fill: 8, ink: 15, word: 8) : Colours(fill: 4, ink: 7, word: nil)
        default: nil
        }
    }
}
