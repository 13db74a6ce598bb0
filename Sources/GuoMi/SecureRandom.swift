internal import CLibcrypto

/// Random octets from libcrypto's generator, fit for keys, nonces and identifiers.
public enum SecureRandom {
    /// So many random octets; none for a count below one.
    ///
    /// If libcrypto's generator fails, the kernel's is read in its place, so there are never predictable octets.
    public static func octets(_ count: Int) -> [UInt8] {
        guard count > 0, count <= Int(Int32.max) else { return [] }
        Libcrypto.start()
        var octets = [UInt8](repeating: 0, count: count)
        if RAND_bytes(&octets, Int32(count)) != 1 {
            var kernel = SystemRandomNumberGenerator()
            for index in octets.indices { octets[index] = UInt8.random(in: .min ... .max, using: &kernel) }
        }
        return octets
    }

    /// A random UUID, RFC 9562 version 4, in lower case: 36 characters, as a `requestId` wants it.
    public static func uuid() -> String {
        var octets = octets(16)
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for (index, octet) in octets.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(octet >> 4)])
            text.append(digits[Int(octet & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
