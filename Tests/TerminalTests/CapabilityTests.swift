import Cells
import Testing

@testable import Terminal

extension OneTerminal {
    @Suite struct CapabilityTests {
        private func find(
            _ environment: [String: String], _ change: (inout TerminalOptions) -> Void = { _ in }
        )
            throws -> TerminalCapabilities
        {
            var options = TerminalOptions()
            options.environment = environment
            change(&options)
            return try TerminalCapabilities.find(options)
        }

        @Test(arguments: [
            ("xterm-256color", TerminalCapabilities.Depth.many, false, true), ("linux", .eight, true, false),
            ("vt100", .mono, true, false), ("tmux-256color", .many, false, true), ("screen", .eight, false, true),
            ("xterm", .eight, false, true),
        ])
        func types(_ type: String, _ depth: TerminalCapabilities.Depth, _ asciiOnly: Bool, _ paste: Bool) throws {
            let found = try find(["TERM": type])
            #expect(found.depth == depth)
            #expect(found.asciiOnly == asciiOnly)
            #expect(found.glyphs == (asciiOnly ? .ascii : .blocks))
            #expect(found.hasBracketedPaste == paste)
            #expect(found.usedType == type)
            #expect(found.notes.isEmpty == (!asciiOnly && depth != .mono))
        }

        @Test(arguments: [
            ("C.UTF-8", false), ("zh_CN.utf8", false), ("zh_CN", false), ("", false), ("zh_CN.GB18030", true),
            ("en_US.ISO-8859-1", true),
        ]) func linesFollowTheCodesetWhereThereIsNoScreen(_ locale: String, _ isASCII: Bool) {
            var options = TerminalOptions()
            options.environment = ["TERM": "dumb", "LC_ALL": locale]
            #expect(TerminalCapabilities.isASCII(options) == isASCII)
            options.asciiOnly = true
            #expect(TerminalCapabilities.isASCII(options))
        }

        @Test func wideAmbiguousGlyphsSwitchHalfBlocksOff() throws {
            let found = try find(["TERM": "xterm-256color"]) { $0.ambiguousWidth = 2 }
            #expect(found.glyphs == .plain && !found.asciiOnly)
            #expect(found.notes == [.wideBlocks])
        }

        @Test func whatCannotDrawIsRefusedWithAdvice() {
            #expect(throws: TerminalFault.noType) { try find([:]) }
            #expect(throws: TerminalFault.noType) { try find(["TERM": ""]) }
            #expect(throws: TerminalFault.dumb("dumb")) { try find(["TERM": "dumb"]) }
            #expect(TerminalFault.dumb("dumb").description.contains("--linear"))
        }

        @Test func anUnknownTypeIsUsedAsAnotherAndSaysSo() throws {
            let found = try find(["TERM": "no-such-terminal"])
            #expect(found.usedType == "xterm-256color")
            #expect(found.notes == [.usedAs(type: "no-such-terminal", "xterm-256color")])
        }

        @Test func noColourIsHonoured() throws {
            #expect(try find(["TERM": "xterm-256color", "NO_COLOR": "1"]).scheme == .mono)
            #expect(try find(["TERM": "xterm-256color", "NO_COLOR": ""]).depth == .many)
            #expect(try find(["TERM": "xterm-256color", "NO_COLOR": "1"]) { $0.colour = .always }.depth == .many)
            #expect(try find(["TERM": "xterm-256color"]) { $0.colour = .never }.depth == .mono)
        }

        @Test(arguments: [
            ("zh_CN.UTF-8", false), ("zh_CN.utf8", false), ("C", false), ("", false), ("zh_CN.GB18030", true),
            ("de_DE.ISO-8859-1@euro", true), ("C.UTF-8", false),
        ])
        func theLocaleDecidesOnlyWhereItNamesACodeset(_ locale: String, _ asciiOnly: Bool) throws {
            #expect(try find(["TERM": "xterm-256color", "LANG": locale]).asciiOnly == asciiOnly)
            #expect(
                try find(["TERM": "xterm-256color", "LANG": "zh_CN.UTF-8", "LC_ALL": locale]).asciiOnly == asciiOnly)
        }

        @Test(arguments: [
            ("15;0", Scheme.dark), ("0;15", .light), ("0;default;7", .light), ("12;8", .dark), ("x", .dark),
        ])
        func theBackgroundChoosesTheScheme(_ value: String, _ scheme: Scheme) throws {
            #expect(try find(["TERM": "xterm-256color", "COLORFGBG": value]).scheme == scheme)
            let chosen = try find(["TERM": "xterm-256color", "COLORFGBG": value]) { $0.scheme = .colourBlind }
            #expect(chosen.scheme == .colourBlind)
        }
    }
}
