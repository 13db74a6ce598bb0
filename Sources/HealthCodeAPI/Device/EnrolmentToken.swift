public import GuoMi
internal import HealthCode

/// A one-time enrolment token: 26 Base32 characters, a hyphen, and the first 16 hex digits of SM3 over the service's signing
/// public key (protocol 3.20), so that whoever answers first is not trusted for that.
public struct EnrolmentToken: Hashable, Sendable {
    /// The random part, 26 characters A-Z and 2-7.
    public let secret: String
    /// The first 16 hex digits of the key's SM3, in lower case.
    public let fingerprint: String

    /// A new token of a service.
    public init(service key: SM2PublicKey) {
        secret = Base32.encode(SecureRandom.octets(16))
        fingerprint = Self.fingerprint(of: key)
    }

    /// Reads a token as a person may have typed it: any case, white space around it ignored; nil for another form.
    public init?(_ text: String) {
        let parts = text.filter { !$0.isWhitespace }.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let octets = Base32.decode(String(parts[0]).uppercased()), octets.count == 16,
            parts[1].utf8.count == 16, parts[1].utf8.allSatisfy(Self.isHex)
        else { return nil }
        secret = parts[0].uppercased()
        fingerprint = parts[1].lowercased()
    }

    /// The token as it is printed and sent.
    public var text: String { secret + "-" + fingerprint }

    /// Whether an answer's key is the one that the token was made under.
    public func isOf(_ key: SM2PublicKey) -> Bool { fingerprint == Self.fingerprint(of: key) }

    /// The first 16 hex digits of SM3 over the 65 octets of the key.
    public static func fingerprint(of key: SM2PublicKey) -> String {
        Hex.encode(SM3.digest(key.point).prefix(8)).lowercased()
    }

    private static func isHex(_ octet: UInt8) -> Bool {
        (0x30...0x39).contains(octet) || (0x61...0x66).contains(octet | 0x20)
    }
}
