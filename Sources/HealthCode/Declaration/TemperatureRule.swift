/// Body temperature in tenths of a degree Celsius, and what it does to a grade; profile 3.7, 3.12, 3.21.5.
public enum TemperatureRule {
    /// 37.3 degrees: from here on it is a fever.
    public static let fever = 373
    /// 35.0 to 42.0 degrees; anything else is 1003.
    public static let bounds = 350...420

    /// The grade after a temperature measured at the gate: a fever raises 00 to 01 and nothing else.
    public static func grade(_ grade: Grade, measured tenths: Int?) -> Grade {
        guard let tenths, tenths >= fever, grade == .low else { return grade }
        return .medium
    }

    /// Reads `36`, `36.5` or `36.50`; nil unless it is a decimal with at most one significant place within bounds.
    public static func tenths(of text: String) -> Int? {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, (1...3).contains(whole.count),
            whole.allSatisfy(Digits.isDigit)
        else { return nil }
        var tenths = whole.reduce(0) { $0 * 10 + Int($1 & 0x0F) } * 10
        if parts.count == 2 {
            let places = parts[1]
            guard (1...8).contains(places.count), places.allSatisfy(Digits.isDigit),
                places.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") }), let first = places.first
            else { return nil }
            tenths += Int(first & 0x0F)
        }
        return bounds.contains(tenths) ? tenths : nil
    }

    /// Writes tenths of a degree with one place, `36.5`.
    public static func text(ofTenths tenths: Int) -> String {
        (tenths < 0 ? "-" : "") + String((tenths / 10).magnitude) + "." + String((tenths % 10).magnitude)
    }
}
