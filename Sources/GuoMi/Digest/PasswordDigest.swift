internal import CLibcrypto

/// A password or PIN as a configuration may keep it: PBKDF2 (RFC 8018, 5.2) with HMAC-SM3, a salt and a count of rounds.
///
/// As text it is `pbkdf2-sm3$ROUNDS$SALT$DIGEST`, salt and digest as Base64 of 16 and 32 octets. A short PIN stays
/// guessable by whoever can read the file; the rounds make that slow, not impossible.
public struct PasswordDigest: Hashable, Sendable {
    /// How many rounds a new digest has, and how many one may have.
    public static let rounds = (new: 100_000, allowed: 1_000...10_000_000)

    private static let scheme = "pbkdf2-sm3"
    private let rounds: Int
    private let salt: [UInt8]
    private let digest: [UInt8]

    /// Digests a password under a fresh salt.
    public init(_ password: String, rounds: Int = PasswordDigest.rounds.new) {
        self.rounds = min(max(rounds, Self.rounds.allowed.lowerBound), Self.rounds.allowed.upperBound)
        salt = SecureRandom.octets(16)
        digest = Self.derive(password, salt, self.rounds)
    }

    /// Reads the text of one; nil where it is none.
    public init?(text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == Self.scheme, let rounds = Int(parts[1]), String(rounds) == parts[1],
            Self.rounds.allowed.contains(rounds), let salt = Base64.decode(parts[2]), salt.count == 16,
            let digest = Base64.decode(parts[3]), digest.count == SM3.octetCount
        else { return nil }
        self.rounds = rounds
        self.salt = salt
        self.digest = digest
    }

    /// The text to keep.
    public var text: String {
        [Self.scheme, String(rounds), Base64.encode(salt), Base64.encode(digest)].joined(separator: "$")
    }

    /// Whether a password is the one; takes the same time wherever it differs, and as long as the rounds make it.
    public func matches(_ password: String) -> Bool {
        let other = Self.derive(password, salt, rounds)
        return CRYPTO_memcmp(other, digest, SM3.octetCount) == 0
    }

    private static func derive(_ password: String, _ salt: [UInt8], _ rounds: Int) -> [UInt8] {
        let octets = Array(password.utf8)
        return [UInt8](unsafeUninitializedCapacity: SM3.octetCount) { output, count in
            let done = octets.withUnsafeBytes { password in
                PKCS5_PBKDF2_HMAC(
                    password.bindMemory(to: CChar.self).baseAddress, Int32(clamping: octets.count), salt,
                    Int32(salt.count), Int32(rounds), Algorithms.shared.digest, Int32(SM3.octetCount),
                    output.baseAddress)
            }
            precondition(done == 1, "libcrypto's PBKDF2 failed")
            count = SM3.octetCount
        }
    }
}
