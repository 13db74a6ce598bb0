/// Why a cryptographic operation gave no result; none of the cases carries key or message octets.
public enum CryptoFault: Error, Hashable, Sendable {
    /// The octets are not a public point on the SM2 curve, or not a scalar in 1...n-2, or not 32 octets of sealing key.
    case keyInvalid
    /// The octets are not the DER form that GM/T 0009 gives a ciphertext, or do not decrypt under this key.
    case ciphertextInvalid
    /// A sealed value is too short, of another layout, was changed, or belongs to another context.
    case sealedInvalid
    /// A sealed value names another sealing key; the number is that key's.
    case sealingKeyUnknown(UInt32)
    /// libcrypto refused for a reason of its own: no memory, or an algorithm that this build lacks.
    case libraryRefused
}
