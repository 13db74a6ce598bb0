import CTerminal
public import Cells
import Glibc

/// What the terminal can do, and what was switched off and why; `kakou doctor` prints it.
public struct TerminalCapabilities: Hashable, Sendable {
    /// How many colours there are to choose from.
    public enum Depth: Int, CaseIterable, Hashable, Sendable {
        /// None: reverse video, bold, underline.
        case mono = 0
        /// The eight of a Linux console.
        case eight = 8
        /// Those and their bright ones.
        case sixteen = 16
        /// The 256 of xterm.
        case many = 256
    }

    /// The type asked for, as `TERM` gives it.
    public let type: String
    /// The type used: another one where the first is not described here.
    public let usedType: String
    /// The colours.
    public let depth: Depth
    /// True where only ASCII may be shown.
    public let asciiOnly: Bool
    /// True where multibyte characters are UTF-8 in this process.
    public let isUTF8: Bool
    /// True where there is a second screen that leaves the first one whole.
    public let hasAlternateScreen: Bool
    /// True where a paste comes in brackets.
    public let hasBracketedPaste: Bool
    /// Which colours are chosen.
    public let scheme: Scheme
    /// What widgets may draw with: half blocks only where they take one column.
    public let glyphs: GlyphSet
    /// What was switched off, and why.
    public let notes: [TerminalNote]

    /// Finds out what the terminal can do, without starting anything.
    /// - Throws: ``TerminalFault/noType``, ``TerminalFault/dumb(_:)``, ``TerminalFault/noDatabase``.
    public static func find(_ options: TerminalOptions) throws(TerminalFault) -> TerminalCapabilities {
        let environment = Environment(options.environment)
        guard let type = environment["TERM"], !type.isEmpty else { throw .noType }
        var notes: [TerminalNote] = []
        let (usedType, found) = try describe(type, options.output, &notes)
        guard found.can_move, type != "dumb" else { throw .dumb(type) }
        let isUTF8 = kt_use_utf8()
        let depth = depth(Int(found.colours), options, environment, &notes)
        let asciiOnly = asciiOnly(type, isUTF8, options, environment, &notes)
        if !asciiOnly && options.ambiguousWidth > 1 {
            notes.append(.wideBlocks)
        }
        let isKnownWithout = type.hasPrefix("linux") || type.hasPrefix("vt") || type.hasPrefix("ansi")
        return TerminalCapabilities(
            type: type, usedType: usedType, depth: depth, asciiOnly: asciiOnly, isUTF8: isUTF8,
            hasAlternateScreen: found.has_alternate, hasBracketedPaste: found.has_paste || !isKnownWithout,
            scheme: scheme(depth, options, environment),
            glyphs: asciiOnly ? .ascii : options.ambiguousWidth > 1 ? .plain : .blocks, notes: notes)
    }

    private static func describe(
        _ type: String, _ output: Int32, _ notes: inout [TerminalNote]
    ) throws(TerminalFault)
        -> (String, kt_description)
    {
        var found = kt_description()
        for candidate in [type, "xterm-256color", "xterm", "vt100"] {
            switch kt_describe(candidate, output, &found) {
            case Int32(KT_KNOWN):
                if candidate != type {
                    notes.append(.usedAs(type: type, candidate))
                }
                return (candidate, found)
            case Int32(KT_UNKNOWN): continue
            default: throw .noDatabase
            }
        }
        throw .noDatabase
    }

    private static func depth(
        _ colours: Int, _ options: TerminalOptions, _ environment: Environment, _ notes: inout [TerminalNote]
    ) -> Depth {
        switch options.colour {
        case .never:
            notes.append(.coloursUnwanted)
            return .mono
        case .auto where environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false:
            notes.append(.noColour)
            return .mono
        case .auto, .always: break
        }
        switch colours {
        case 256...: return .many
        case 16...: return .sixteen
        case 8...: return .eight
        default:
            notes.append(.coloursMissing)
            return .mono
        }
    }

    private static func asciiOnly(
        _ type: String, _ isUTF8: Bool, _ options: TerminalOptions, _ environment: Environment,
        _ notes: inout [TerminalNote]
    ) -> Bool {
        if options.asciiOnly {
            notes.append(.asciiWanted)
        } else if !isUTF8 {
            notes.append(.noUTF8)
        } else if ["linux", "vt", "ansi", "cons25", "sun"].contains(where: { type.hasPrefix($0) }) {
            notes.append(.noGlyphs(type: type))
        } else if let codeset = environment.codeset, !["utf8", "utf-8"].contains(codeset.lowercased()) {
            notes.append(.codeset(codeset))
        } else {
            return false
        }
        return true
    }

    /// Whether lines have to be ASCII where there is no screen to describe: that was asked for, or the locale names
    /// another codeset than UTF-8.
    public static func isASCII(_ options: TerminalOptions) -> Bool {
        let codeset = Environment(options.environment).codeset
        return options.asciiOnly || !(codeset.map { ["utf8", "utf-8"].contains($0.lowercased()) } ?? true)
    }

    private static func scheme(_ depth: Depth, _ options: TerminalOptions, _ environment: Environment) -> Scheme {
        if depth == .mono { return .mono }
        if let scheme = options.scheme { return scheme }
        guard let background = environment["COLORFGBG"]?.split(separator: ";").last.flatMap({ Int($0) }) else {
            return .dark
        }
        return background == 7 || (9...15).contains(background) ? .light : .dark
    }
}

/// Variables of the process or of a test.
struct Environment {
    private let variables: [String: String]?

    init(_ variables: [String: String]?) {
        self.variables = variables
    }

    subscript(_ name: String) -> String? {
        if let variables { return variables[name] }
        return getenv(name).map { String(cString: $0) }
    }

    /// The codeset that the locale names, nil where it names none (`C`, `POSIX`, `zh_CN`, nothing).
    var codeset: String? {
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { self[$0] }.first { !$0.isEmpty }
        guard let locale, let dot = locale.firstIndex(of: ".") else { return nil }
        return String(locale[locale.index(after: dot)...].prefix { $0 != "@" })
    }
}
