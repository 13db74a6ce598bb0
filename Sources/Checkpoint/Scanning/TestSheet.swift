/// The text of the scanner test sheet: no health code, and every kind of character that a health code and a scanner's
/// settings use.
///
/// Small letters, capitals, figures, and signs, in the order in which a QR symbol of 33 modules holds them all. Signs that
/// are dead keys in many layouts stand last.
public enum TestSheet {
    /// The text.
    public static let text = letters + letters.uppercased() + "0123456789" + "$%*+-./:" + "_?=&#@|;,!()<>[]{}"
    private static let letters = "abcdefghijklmnopqrstuvwxyz"

    /// Says what became of the sheet's text on its way through scanner and keyboard.
    ///
    /// Total: any text gives a judgement, and no cause is named unless the whole text is what that cause makes of it.
    public static func judge(_ read: String) -> SheetJudgement {
        for way in ways {
            guard let place = read.firstRange(of: way.core) else { continue }
            let after = String(read[place.upperBound...])
            // After a dead key nobody can tell the sheet's own end from a suffix.
            return SheetJudgement(
                faults: way.faults, prefix: String(read[..<place.lowerBound]), suffix: way.isWhole ? after : "")
        }
        if read.count >= leastPart {
            for way in ways {
                if way.core.hasPrefix(read) { return SheetJudgement(faults: way.faults + [.cutShort(read.count)]) }
                if way.isWhole, way.core.hasSuffix(read) {
                    return SheetJudgement(faults: way.faults + [.beginningLost(way.core.count - read.count)])
                }
            }
        }
        if read.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) { return SheetJudgement(faults: [.inputMethod]) }
        return altered(read) ?? SheetJudgement(faults: [.somethingElse])
    }

    /// The fewest characters that are taken for a part of the sheet.
    private static let leastPart = 6

    /// The first character that is another one, where more than half of them are the sheet's in their places.
    private static func altered(_ read: String) -> SheetJudgement? {
        let wanted = Array(text)
        let start = read.firstRange(of: "abcdef")?.lowerBound ?? read.startIndex
        let got = Array(read[start...])
        let different = zip(wanted, got).enumerated().filter { $0.element.0 != $0.element.1 }
        let equal = min(wanted.count, got.count) - different.count
        guard equal * 2 > wanted.count, let first = different.first else { return nil }
        return SheetJudgement(
            faults: [
                .altered(
                    position: first.offset + 1, wanted: first.element.0, got: first.element.1, count: different.count)
            ], prefix: String(read[..<start]))
    }

    /// A way in which the text may come, and what it is a sign of.
    private struct Way {
        let faults: [SheetFault]
        /// What arrives, as far as the first dead key.
        let core: String
        /// Whether no dead key cuts it short.
        let isWhole: Bool
    }

    /// Every way, the plain one first; Caps Lock changes the letters of the layout and no other character.
    private static let ways: [Way] = {
        let cases: [([SheetFault], @Sendable (Character) -> Character)] = [
            ([], { $0 }), ([.caseSwapped], { $0.isLowercase ? capital($0) : small($0) }), ([.allCapitals], capital),
            ([.allSmall], small),
        ]
        let layouts = [nil] + KeyboardLayout.allCases.map { Optional($0) }
        return layouts.flatMap { layout in
            let typed = text.map { character in layout.map { $0.typed(character) } ?? character }
            return cases.map { faults, change in
                let core = String(typed.prefix { $0 != nil }.compactMap { $0.map(change) })
                return Way(
                    faults: (layout.map { [.layout($0)] } ?? []) + faults, core: core, isWhole: core.count == text.count
                )
            }
        }
    }()

    private static func capital(_ character: Character) -> Character { only(character.uppercased(), or: character) }

    private static func small(_ character: Character) -> Character { only(character.lowercased(), or: character) }

    /// A letter whose other case is two characters stays as it is.
    private static func only(_ text: String, or character: Character) -> Character {
        text.count == 1 ? text.first ?? character : character
    }
}
