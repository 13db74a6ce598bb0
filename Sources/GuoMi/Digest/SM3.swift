internal import CLibcrypto

/// The hash function SM3 of GB/T 32905-2016: 32 octets.
///
/// The static functions hash a whole message; a value of the type takes it in pieces.
public struct SM3 {
    /// Octets in a digest.
    public static let octetCount = 32

    private let context: DigestContext

    /// A digest that has seen nothing yet.
    public init() { context = DigestContext() }

    /// Takes the next octets of the message.
    public func update(_ octets: some Collection<UInt8>) { withOctets(octets) { context.update($0) } }

    /// The 32 octets for everything taken so far; the value must not be used after it.
    public consuming func finish() -> [UInt8] { context.finish() }

    /// The digest of a message, 32 octets.
    public static func digest(_ octets: some Collection<UInt8>) -> [UInt8] {
        withOctets(octets) { Algorithms.shared.sm3($0) }
    }

    /// The keyed digest HMAC-SM3 (RFC 2104 over SM3), 32 octets; a key of any length.
    public static func hmac(key: [UInt8], _ octets: some Collection<UInt8>) -> [UInt8] {
        withOctets(octets) { message in
            var tag = [UInt8](repeating: 0, count: octetCount)
            var length: UInt32 = 0
            // A null pointer would mean "the key of the last call" to libcrypto, so an empty key still points at an octet.
            let storage = key.isEmpty ? [0] : key
            let made = HMAC(
                Algorithms.shared.digest, storage, Int32(clamping: key.count), message.baseAddress, message.count, &tag,
                &length)
            precondition(made != nil && length == 32, "libcrypto has no SM3")
            return tag
        }
    }
}

/// What libcrypto looks up by name, fetched once a process because a fetch costs more than a short digest.
///
/// `@unchecked Sendable`: the pointer is set once at initialisation and never freed; an `EVP_MD` is immutable and
/// libcrypto's manual page crypto(7) allows sharing it between threads.
struct Algorithms: @unchecked Sendable {
    static let shared = Algorithms()

    let digest: OpaquePointer

    private init() {
        Libcrypto.start()
        guard let digest = EVP_MD_fetch(nil, "SM3", nil) else {
            fatalError("libcrypto was built without SM3; install OpenSSL 3 with SM2 and SM3")
        }
        self.digest = digest
    }

    func sm3(_ message: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SM3.octetCount) { output, count in
            let done = EVP_Digest(message.baseAddress, message.count, output.baseAddress, nil, digest, nil)
            precondition(done == 1, "libcrypto's SM3 failed")
            count = SM3.octetCount
        }
    }
}

/// Owns one running digest.
private final class DigestContext {
    private let pointer: OpaquePointer

    init() {
        guard let pointer = EVP_MD_CTX_new(), EVP_DigestInit_ex2(pointer, Algorithms.shared.digest, nil) == 1 else {
            fatalError("libcrypto's SM3 cannot start: no memory")
        }
        self.pointer = pointer
    }

    deinit { EVP_MD_CTX_free(pointer) }

    func update(_ octets: UnsafeBufferPointer<UInt8>) { EVP_DigestUpdate(pointer, octets.baseAddress, octets.count) }

    func finish() -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SM3.octetCount) { output, count in
            EVP_DigestFinal_ex(pointer, output.baseAddress, nil)
            count = SM3.octetCount
        }
    }
}

/// Gives a collection's octets in one piece, without a copy where it holds them so.
func withOctets<Result>(
    _ octets: some Collection<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
    if let result = octets.withContiguousStorageIfAvailable(body) { return result }
    return Array(octets).withUnsafeBufferPointer(body)
}
