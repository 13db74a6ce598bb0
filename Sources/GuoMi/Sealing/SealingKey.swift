internal import CLibcrypto
internal import Synchronization

/// Seals values at rest with AES-256-GCM (protocol 3.18: libcrypto 3.0 has no authenticated SM4).
///
/// A sealed value is: one octet 0x01 (layout), four octets key number (big-endian), twelve octets random nonce, the
/// ciphertext (as long as the value), sixteen octets tag. The first five octets and the context are authenticated with it,
/// so a sealed value moved to another record or column does not open. One key may seal at most 2^32 values, because the
/// nonces are random.
public struct SealingKey: Sendable {
    /// The number by which sealed values name their key.
    public let id: UInt32
    /// How many octets a sealed value is longer than what it seals.
    public static let overhead = 1 + 4 + 12 + 16

    private static let layout: UInt8 = 1
    private let ciphers: Ciphers

    /// A key from its 32 octets.
    /// - Throws: ``CryptoFault/keyInvalid`` for any other length, ``CryptoFault/libraryRefused``.
    public init(id: UInt32, octets: [UInt8]) throws(CryptoFault) {
        guard octets.count == 32 else { throw .keyInvalid }
        guard let ciphers = Ciphers(octets) else { throw .libraryRefused }
        self.id = id
        self.ciphers = ciphers
    }

    /// The number of the key that sealed a value; nil if it is none.
    public static func id(of sealed: [UInt8]) -> UInt32? {
        guard sealed.count >= overhead, sealed[0] == layout else { return nil }
        return sealed[1..<5].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Seals octets for a context (which is needed again to open them; it is not kept).
    /// - Throws: ``CryptoFault/libraryRefused``.
    public func seal(_ value: [UInt8], context: [UInt8]) throws(CryptoFault) -> [UInt8] {
        let header = [Self.layout] + (0..<4).map { UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * $0)) }
        let sealed = ciphers.sealing.withLock { cipher -> [UInt8]? in
            let nonce = cipher.nonce()
            guard cipher.begin(nonce), cipher.authenticate(header), cipher.authenticate(context),
                let body = cipher.transform(value[...]), let tag = cipher.tag()
            else { return nil }
            var sealed = header
            sealed.reserveCapacity(value.count + Self.overhead)
            sealed += nonce
            sealed += body
            sealed += tag
            return sealed
        }
        guard let sealed else { throw .libraryRefused }
        return sealed
    }

    /// Opens what ``seal(_:context:)`` made under this key and this context.
    /// - Throws: ``CryptoFault/sealedInvalid``, ``CryptoFault/sealingKeyUnknown(_:)``, ``CryptoFault/libraryRefused``.
    public func open(_ sealed: [UInt8], context: [UInt8]) throws(CryptoFault) -> [UInt8] {
        guard let keyId = Self.id(of: sealed) else { throw .sealedInvalid }
        guard keyId == id else { throw .sealingKeyUnknown(keyId) }
        let opened = ciphers.opening.withLock { cipher -> (body: [UInt8], isGenuine: Bool)? in
            guard cipher.begin(Array(sealed[5..<17])), cipher.authenticate(Array(sealed[0..<5])),
                cipher.authenticate(context), let body = cipher.transform(sealed[17..<(sealed.count - 16)])
            else { return nil }
            return (body, cipher.matches(tag: Array(sealed.suffix(16))))
        }
        guard let opened else { throw .libraryRefused }
        guard opened.isGenuine else { throw .sealedInvalid }
        return opened.body
    }
}

/// A key ready for both ways, each used by one at a time: setting a key up costs more than sealing a scan.
private final class Ciphers: Sendable {
    let sealing: Mutex<GaloisCounter>
    let opening: Mutex<GaloisCounter>

    init?(_ key: [UInt8]) {
        guard let sealing = GaloisCounter(key: key, encrypting: true),
            let opening = GaloisCounter(key: key, encrypting: false)
        else { return nil }
        self.sealing = Mutex(sealing)
        self.opening = Mutex(opening)
    }
}

/// AES-256-GCM in libcrypto under one key, one run after another.
private final class GaloisCounter {
    private let context: OpaquePointer

    private let isEncrypting: Int32

    init?(key: [UInt8], encrypting: Bool) {
        Libcrypto.start()
        guard let context = EVP_CIPHER_CTX_new() else { return nil }
        self.context = context
        isEncrypting = encrypting ? 1 : 0
        guard EVP_CipherInit_ex2(context, EVP_aes_256_gcm(), key, nil, isEncrypting, nil) == 1 else { return nil }
    }

    /// Random octets for nonces to come: libcrypto's generator costs as much for one nonce as for a hundred.
    private var reserve: [UInt8] = []

    /// A nonce that was never given before.
    func nonce() -> [UInt8] {
        if reserve.count < 12 { reserve = SecureRandom.octets(12 * 64) }
        let nonce = Array(reserve.suffix(12))
        reserve.removeLast(12)
        return nonce
    }

    /// Begins a run, whatever became of the one before, under the same key.
    func begin(_ nonce: [UInt8]) -> Bool {
        nonce.count == 12 && EVP_CipherInit_ex2(context, nil, nil, nonce, isEncrypting, nil) == 1
    }

    deinit { EVP_CIPHER_CTX_free(context) }

    func authenticate(_ octets: [UInt8]) -> Bool {
        var length: Int32 = 0
        return octets.isEmpty || EVP_CipherUpdate(context, nil, &length, octets, Int32(clamping: octets.count)) == 1
    }

    func transform(_ octets: ArraySlice<UInt8>) -> [UInt8]? {
        guard octets.count <= Int(Int32.max) else { return nil }
        var length: Int32 = 0
        let output = [UInt8](unsafeUninitializedCapacity: octets.count) { output, count in
            let done =
                octets.isEmpty
                || octets.withUnsafeBufferPointer { input in
                    EVP_CipherUpdate(context, output.baseAddress, &length, input.baseAddress, Int32(input.count)) == 1
                }
            count = done ? Int(length) : 0
        }
        return output.count == octets.count ? output : nil
    }

    func tag() -> [UInt8]? {
        var tag = [UInt8](repeating: 0, count: 16)
        guard finish(), EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, &tag) == 1 else { return nil }
        return tag
    }

    func matches(tag: [UInt8]) -> Bool {
        var tag = tag
        guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1 else { return false }
        return finish()
    }

    private func finish() -> Bool {
        var nothing = [UInt8](repeating: 0, count: 16)
        var length: Int32 = 0
        return EVP_CipherFinal_ex(context, &nothing, &length) == 1
    }
}
