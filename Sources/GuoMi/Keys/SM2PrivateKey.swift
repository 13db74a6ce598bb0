/// A private key on the SM2 curve of GB/T 32918.5: signs and decrypts.
///
/// Neither `description` nor a dump shows the scalar.
public struct SM2PrivateKey: Sendable, CustomStringConvertible, CustomReflectable {
    /// The scalar d, 32 octets big-endian, 1...n-2. It is the secret: keep it sealed.
    public let scalar: [UInt8]
    /// The key that checks what this one signs.
    public let publicKey: SM2PublicKey

    private let handle: KeyHandle

    /// A new random key.
    public init() {
        // One draw in 2^32 is out of range, so that only a libcrypto without SM2 fails every time.
        for _ in 0..<8 {
            if let key = try? SM2PrivateKey(scalar: SecureRandom.octets(32)) {
                self = key
                return
            }
        }
        fatalError("libcrypto was built without SM2; install OpenSSL 3 with SM2 and SM3")
    }

    /// A key from its scalar, 32 octets big-endian.
    /// - Throws: ``CryptoFault/keyInvalid`` outside 1...n-2.
    public init(scalar: [UInt8]) throws(CryptoFault) {
        guard SM2Curve.isScalar(scalar), let point = KeyHandle.point(of: scalar),
            let handle = KeyHandle(point: point, scalar: scalar)
        else { throw .keyInvalid }
        self.scalar = scalar
        self.handle = handle
        publicKey = SM2PublicKey(point: point, handle: handle)
    }

    /// The SM2-SM3 signature of a message as DER SEQUENCE {r, s}, 70 to 72 octets as a rule.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public func signDER(_ message: some Collection<UInt8>) throws(CryptoFault) -> [UInt8] {
        guard let signature = handle.sign(publicKey.digest(of: message)) else { throw .libraryRefused }
        return signature
    }

    /// The SM2-SM3 signature of a message as r || s, 64 octets.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public func signRaw(_ message: some Collection<UInt8>) throws(CryptoFault) -> [UInt8] {
        guard let signature = SM2Signature(der: try signDER(message)) else { throw .libraryRefused }
        return signature.raw
    }

    /// Decrypts the DER SEQUENCE {x, y, hash, cipher} of GM/T 0009.
    ///
    /// The outer form is checked to be the shortest encoding before libcrypto sees it.
    /// - Throws: ``CryptoFault/ciphertextInvalid``.
    public func decrypt(_ ciphertext: [UInt8]) throws(CryptoFault) -> [UInt8] {
        guard SM2Ciphertext(der: ciphertext) != nil, let plaintext = handle.decrypt(ciphertext) else {
            throw .ciphertextInvalid
        }
        return plaintext
    }

    /// Names the public point only.
    public var description: String { "SM2PrivateKey(of: \(Base64.encode(publicKey.point)))" }

    /// Shows nothing of the scalar.
    public var customMirror: Mirror { Mirror(self, children: ["publicKey": publicKey.point]) }
}
