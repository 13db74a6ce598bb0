/// RFC 4648 Base64, sections 4 (standard, padded) and 5 (URL-safe, without padding).
///
/// Decoding is strict: no white space, no missing or surplus padding, no other alphabet, and no stray bits in the last
/// letter, so that one octet string has one text.
public enum Base64 {
    private static let standard = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlSafe = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let standardValues = values(of: standard)
    private static let urlSafeValues = values(of: urlSafe)

    /// The standard text of the octets, padded with `=`.
    public static func encode(_ octets: some Collection<UInt8>) -> String {
        encode(octets, letters: standard, padded: true)
    }

    /// The URL-safe text of the octets, without padding.
    public static func encodeURL(_ octets: some Collection<UInt8>) -> String {
        encode(octets, letters: urlSafe, padded: false)
    }

    /// The octets of a standard, padded text; nil for anything else.
    public static func decode(_ text: String) -> [UInt8]? {
        var letters = Array(text.utf8)
        guard letters.count % 4 == 0 else { return nil }
        for _ in 0..<2 where letters.last == UInt8(ascii: "=") { letters.removeLast() }
        if letters.count % 4 == 0, letters.count != text.utf8.count { return nil }
        // One padding sign belongs to three letters, two to two.
        if letters.count % 4 == 2, text.utf8.count - letters.count != 2 { return nil }
        return decode(letters, values: standardValues)
    }

    /// The octets of a URL-safe text without padding; nil for anything else.
    public static func decodeURL(_ text: String) -> [UInt8]? {
        decode(Array(text.utf8), values: urlSafeValues)
    }

    private static func values(of letters: [UInt8]) -> [UInt8] {
        var table = [UInt8](repeating: 0xFF, count: 256)
        for (value, letter) in letters.enumerated() { table[Int(letter)] = UInt8(value) }
        return table
    }

    private static func encode(_ octets: some Collection<UInt8>, letters: [UInt8], padded: Bool) -> String {
        let input = Array(octets)
        let text = input.withUnsafeBufferPointer { input in
            letters.withUnsafeBufferPointer { letters in
                var output: [UInt8] = []
                output.reserveCapacity((input.count + 2) / 3 * 4)
                var index = 0
                while index < input.count {
                    let left = input.count - index
                    var group = UInt32(input[index]) << 16
                    if left > 1 { group |= UInt32(input[index + 1]) << 8 }
                    if left > 2 { group |= UInt32(input[index + 2]) }
                    output.append(letters[Int(group >> 18)])
                    output.append(letters[Int(group >> 12 & 63)])
                    if left > 1 { output.append(letters[Int(group >> 6 & 63)]) }
                    if left > 2 { output.append(letters[Int(group & 63)]) }
                    index += 3
                }
                while padded, output.count % 4 != 0 { output.append(UInt8(ascii: "=")) }
                return output
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func decode(_ letters: [UInt8], values: [UInt8]) -> [UInt8]? {
        guard letters.count % 4 != 1 else { return nil }
        var octets: [UInt8] = []
        octets.reserveCapacity(letters.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var held = 0
        for letter in letters {
            let value = values[Int(letter)]
            guard value != 0xFF else { return nil }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                octets.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
                bits &= (1 << UInt32(held)) - 1
            }
        }
        return bits == 0 ? octets : nil
    }
}
