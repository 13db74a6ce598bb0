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

    fileprivate static let layout: UInt8 = 1
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
        guard value.count <= Int(Int32.max) - Self.overhead,
            let sealed = ciphers.sealing.withLock({ $0.seal(value, context, under: id) })
        else { throw .libraryRefused }
        return sealed
    }

    /// Opens what ``seal(_:context:)`` made under this key and this context.
    /// - Throws: ``CryptoFault/sealedInvalid``, ``CryptoFault/sealingKeyUnknown(_:)``, ``CryptoFault/libraryRefused``.
    public func open(_ sealed: [UInt8], context: [UInt8]) throws(CryptoFault) -> [UInt8] {
        guard let keyId = Self.id(of: sealed), sealed.count <= Int(Int32.max) else { throw .sealedInvalid }
        guard keyId == id else { throw .sealingKeyUnknown(keyId) }
        guard let opened = ciphers.opening.withLock({ $0.open(sealed, context) }) else { throw .libraryRefused }
        guard opened.isGenuine else { throw .sealedInvalid }
        return opened.value
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

    deinit { EVP_CIPHER_CTX_free(context) }

    /// Random octets for nonces to come: libcrypto's generator costs as much for one nonce as for a hundred.
    private var reserve: [UInt8] = []

    /// A sealed value, see ``SealingKey``; nil where libcrypto refuses.
    func seal(_ value: [UInt8], _ context: [UInt8], under id: UInt32) -> [UInt8]? {
        var isDone = false
        let sealed = [UInt8](unsafeUninitializedCapacity: value.count + SealingKey.overhead) { sealed, count in
            guard let start = sealed.baseAddress else { return }
            start[0] = SealingKey.layout
            for index in 0..<4 { start[1 + index] = UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * index)) }
            writeNonce(to: start + 5)
            isDone =
                begin(start + 5) && authenticate(start, 5) && authenticate(context, context.count)
                && transform(value, value.count, to: start + 17) && writeTag(to: start + 17 + value.count)
            count = isDone ? value.count + SealingKey.overhead : 0
        }
        return isDone ? sealed : nil
    }

    /// What was sealed, and whether it is that in that context; nil where libcrypto refuses. At least
    /// ``SealingKey/overhead`` octets.
    func open(_ sealed: [UInt8], _ context: [UInt8]) -> (value: [UInt8], isGenuine: Bool)? {
        let length = sealed.count - SealingKey.overhead
        var isDone = false
        var isGenuine = false
        let value = sealed.withUnsafeBufferPointer { sealed in
            // One octet more, so that there is an address for no octets too.
            [UInt8](unsafeUninitializedCapacity: length + 1) { value, count in
                guard let start = sealed.baseAddress, let output = value.baseAddress else { return }
                isDone =
                    begin(start + 5) && authenticate(start, 5) && authenticate(context, context.count)
                    && transform(start + 17, length, to: output)
                isGenuine = isDone && matches(tag: start + 17 + length)
                count = isGenuine ? length : 0
            }
        }
        return isDone ? (value, isGenuine) : nil
    }

    /// Writes twelve octets, a nonce that was never given before.
    private func writeNonce(to output: UnsafeMutablePointer<UInt8>) {
        if reserve.count < 12 { reserve = SecureRandom.octets(12 * 64) }
        let start = reserve.count - 12
        for index in 0..<12 { output[index] = reserve[start + index] }
        reserve.removeLast(12)
    }

    /// Begins a run with a nonce of twelve octets, whatever became of the one before, under the same key.
    private func begin(_ nonce: UnsafePointer<UInt8>) -> Bool {
        EVP_CipherInit_ex2(context, nil, nil, nonce, isEncrypting, nil) == 1
    }

    private func authenticate(_ octets: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var length: Int32 = 0
        return count == 0 || EVP_CipherUpdate(context, nil, &length, octets, Int32(clamping: count)) == 1
    }

    /// Writes as many octets as it takes.
    private func transform(_ octets: UnsafePointer<UInt8>, _ count: Int, to output: UnsafeMutablePointer<UInt8>) -> Bool
    {
        var length: Int32 = 0
        return count == 0
            || (EVP_CipherUpdate(context, output, &length, octets, Int32(clamping: count)) == 1
                && Int(length) == count)
    }

    /// Ends a run and writes its tag of sixteen octets.
    private func writeTag(to output: UnsafeMutablePointer<UInt8>) -> Bool {
        finish() && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, 16, output) == 1
    }

    /// Ends a run; whether its tag of sixteen octets is the one.
    private func matches(tag: UnsafePointer<UInt8>) -> Bool {
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, 16, UnsafeMutablePointer(mutating: tag)) == 1 && finish()
    }

    private func finish() -> Bool {
        var nothing: (UInt64, UInt64) = (0, 0)
        var length: Int32 = 0
        return withUnsafeMutableBytes(of: &nothing) {
            EVP_CipherFinal_ex(context, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), &length) == 1
        }
    }
}
