import Cells

/// What every role looks like in a scheme and a number of colours.
///
/// At most sixteen colour pairs are used, so that the 64 of a Linux console suffice. Colours are the named ones, which
/// follow the person's own palette, except for orange, grey and the colour-blind scheme, which need the 256.
struct Theme: Hashable, Sendable {
    /// The most pairs of any theme.
    static let maximumPairs = 16

    /// The pairs; the first one is pair 1.
    let pairs: [Pair]
    private let looks: [Look]
    private let pairNumbers: [UInt8]

    /// Two colours.
    struct Pair: Hashable, Sendable {
        let foreground: Int
        let background: Int
    }

    init(_ scheme: Scheme, _ depth: TerminalCapabilities.Depth) {
        var pairs: [Pair] = []
        var looks: [Look] = []
        var numbers: [UInt8] = []
        for role in Role.allCases {
            for isReversed in [false, true] {
                let look = Self.look(role, isReversed, scheme, depth)
                looks.append(look)
                guard look.hasColours else {
                    numbers.append(0)
                    continue
                }
                let pair = Pair(foreground: look.foreground, background: look.background)
                let index = pairs.firstIndex(of: pair) ?? pairs.count
                if index == pairs.count { pairs.append(pair) }
                numbers.append(UInt8(index + 1))
            }
        }
        self.pairs = pairs
        self.looks = looks
        pairNumbers = numbers
    }

    /// The look of a style and the number of its pair.
    subscript(_ style: Style) -> (look: Look, pair: UInt8) {
        let index = Int(style.role.rawValue) * 2 + (style.reverse ? 1 : 0)
        return (looks[index], pairNumbers[index])
    }

    private static func look(
        _ role: Role, _ isReversed: Bool, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth
    ) -> Look {
        guard depth != .mono && scheme != .mono else { return Mono.look(role, isReversed) }
        if let grade = GradeColours(role, scheme, depth) {
            return isReversed ? grade.ground : grade.word
        }
        var look = Plain.look(role, scheme, depth)
        if isReversed && role != .device { look.isReversed.toggle() }
        return look
    }
}

/// Roles without colours.
private enum Mono {
    static func look(_ role: Role, _ isReversed: Bool) -> Look {
        var look = Look.plain
        switch role {
        case .text, .title, .border, .dialog, .footer, .bar, .muted: look.isReversed = isReversed
        case .focus, .statusBar: look.isReversed = !isReversed
        case .field: look = Look(isReversed: isReversed, isUnderlined: true)
        case .hotkey: look = Look(isReversed: isReversed, isBold: true)
        case .alert, .fault: look = Look(isReversed: !isReversed, isBold: true)
        case .gradeUnassessed: look = Look(isBold: true)
        case .gradeLow, .gradeMedium, .gradeHigh, .gradeContact: look = Look(isReversed: isReversed, isBold: true)
        case .device: look.isReversed = true
        case .symbol: look.isReversed = !isReversed
        }
        return look
    }
}

/// Roles that are no grade's.
private enum Plain {
    static func look(_ role: Role, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth) -> Look {
        let isStark = scheme == .highContrast
        let white = depth == .many ? 231 : depth == .sixteen ? 15 : 7
        let ground = isStark ? Look.colours(white, on: 0) : .plain
        switch role {
        case .text, .title, .dialog, .footer: return ground
        case .muted, .border:
            if isStark || depth == .eight || (depth == .sixteen && scheme == .light) { return ground }
            return .colours(depth == .many ? (scheme == .light ? 242 : 246) : 8)
        case .focus, .statusBar:
            return Look(foreground: ground.foreground, background: ground.background, isReversed: true)
        case .field: return Look(foreground: ground.foreground, background: ground.background, isUnderlined: true)
        case .hotkey:
            return Look(foreground: scheme == .light ? 4 : 6, background: ground.background, isBold: true)
        case .bar:
            return .colours(scheme == .light ? (depth == .many ? 24 : 4) : 6, on: ground.background)
        case .alert:
            return scheme == .colourBlind
                ? Look(isReversed: true, isBold: true) : Look(foreground: white, background: 5, isBold: true)
        case .fault:
            // Bold red is bright red where there are eight colours, and bright red on white cannot be read.
            if scheme == .colourBlind || (scheme == .light && depth == .eight) {
                return Look(isReversed: true, isBold: true)
            }
            let red = depth == .eight ? 1 : scheme == .light ? (depth == .many ? 160 : 1) : 9
            return Look(foreground: red, background: ground.background, isBold: true)
        case .device, .symbol: return .colours(0, on: white)
        case .gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed: return .plain
        }
    }
}
