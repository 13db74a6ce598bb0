extension CodeContent {
    /// The 28 octets that the issuer signs.
    public var signedOctets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(CodeContent.octetCount)
        octets.append(CodeContent.magic)
        octets.append(algorithm << 4 | flags.rawValue & 0x0F)
        octets.append(UInt8(truncatingIfNeeded: division >> 16))
        octets.append(UInt8(truncatingIfNeeded: division >> 8))
        octets.append(UInt8(truncatingIfNeeded: division))
        octets += CodeContent.fitted(codeId, 12)
        octets += CodeContent.bigEndian(issuedAt)
        octets += CodeContent.bigEndian(life)
        octets.append(gradeByte)
        octets.append(UInt8(truncatingIfNeeded: keyId >> 8))
        octets.append(UInt8(truncatingIfNeeded: keyId))
        return octets
    }

    /// All 92 octets.
    public var octets: [UInt8] {
        signedOctets + CodeContent.fitted(signature, 64)
    }

    /// Reads 92 octets.
    ///
    /// - Throws: ``CodeFault/length``, ``CodeFault/magic``, ``CodeFault/algorithm``.
    public init(octets: [UInt8]) throws(CodeFault) {
        guard octets.count == CodeContent.octetCount else { throw .length }
        guard octets[0] == CodeContent.magic else { throw .magic }
        guard octets[1] >> 4 == CodeContent.sm2 else { throw .algorithm }
        algorithm = octets[1] >> 4
        flags = CodeFlags(rawValue: octets[1] & 0x0F)
        division = CodeContent.integer(octets[2..<5])
        codeId = Array(octets[5..<17])
        issuedAt = CodeContent.integer(octets[17..<21])
        life = CodeContent.integer(octets[21..<25])
        gradeByte = octets[25]
        keyId = UInt16(truncatingIfNeeded: CodeContent.integer(octets[26..<28]))
        signature = Array(octets[28..<92])
    }

    private static func fitted(_ octets: [UInt8], _ count: Int) -> [UInt8] {
        Array(octets.prefix(count)) + Array(repeating: 0, count: max(0, count - octets.count))
    }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func integer(_ octets: ArraySlice<UInt8>) -> UInt32 {
        octets.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
