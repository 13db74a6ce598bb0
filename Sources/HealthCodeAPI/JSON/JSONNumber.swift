/// A JSON number as it was written; its value is taken in decimal, never by way of a binary fraction.
public struct JSONNumber: Hashable, Sendable {
    /// The text, of RFC 8259's grammar.
    public let text: String

    /// A number whose text was checked by the parser.
    init(checked text: String) { self.text = text }

    /// An integer.
    public init(_ value: Int) { text = String(value) }

    /// A number with exactly one decimal place: 365 is `36.5`.
    public init(tenths value: Int) {
        text = (value < 0 ? "-" : "") + String(value.magnitude / 10) + "." + String(value.magnitude % 10)
    }

    /// The value if it is integral and fits: `12`, `12.0` and `1.2e1` are 12.
    public var integer: Int? { scaled(by: 0) }

    /// Ten times the value if that is integral and fits: `36.5` and `36.50` are 365, `36.55` is nil.
    public var tenths: Int? { scaled(by: 1) }

    /// The value times 10 to the power of `places`, if that is integral and fits into 64 bits.
    public func scaled(by places: Int) -> Int? {
        let parts = parts
        guard !parts.digits.isEmpty else { return 0 }
        let (exponent, overflow) = parts.exponent.addingReportingOverflow(places)
        guard !overflow, (0...18).contains(exponent), parts.digits.count <= 19 else { return nil }
        var value = 0
        for digit in parts.digits {
            guard let next = appended(digit, to: value, negative: parts.negative) else { return nil }
            value = next
        }
        for _ in 0..<exponent {
            guard let next = appended(0, to: value, negative: parts.negative) else { return nil }
            value = next
        }
        return value
    }

    /// One text for all ways to write a value: digits without zeros at the ends, `e`, the power of ten.
    ///
    /// A number whose exponent is beyond 64 bits stands for itself.
    public var canonical: String {
        let parts = parts
        if parts.digits.isEmpty { return "0" }
        if parts.isBeyond { return text }
        let digits = String(decoding: parts.digits.map { $0 + 0x30 }, as: UTF8.self)
        return (parts.negative ? "-" : "") + digits + "e" + String(parts.exponent)
    }

    /// Equal by value: `36.5` is `36.50`.
    public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
        left.text == right.text || left.canonical == right.canonical
    }

    /// Feeds the value.
    public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }

    private struct Parts {
        var negative = false
        /// Significant digits 0...9, none for zero, neither first nor last is 0.
        var digits: [UInt8] = []
        /// The power of ten that the digits, read as an integer, are multiplied by.
        var exponent = 0
        /// Whether the exponent did not fit and is only the nearest that does.
        var isBeyond = false
    }

    private var parts: Parts {
        var parts = Parts()
        var places = 0
        var power = 0
        var powerIsNegative = false
        var inFraction = false
        var inPower = false
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "-"): if inPower { powerIsNegative = true } else { parts.negative = true }
            case UInt8(ascii: "."): inFraction = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): inPower = true
            case 0x30...0x39:
                let digit = octet & 0x0F
                if inPower {
                    // Far beyond any use, and far from overflow when places are taken off.
                    if power < 1 << 40 { power = power * 10 + Int(digit) } else { parts.isBeyond = true }
                } else {
                    if inFraction { places += 1 }
                    if digit != 0 || !parts.digits.isEmpty { parts.digits.append(digit) }
                }
            default: break
            }
        }
        parts.exponent = (powerIsNegative ? -power : power) - places
        while parts.digits.last == 0 {
            parts.digits.removeLast()
            parts.exponent += 1
        }
        return parts
    }

    private func appended(_ digit: UInt8, to value: Int, negative: Bool) -> Int? {
        let (tenfold, overflow) = value.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        let (sum, carried) =
            negative
            ? tenfold.subtractingReportingOverflow(Int(digit)) : tenfold.addingReportingOverflow(Int(digit))
        return carried ? nil : sum
    }
}
