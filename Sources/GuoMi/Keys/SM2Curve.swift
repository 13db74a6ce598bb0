/// The recommended curve of GB/T 32918.5-2017 and what a signature hashes beside the message.
enum SM2Curve {
    /// The user id that every signature of the profile is made with (protocol section 2, `signAlg`).
    static let userId = Array("1234567812345678".utf8)

    static let a = octets("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFC")
    static let b = octets("28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93")
    static let generator = octets(
        "32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7"
            + "BC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0")
    /// The order n of the generator.
    static let order = octets("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123")

    /// Z of GB/T 32918.2, 5.5: the digest of the user id, the curve and a public point.
    static func identityDigest(of point: [UInt8]) -> [UInt8] {
        let bits = userId.count * 8
        return SM3.digest(
            [UInt8(bits >> 8), UInt8(bits & 0xFF)] + userId + a + b + generator + point.dropFirst())
    }

    /// Whether a private scalar lies in 1...n-2, as GB/T 32918.1, 6.1 wants it.
    static func isScalar(_ octets: [UInt8]) -> Bool {
        guard octets.count == 32, octets.contains(where: { $0 != 0 }) else { return false }
        var bound = order
        bound[31] -= 1
        // Walks every octet whatever they are, so that the time says nothing about the scalar.
        var borrow = 0
        for index in stride(from: 31, through: 0, by: -1) {
            let difference = Int(octets[index]) - Int(bound[index]) - borrow
            borrow = difference < 0 ? 1 : 0
        }
        return borrow == 1
    }

    private static func octets(_ hex: String) -> [UInt8] {
        var octets: [UInt8] = []
        var high: UInt8?
        for digit in hex.utf8 {
            let value = digit < 0x3A ? digit &- 0x30 : digit &- 0x37
            if let first = high {
                octets.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return octets
    }
}
