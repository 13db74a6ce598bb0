/// The figures of a printed line: what is left when they are taken out, and they themselves.
///
/// A figure begins with a digit that no letter, digit or point stands before, so that `T2` and `p95` are words; commas part
/// thousands. White space counts once, and stars, which are bold print, not at all.
struct Figures: Hashable, Sendable {
    /// The line with `#` for every figure.
    let pattern: String
    /// The figures in order.
    let values: [Double]

    /// The figures of one line.
    init(_ line: some StringProtocol) {
        let words = String(line).filter { $0 != "*" }.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
        var pattern = ""
        var values: [Double] = []
        var rest = words[...]
        var before: Character = " "
        while let character = rest.first {
            guard character.isFigure, !before.isLetter, !before.isFigure, before != ".", before != "#" else {
                pattern.append(character)
                before = character
                rest.removeFirst()
                continue
            }
            let length = Self.length(of: rest)
            values.append(Double(rest.prefix(length).filter { $0 != "," }) ?? .nan)
            pattern.append("#")
            before = "#"
            rest.removeFirst(length)
        }
        self.pattern = pattern
        self.values = values
    }

    /// Digits and commas, then perhaps a point with digits behind it.
    private static func length(of text: Substring) -> Int {
        let whole = text.prefix { $0.isFigure || $0 == "," }.count
        let after = text.dropFirst(whole)
        let decimals = after.dropFirst().prefix { $0.isFigure }.count
        return after.first == "." && decimals > 0 ? whole + 1 + decimals : whole
    }
}

extension Character {
    fileprivate var isFigure: Bool { isASCII && isNumber }
}
