/// Octets of a line that is hashed or kept, written field by field without a text of each.
extension [UInt8] {
    /// A whole number in decimal digits.
    mutating func write(_ number: Int64) { append(contentsOf: String(number).utf8) }

    /// Two lower-case digits an octet.
    mutating func write(hex octets: some Collection<UInt8>) {
        for octet in octets {
            append(Letters.digit(octet >> 4))
            append(Letters.digit(octet & 15))
        }
    }

    /// Two lower-case digits an octet of the first so many of a digest.
    mutating func write(hex digest: InlineArray<32, UInt8>, first count: Int) {
        digest.span.withUnsafeBytes { write(hex: $0.prefix(count)) }
    }
}
