import Cells
import Testing

@testable import Terminal

/// Every pair of colours can be read: the contrast of WCAG 2.1, 1.4.3, with the palettes that terminals have.
@Suite struct ContrastTests {
    /// A colour's red, green and blue, 0 to 255.
    typealias Colour = (red: Int, green: Int, blue: Int)

    /// The sixteen of xterm, and the eight of a Linux console with their bright ones.
    static let xterm: [Colour] = [
        (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
        (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255), (255, 0, 255), (0, 255, 255),
        (255, 255, 255),
    ]
    static let linux: [Colour] = [
        (0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0), (0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170),
        (85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85), (85, 85, 255), (255, 85, 255), (85, 255, 255),
        (255, 255, 255),
    ]

    /// The colour of a number: the palette's, the cube's or the greys'.
    static func colour(_ number: Int, _ palette: [Colour]) -> Colour {
        guard number >= 16 else { return palette[number] }
        guard number < 232 else {
            let grey = 8 + 10 * (number - 232)
            return (grey, grey, grey)
        }
        let levels = [0, 95, 135, 175, 215, 255]
        let index = number - 16
        return (levels[index / 36], levels[index / 6 % 6], levels[index % 6])
    }

    /// `x` to the power 2.4: its square, and its fifth root's square by Newton's method.
    private static func power24(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - x) / (5 * root * root * root * root) }
        return x * x * root * root
    }

    static func luminance(_ colour: Colour) -> Double {
        func linear(_ level: Int) -> Double {
            let share = Double(level) / 255
            return share <= 0.03928 ? share / 12.92 : power24((share + 0.055) / 1.055)
        }
        return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    }

    static func ratio(_ one: Colour, _ other: Colour) -> Double {
        let (bright, dark) = (max(luminance(one), luminance(other)), min(luminance(one), luminance(other)))
        return (bright + 0.05) / (dark + 0.05)
    }

    @Test func theFormulaIsWCAGs() {
        #expect(abs(Self.ratio((0, 0, 0), (255, 255, 255)) - 21) < 0.001)
        // Two pairs that the guideline's techniques name: #777 on white just fails, #767676 just passes.
        #expect(Self.ratio((119, 119, 119), (255, 255, 255)) < 4.5)
        #expect(Self.ratio((118, 118, 118), (255, 255, 255)) >= 4.5)
    }

    /// The contrast of a look, bold being bright where there are eight colours, on the terminal's own ground where the
    /// look has none.
    static func contrast(
        _ look: Look, _ scheme: Scheme, _ depth: TerminalCapabilities.Depth, _ palette: [Colour]
    ) -> Double {
        let isLight = scheme == .light
        var foreground = look.foreground
        if look.isBold, depth == .eight, (0..<8).contains(foreground) { foreground += 8 }
        let ink = foreground == Look.own ? (isLight ? (0, 0, 0) : palette[7]) : colour(foreground, palette)
        let ground =
            look.background == Look.own ? (isLight ? (255, 255, 255) : (0, 0, 0)) : colour(look.background, palette)
        return ratio(ink, ground)
    }

    @Test(arguments: Scheme.allCases, TerminalCapabilities.Depth.allCases)
    func everyPairCanBeRead(_ scheme: Scheme, _ depth: TerminalCapabilities.Depth) {
        let theme = Theme(scheme, depth)
        for role in Role.allCases {
            for reverse in [false, true] {
                let look = theme[Style(role, reverse: reverse)].look
                guard look.hasColours else { continue }
                let ratio = Self.contrast(look, scheme, depth, Self.xterm)
                #expect(ratio >= 4.5, "\(role) \(reverse) in \(scheme) with \(depth): \(ratio), \(look)")
            }
        }
    }

    /// The console's brown is what it is: large letters need 3.
    @Test(arguments: Scheme.allCases) func onALinuxConsoleLargeLettersCanBeRead(_ scheme: Scheme) {
        let theme = Theme(scheme, .eight)
        for role in Role.allCases {
            for reverse in [false, true] {
                let look = theme[Style(role, reverse: reverse)].look
                guard look.hasColours, scheme != .light else { continue }
                let ratio = Self.contrast(look, scheme, .eight, Self.linux)
                #expect(ratio >= 3, "\(role) \(reverse) in \(scheme): \(ratio), \(look)")
            }
        }
    }

    /// The colour-blind scheme keeps low and high apart by lightness too, as somebody without red or green sees them.
    @Test func theColourBlindSchemeDiffersInBlueAndLightness() throws {
        let theme = Theme(.colourBlind, .many)
        func fill(_ role: Role) -> Colour { Self.colour(theme[Style(role, reverse: true)].look.background, Self.xterm) }
        let (low, medium) = (fill(.gradeLow), fill(.gradeMedium))
        let (high, contact) = (fill(.gradeHigh), fill(.gradeContact))
        #expect(low.blue > low.red && high.red > high.blue && contact.red > contact.blue)
        #expect(Self.ratio(high, contact) >= 2 && Self.ratio(low, medium) >= 3)
    }
}
