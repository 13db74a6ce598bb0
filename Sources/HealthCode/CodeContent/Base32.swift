/// RFC 4648 Base32 in capitals without padding, the letters of a symbol; profile 3.11.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// The letters of `octets`, eight for every five, a last partial group padded with zero bits.
    public static func encode(_ octets: [UInt8]) -> String {
        var letters: [UInt8] = []
        letters.reserveCapacity((octets.count * 8 + 4) / 5)
        var buffer: UInt32 = 0
        var bits = 0
        for octet in octets {
            buffer = buffer << 8 | UInt32(octet)
            bits += 8
            while bits >= 5 {
                bits -= 5
                letters.append(alphabet[Int(buffer >> UInt32(bits) & 31)])
            }
            buffer &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { letters.append(alphabet[Int(buffer << UInt32(5 - bits) & 31)]) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// The octets of `text`, ASCII case folded.
    ///
    /// Nil for any other letter, for a length no whole number of octets has, and for left-over bits that are not
    /// zero: every octet string has exactly one spelling but for case.
    public static func decode(_ text: String) -> [UInt8]? {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count * 5 / 8)
        var buffer: UInt32 = 0
        var bits = 0
        for letter in text.utf8 {
            guard let value = value(of: letter) else { return nil }
            buffer = buffer << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                octets.append(UInt8(truncatingIfNeeded: buffer >> UInt32(bits)))
                buffer &= (1 << UInt32(bits)) - 1
            }
        }
        guard bits < 5, buffer == 0 else { return nil }
        return octets
    }

    /// Whether the octet is a letter of the alphabet in either case.
    static func isLetter(_ octet: UInt8) -> Bool {
        value(of: octet) != nil
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case 0x41...0x5A: UInt32(letter - 0x41)
        case 0x61...0x7A: UInt32(letter - 0x61)
        case 0x32...0x37: UInt32(letter - 0x32) + 26
        default: nil
        }
    }
}
