import HealthCode

/// A moment as somebody types it into a form, in UTC+8.
///
/// Twelve digits are year, month, day, hour and minute; eight leave the year out, and it is the one that comes nearest to
/// now. What stands between the digits does not matter.
enum TypedTime {
    /// How many characters may be typed.
    static let limit = 17

    /// The moment; nil where the digits are none.
    static func read(_ text: String, now: Instant) -> Instant? {
        guard text.allSatisfy(takes) else { return nil }
        let digits = text.filter { $0.isNumber }
        switch digits.count {
        case 12: return Instant(c14: digits + "00")
        case 8:
            let year = now.date.year
            return [year - 1, year, year + 1].compactMap { Instant(c14: "\($0)\(digits)00") }
                .min { ($0 - now).magnitude < ($1 - now).magnitude }
        default: return nil
        }
    }

    /// Whether the character may be typed.
    static func takes(_ character: Character) -> Bool {
        character.isASCII && (character.isNumber || " -/:.".contains(character))
    }
}
