/// Decimal digits without Foundation.
enum Digits {
    /// `value`, which is not negative, with leading zeros up to `width`.
    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }

    /// Whether the octet is an ASCII digit.
    static func isDigit(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet)
    }

    /// Whether the octet is an ASCII capital letter.
    static func isCapital(_ octet: UInt8) -> Bool {
        (0x41...0x5A).contains(octet)
    }

    /// The ASCII capital of an ASCII letter, any other octet as it is.
    static func capital(_ octet: UInt8) -> UInt8 {
        (0x61...0x7A).contains(octet) ? octet - 0x20 : octet
    }
}
