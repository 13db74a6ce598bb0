/// A public key on the SM2 curve of GB/T 32918.5: checks signatures and encrypts.
///
/// It holds the parsed key and the digest Z of its owner, so a verification costs the curve arithmetic and one hash; for a
/// key that checks many signatures, less than half of that arithmetic (see `VerificationTable`).
public struct SM2PublicKey: Hashable, Sendable {
    /// The uncompressed point: 0x04, 32 octets x, 32 octets y.
    public let point: [UInt8]

    let identityDigest: [UInt8]
    private let handle: KeyHandle
    private let table: TablePlace

    /// A key from its uncompressed point, 65 octets.
    /// - Throws: ``CryptoFault/keyInvalid`` for another form or a point that is not on the curve.
    public init(point: [UInt8]) throws(CryptoFault) {
        guard point.count == 65, point[0] == 0x04, let handle = KeyHandle(point: point) else { throw .keyInvalid }
        self.init(point: point, handle: handle)
    }

    init(point: [UInt8], handle: KeyHandle) {
        self.point = point
        self.handle = handle
        table = TablePlace()
        identityDigest = SM2Curve.identityDigest(of: point)
    }

    /// Whether a DER SEQUENCE {r, s} is this key's SM2-SM3 signature of the message (GB/T 32918.2, 7).
    ///
    /// Only the one shortest encoding is accepted.
    public func verify(der signature: [UInt8], of message: some Collection<UInt8>) -> Bool {
        guard let numbers = SM2Signature(der: signature) else { return false }
        if let table = table.use(point) { return table.verify(numbers.raw, digest(of: message)) }
        return handle.verify(signature, digest(of: message))
    }

    /// Whether r || s, 64 octets, is this key's SM2-SM3 signature of the message, as a codeContent carries it (3.11).
    public func verify(raw signature: [UInt8], of message: some Collection<UInt8>) -> Bool {
        guard let signature = SM2Signature(raw: signature) else { return false }
        if let table = table.use(point) { return table.verify(signature.raw, digest(of: message)) }
        return handle.verify(signature.der, digest(of: message))
    }

    /// Encrypts at least one octet (GB/T 32918.4): the DER SEQUENCE {x, y, hash, cipher} of GM/T 0009.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public func encrypt(_ plaintext: [UInt8]) throws(CryptoFault) -> [UInt8] {
        guard !plaintext.isEmpty, let ciphertext = handle.encrypt(plaintext) else { throw .libraryRefused }
        return ciphertext
    }

    /// e of GB/T 32918.2, 6.1: the digest of Z and the message.
    func digest(of message: some Collection<UInt8>) -> [UInt8] {
        let running = SM3()
        running.update(identityDigest)
        running.update(message)
        return running.finish()
    }

    /// Keys are equal when their points are.
    public static func == (left: SM2PublicKey, right: SM2PublicKey) -> Bool { left.point == right.point }

    /// Feeds the point.
    public func hash(into hasher: inout Hasher) { hasher.combine(point) }
}
