internal import GuoMi
internal import HealthCode

/// A one-time token: 26 Base32 characters, a hyphen, and 16 hex digits of the digest of the service's signing key
/// (protocol.md 3.20).
public struct EnrolmentToken: Hashable, Sendable {
    /// The token as it is sent.
    public let text: String
    /// The first 8 octets of SM3 over the 65 octets of the service's signing key.
    let keyDigest: [UInt8]

    /// Reads a token; letters in either case, blanks at the ends ignored.
    /// - Throws: ``DeviceFault/tokenForm``.
    public init(_ text: String) throws(DeviceFault) {
        let parts = text.split(separator: " ").joined().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .tokenForm }
        let secret = parts[0].uppercased()
        let digits = parts[1].lowercased()
        guard secret.utf8.count == 26, secret.utf8.allSatisfy(Self.isBase32), digits.utf8.count == 16,
            let digest = Hex.decode(digits)
        else { throw .tokenForm }
        self.text = "\(secret)-\(digits)"
        keyDigest = digest
    }

    /// Whether the token was made by the service that holds this key.
    func isOf(_ key: SM2PublicKey) -> Bool {
        Array(SM3.digest(key.point).prefix(8)) == keyDigest
    }

    private static func isBase32(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "2")...UInt8(ascii: "7"): true
        default: false
        }
    }
}
