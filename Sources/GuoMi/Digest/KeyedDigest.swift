internal import CLibcrypto

/// HMAC-SM3 (RFC 2104) under one key, for a key that is used again and again.
///
/// Looking the algorithm up and digesting the key cost libcrypto more than a short message does, so both are done once.
///
/// `@unchecked Sendable`: the context is set once, never changed after, and freed by `deinit` alone; every digest is
/// taken by a duplicate of its own, which libcrypto makes of a `const` context.
public final class KeyedDigest: @unchecked Sendable {
    private let context: OpaquePointer

    /// A digest under a key of one octet or more; nil where libcrypto refuses.
    public init?(key: [UInt8]) {
        Libcrypto.start()
        guard let algorithm = EVP_MAC_fetch(nil, "HMAC", nil) else { return nil }
        defer { EVP_MAC_free(algorithm) }
        guard let context = EVP_MAC_CTX_new(algorithm) else { return nil }
        self.context = context
        var name = Array("SM3".utf8CString)
        let isReady = name.withUnsafeMutableBufferPointer { name in
            var parameters = [
                OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.baseAddress, 0),
                OSSL_PARAM_construct_end(),
            ]
            return EVP_MAC_init(context, key, key.count, &parameters)
        }
        guard !key.isEmpty, isReady == 1 else { return nil }
    }

    deinit { EVP_MAC_CTX_free(context) }

    /// The keyed digest of a message, 32 octets.
    public func digest(_ message: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SM3.octetCount) { output, count in
            let own = EVP_MAC_CTX_dup(context)
            defer { EVP_MAC_CTX_free(own) }
            let done =
                own != nil && EVP_MAC_update(own, message, message.count) == 1
                && EVP_MAC_final(own, output.baseAddress, &count, SM3.octetCount) == 1
            precondition(done && count == SM3.octetCount, "libcrypto's HMAC-SM3 failed: no memory")
        }
    }
}
