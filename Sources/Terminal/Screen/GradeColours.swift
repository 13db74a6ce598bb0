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
        var ground = Look.colours(colours.ink, on: colours.fill)
        ground.isBold = colours.isBold
        self.ground = ground
        word = colours.word.map { .colours($0, on: behind) } ?? ground
    }

    /// A ground, the ink on it, and the colour of a word; a word without one is written as the ground is.
    private struct Colours {
        let fill: Int
        let ink: Int
        let word: Int?
        /// Bold is the bright colour where there are eight: dark yellow, or brown, cannot be read on red.
        var isBold = false
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
        case .gradeLow:
            Colours(
                fill: scheme == .highContrast ? 10 : 2, ink: 0, word: isLight ? 28 : scheme == .highContrast ? 10 : 2)
        case .gradeMedium: Colours(fill: 11, ink: 0, word: isLight ? 130 : 11)
        case .gradeHigh: Colours(fill: 160, ink: 231, word: isLight ? 160 : 9)
        case .gradeContact: Colours(fill: 208, ink: 0, word: isLight ? 94 : 208)
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
        case .gradeHigh: Colours(fill: 130, ink: 231, word: nil)
        case .gradeContact: Colours(fill: 214, ink: 0, word: nil)
        case .gradeUnassessed: Colours(fill: 240, ink: 231, word: nil)
        default: nil
        }
    }

    /// Eight or sixteen colours have no orange: yellow on red stands for it; nor a grey that white can be read on in
    /// every palette: white on blue stands for it. Word, sign and pattern say the rest.
    private static func few(_ role: Role, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth) -> Colours? {
        let isSixteen = depth == .sixteen
        let isLight = scheme == .light
        let white = isSixteen ? 15 : 7
        return switch role {
        case .gradeLow: Colours(fill: 2, ink: 0, word: isLight ? nil : 2)
        case .gradeMedium: Colours(fill: isSixteen ? 11 : 3, ink: 0, word: isLight ? nil : isSixteen ? 11 : 3)
        case .gradeHigh: Colours(fill: 1, ink: white, word: isSixteen && !isLight ? 9 : nil)
        case .gradeContact: Colours(fill: 1, ink: isSixteen ? 11 : 3, word: nil, isBold: !isSixteen)
        case .gradeUnassessed: Colours(fill: 4, ink: white, word: nil)
        default: nil
        }
    }
}
