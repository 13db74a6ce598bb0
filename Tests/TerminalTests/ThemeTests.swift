import Cells
import Testing

@testable import Terminal

@Suite struct ThemeTests {
    private static let grades: [Role] = [.gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed]

    @Test(arguments: Scheme.allCases, TerminalCapabilities.Depth.allCases)
    func sixteenPairsSuffice(_ scheme: Scheme, _ depth: TerminalCapabilities.Depth) {
        let theme = Theme(scheme, depth)
        #expect(theme.pairs.count <= Theme.maximumPairs)
        #expect(Set(theme.pairs).count == theme.pairs.count)
        for pair in theme.pairs {
            let limit = depth == .mono ? -1 : depth.rawValue - 1
            #expect((-1...limit).contains(pair.foreground) && (-1...limit).contains(pair.background))
            #expect(pair.foreground != pair.background)
        }
    }

    @Test(arguments: Scheme.allCases, TerminalCapabilities.Depth.allCases)
    func noRoleLooksLikeTheDeviceOrHidesItsWord(_ scheme: Scheme, _ depth: TerminalCapabilities.Depth) {
        let theme = Theme(scheme, depth)
        guard depth != .mono && scheme != .mono else {
            #expect(theme.pairs.isEmpty)
            return
        }
        let device = theme[Style(.device, reverse: true)].look
        #expect(device.foreground == 0 && device.background > 0 && !device.isReversed)
        #expect(theme[Style(.device)].look == device)
        let grounds = Self.grades.map { theme[Style($0, reverse: true)].look }
        #expect(!grounds.contains(device))
        #expect(Set(grounds).count == grounds.count, "each grade has a ground of its own")
        for role in Role.allCases where !Self.grades.contains(role) {
            for reverse in [false, true] {
                #expect(!grounds.contains(theme[Style(role, reverse: reverse)].look), "\(role) looks like a grade")
            }
        }
    }

    @Test func monochromeTellsTheChosenRowAndTheDevice() {
        let theme = Theme(.mono, .mono)
        #expect(theme[Style(.focus)].look.isReversed)
        #expect(theme[Style(.device)].look.isReversed)
        #expect(theme[Style(.gradeHigh, reverse: true)].look.isReversed)
        #expect(!theme[Style(.text)].look.isReversed)
    }
}
