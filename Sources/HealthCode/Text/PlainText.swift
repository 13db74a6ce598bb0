/// What of a text from outside may reach a screen, a log or a file.
public enum PlainText {
    /// The text's visible characters, at most `limit` scalars; console.md "Terminals".
    ///
    /// Line ends, tabs and every other space become one plain space each. Controls, bidirectional marks, zero-width
    /// and other default-ignorable scalars, tags, private-use and unassigned scalars vanish. No more than two
    /// combining marks stand on a character, and none at the start, so that nothing can be painted over a neighbour.
    public static func visible(_ text: String, limit: Int = 256) -> String {
        var kept = String.UnicodeScalarView()
        var count = 0
        var marks = 2
        for scalar in text.unicodeScalars {
            guard count < limit else { break }
            switch fate(of: scalar) {
            case .drop:
                continue
            case .space:
                kept.append(" ")
                marks = 0
            case .mark:
                guard marks < 2 else { continue }
                kept.append(scalar)
                marks += 1
            case .keep:
                kept.append(scalar)
                marks = 0
            }
            count += 1
        }
        return String(kept)
    }

    /// A JSON text in which every scalar that ``visible(_:limit:)`` would not let through is written as its escape (RFC 8259,
    /// section 7), so that a terminal may be shown it: the same value to whoever reads JSON. All of one are inside strings,
    /// but for line ends between members, which stay.
    public static func escaped(json: String) -> String {
        guard !json.utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A }) else { return json }
        var kept = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            if isHarmless(scalar) || scalar == "\n" {
                kept.append(scalar)
            } else {
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16)
                    kept.append(
                        contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars)
                }
            }
        }
        return String(kept)
    }

    /// Whether a scalar steers no terminal and hides nothing: it stands for itself, is a mark on another, or a plain space.
    public static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        switch fate(of: scalar) {
        case .keep, .mark: true
        case .space: scalar == " "
        case .drop: false
        }
    }

    /// Whether the scalar would stand in ``visible(_:limit:)`` as itself, and is no space.
    public static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar != " " && fate(of: scalar) == .keep
    }

    private enum Fate {
        case keep, space, mark, drop
    }

    private static func fate(of scalar: Unicode.Scalar) -> Fate {
        if (0x20...0x7E).contains(scalar.value) { return .keep }
        switch scalar.value {
        case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2800: return .space
        default: break
        }
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint { return .drop }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned: return .drop
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .nonspacingMark, .enclosingMark: return .mark
        default: return .keep
        }
    }
}
