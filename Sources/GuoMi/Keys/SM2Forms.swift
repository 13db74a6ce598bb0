/// The two numbers of an SM2 signature and their two forms.
public struct SM2Signature: Hashable, Sendable {
    /// r || s, 32 octets each, big-endian.
    public let raw: [UInt8]

    /// A signature from r || s; nil unless it is 64 octets.
    public init?(raw: [UInt8]) {
        guard raw.count == 64 else { return nil }
        self.raw = raw
    }

    /// A signature from DER SEQUENCE {r, s}; nil unless it is the shortest encoding with nothing after it.
    public init?(der: [UInt8]) {
        var outer = DERReader(der[...])
        guard let content = outer.content(of: DER.sequenceTag), outer.isAtEnd else { return nil }
        var inner = DERReader(content)
        guard let r = inner.number32(), let s = inner.number32(), inner.isAtEnd else { return nil }
        raw = r + s
    }

    /// The DER SEQUENCE {r, s}.
    public var der: [UInt8] {
        DER.wrap(DER.sequenceTag, DER.integer(raw.prefix(32)) + DER.integer(raw.suffix(32)))
    }
}

/// The four parts of an SM2 ciphertext, GM/T 0009-2012, 7.2.
public struct SM2Ciphertext: Hashable, Sendable {
    /// The ephemeral point's first coordinate, 32 octets.
    public let x: [UInt8]
    /// The ephemeral point's second coordinate, 32 octets.
    public let y: [UInt8]
    /// The digest C3, 32 octets.
    public let hash: [UInt8]
    /// The masked plaintext C2, at least one octet.
    public let cipher: [UInt8]

    /// A ciphertext from C1 || C3 || C2 as GB/T 32918.4 writes it: 0x04, x, y, 32 octets digest, the rest.
    public init?(c1c3c2 octets: [UInt8]) {
        guard octets.count > 97, octets[0] == 0x04 else { return nil }
        x = Array(octets[1..<33])
        y = Array(octets[33..<65])
        hash = Array(octets[65..<97])
        cipher = Array(octets[97...])
    }

    /// A ciphertext from its DER form; nil unless it is the shortest encoding with nothing after it.
    public init?(der: [UInt8]) {
        var outer = DERReader(der[...])
        guard let content = outer.content(of: DER.sequenceTag), outer.isAtEnd else { return nil }
        var inner = DERReader(content)
        guard let x = inner.number32(), let y = inner.number32(),
            let hash = inner.content(of: DER.octetStringTag), hash.count == 32,
            let cipher = inner.content(of: DER.octetStringTag), !cipher.isEmpty, inner.isAtEnd
        else { return nil }
        (self.x, self.y, self.hash, self.cipher) = (x, y, Array(hash), Array(cipher))
    }

    /// The DER SEQUENCE {x, y, hash, cipher}.
    public var der: [UInt8] {
        DER.wrap(
            DER.sequenceTag,
            DER.integer(x) + DER.integer(y) + DER.wrap(DER.octetStringTag, hash)
                + DER.wrap(DER.octetStringTag, cipher))
    }
}
