internal import CLibcrypto

/// Owns one parsed `EVP_PKEY` on the SM2 curve, so that no operation parses a key again.
///
/// `@unchecked Sendable`: the pointer is set once and freed by `deinit` alone. After `EVP_PKEY_fromdata` the key's material
/// is never written again: each operation makes its own `EVP_PKEY_CTX`, which takes a counted reference (atomic in
/// libcrypto), and crypto(7) allows operations on a shared `EVP_PKEY` from several threads as long as none changes it.
final class KeyHandle: @unchecked Sendable {
    private let pointer: OpaquePointer

    /// A key from its point and, for a private one, its scalar. Nil if the point is not on the curve.
    init?(point: [UInt8], scalar: [UInt8]? = nil) {
        Libcrypto.start()
        guard let pointer = kakou_sm2_key(point, point.count, scalar, scalar?.count ?? 0) else {
            ERR_clear_error()
            return nil
        }
        self.pointer = pointer
    }

    deinit { EVP_PKEY_free(pointer) }

    /// Signs 32 octets of digest: the DER form, as libcrypto writes it.
    func sign(_ digest: [UInt8]) -> [UInt8]? {
        run(EVP_PKEY_sign_init, EVP_PKEY_sign, digest)
    }

    /// Decrypts the DER form of a ciphertext.
    func decrypt(_ ciphertext: [UInt8]) -> [UInt8]? {
        run(EVP_PKEY_decrypt_init, EVP_PKEY_decrypt, ciphertext)
    }

    /// Encrypts to the DER form of a ciphertext.
    func encrypt(_ plaintext: [UInt8]) -> [UInt8]? {
        run(EVP_PKEY_encrypt_init, EVP_PKEY_encrypt, plaintext)
    }

    /// Whether a DER signature over 32 octets of digest is this key's.
    func verify(_ signature: [UInt8], _ digest: [UInt8]) -> Bool {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil) else { return false }
        defer { EVP_PKEY_CTX_free(context) }
        guard EVP_PKEY_verify_init(context) == 1,
            EVP_PKEY_verify(context, signature, signature.count, digest, digest.count) == 1
        else {
            ERR_clear_error()
            return false
        }
        return true
    }

    private typealias Operation = (
        OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafePointer<UInt8>?, Int
    ) -> Int32

    private func run(_ prepare: (OpaquePointer?) -> Int32, _ operation: Operation, _ input: [UInt8]) -> [UInt8]? {
        guard let context = EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil) else { return nil }
        defer { EVP_PKEY_CTX_free(context) }
        var length = 0
        guard prepare(context) == 1, operation(context, nil, &length, input, input.count) == 1, length > 0 else {
            ERR_clear_error()
            return nil
        }
        var output = [UInt8](repeating: 0, count: length)
        guard operation(context, &output, &length, input, input.count) == 1, length <= output.count else {
            ERR_clear_error()
            return nil
        }
        output.removeLast(output.count - length)
        return output
    }

    /// The public point of a scalar in 1...n-2, 65 octets.
    static func point(of scalar: [UInt8]) -> [UInt8]? {
        Libcrypto.start()
        guard let group = EC_GROUP_new_by_curve_name(NID_sm2) else { return nil }
        defer { EC_GROUP_free(group) }
        guard let number = BN_bin2bn(scalar, Int32(scalar.count), nil) else { return nil }
        defer { BN_clear_free(number) }
        guard let point = EC_POINT_new(group) else { return nil }
        defer { EC_POINT_free(point) }
        BN_set_flags(number, BN_FLG_CONSTTIME)
        var octets = [UInt8](repeating: 0, count: 65)
        guard EC_POINT_mul(group, point, number, nil, nil, nil) == 1,
            EC_POINT_point2oct(group, point, POINT_CONVERSION_UNCOMPRESSED, &octets, octets.count, nil) == 65
        else { return nil }
        return octets
    }
}
