extension CodeContent {
    /// The 28 octets that the issuer signs.
    public var signedOctets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(CodeContent.octetCount)
        writeSigned(to: &octets)
        return octets
    }

    /// All 92 octets.
    public var octets: [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(CodeContent.octetCount)
        write(to: &octets)
        return octets
    }

    /// Writes all 92 octets behind others.
    public func write(to octets: inout [UInt8]) {
        writeSigned(to: &octets)
        CodeContent.write(signature, fittedTo: 64, to: &octets)
    }

    private func writeSigned(to octets: inout [UInt8]) {
        octets.append(CodeContent.magic)
        octets.append(algorithm << 4 | flags.rawValue & 0x0F)
        CodeContent.write(division, octets: 3, to: &octets)
        CodeContent.write(codeId, fittedTo: 12, to: &octets)
        CodeContent.write(issuedAt, octets: 4, to: &octets)
        CodeContent.write(life, octets: 4, to: &octets)
        octets.append(gradeByte)
        CodeContent.write(UInt32(keyId), octets: 2, to: &octets)
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

    /// Cut or filled with zeros.
    private static func write(_ content: [UInt8], fittedTo count: Int, to octets: inout [UInt8]) {
        octets.append(contentsOf: content.prefix(count))
        for _ in 0..<max(0, count - content.count) { octets.append(0) }
    }

    /// The lower octets of a number, the highest of them first.
    private static func write(_ value: UInt32, octets count: Int, to octets: inout [UInt8]) {
        for place in (0..<count).reversed() { octets.append(UInt8(truncatingIfNeeded: value >> UInt32(8 * place))) }
    }

    private static func integer(_ octets: ArraySlice<UInt8>) -> UInt32 {
        octets.reduce(0) { $0 << 8 | UInt32($1) }
    }
}
