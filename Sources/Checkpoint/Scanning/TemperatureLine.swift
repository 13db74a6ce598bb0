import HealthCode

/// What a line of a thermometer says.
///
/// The grammar, blanks allowed between its parts: a label `T`, `TEMP` or `体温` and `=` or `:` after it, all of which may be
/// missing; `+`, which may be missing; one to three figures, a point or comma, one or two figures; and `C`, `°C` or `℃`,
/// which may be missing. Letters in either case. Two places are rounded to one, halves up. Anything else is noise: nothing
/// is guessed from a line with two numbers, without a point, or in another unit.
public enum TemperatureLine: Hashable, Sendable {
    /// Tenths of a degree within ``TemperatureRule/bounds``.
    case tenths(Int)
    /// Tenths of a degree that no living body has.
    case outOfBounds(Int)
    /// No temperature.
    case noise

    /// The longest line that is looked at, in octets.
    static let limit = 64

    /// Reads a line without its end.
    public init(_ line: String) {
        guard line.utf8.count <= Self.limit, let tenths = Self.tenths(line) else {
            self = .noise
            return
        }
        self = TemperatureRule.bounds.contains(tenths) ? .tenths(tenths) : .outOfBounds(tenths)
    }

    private static func tenths(_ line: String) -> Int? {
        var rest = line.uppercased()[...]
        if take(["TEMP", "T", "体温"], &rest), !take(["=", ":"], &rest) { return nil }
        _ = take(["+"], &rest)
        skip(&rest)
        let whole = figures(&rest)
        guard (1...3).contains(whole.count), let point = rest.popFirst(), point == "." || point == "," else {
            return nil
        }
        let places = figures(&rest)
        guard (1...2).contains(places.count), let hundredths = Int(whole + places + (places.count == 1 ? "0" : ""))
        else { return nil }
        _ = take(["°C", "℃", "C"], &rest)
        skip(&rest)
        return rest.isEmpty ? (hundredths + 5) / 10 : nil
    }

    /// Takes the first of the words that stands next, blanks before it left out.
    private static func take(_ words: [String], _ rest: inout Substring) -> Bool {
        skip(&rest)
        guard let word = words.first(where: { rest.hasPrefix($0) }) else { return false }
        rest = rest.dropFirst(word.count)
        return true
    }

    private static func skip(_ rest: inout Substring) { rest = rest.drop { $0 == " " } }

    private static func figures(_ rest: inout Substring) -> String {
        let figures = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(figures.count)
        return String(figures)
    }
}
