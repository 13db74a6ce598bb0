internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// A bizSerialNum (3.10): single use, bound to customer, applyType and device, good for 60 s.
///
/// It carries its own proof, so that applying writes nothing and only a spent one needs a row. Layout, base64url:
/// 1 octet version and flags, 6 octets end of life (milliseconds, big-endian), 12 random octets, 8 octets of the
/// device's keyed hash or zeros, 16 octets HMAC-SM3 of all that and the custNum.
struct SerialNumber: Sendable, Equatable {
    /// What the serial was made for.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// applyType 1; absent: applyType 0.
        static let verify = Flags(rawValue: 1)
        /// Made with a deviceSn, which its use has to name too.
        static let device = Flags(rawValue: 2)
        /// Given with a 5002: good for X1 alone (3.20).
        static let revoked = Flags(rawValue: 4)
        private static let version: UInt8 = 0x10
        static let all: Flags = [.verify, .device, .revoked]
        var octet: UInt8 { Self.version | rawValue }
        init(rawValue: UInt8) { self.rawValue = rawValue }
        init?(octet: UInt8) {
            guard octet & 0xF8 == Self.version else { return nil }
            rawValue = octet & 7
        }
    }

    /// The text as the wire has it.
    let text: String
    /// What it was made for.
    let flags: Flags
    /// When it ends.
    let expiresAt: Instant
    private let octets: [UInt8]

    private static let count = 43

    /// A fresh serial number.
    static func issue(
        _ flags: Flags, custNum: String, deviceSn: String?, expiresAt: Instant, key: [UInt8]
    ) -> SerialNumber {
        var octets = [flags.octet]
        let end = UInt64(clamping: expiresAt.milliseconds)
        octets += [40, 32, 24, 16, 8, 0].map { UInt8(truncatingIfNeeded: end >> UInt64($0)) }
        octets += SecureRandom.octets(12)
        octets += flags.contains(.device) ? device(deviceSn ?? "", key) : [UInt8](repeating: 0, count: 8)
        octets += proof(octets, custNum, key)
        return SerialNumber(octets: octets, flags: flags)
    }

    /// Reads a serial number that this service made for this customer.
    /// - Returns: nil for any other: 1104.
    init?(_ text: String, custNum: String, key: [UInt8]) {
        guard let octets = Base64.decodeURL(text), octets.count == Self.count, let flags = Flags(octet: octets[0]),
            Self.proof(Array(octets.prefix(27)), custNum, key) == Array(octets.suffix(16))
        else { return nil }
        self.init(octets: octets, flags: flags)
    }

    private init(octets: [UInt8], flags: Flags) {
        text = Base64.encodeURL(octets)
        self.flags = flags
        expiresAt = Self.end(octets)
        self.octets = octets
    }

    /// Whether a serial number, already known to be ours, was made with a deviceSn.
    static func isOfDevice(_ text: String) -> Bool {
        Base64.decodeURL(text)?.first.flatMap(Flags.init(octet:))?.contains(.device) ?? false
    }

    /// Whether the serial was made for this device.
    func isFor(deviceSn: String, key: [UInt8]) -> Bool {
        Array(octets[19..<27]) == Self.device(deviceSn, key)
    }

    /// The randomNumber that goes with it (3.10), 32 hexadecimal digits: a keyed hash of the serial itself.
    func randomNumber(key: [UInt8]) -> String {
        Hex.encode(SM3.hmac(key: key, Array("random ".utf8) + octets).prefix(16))
    }

    /// The members of 1000's answer.
    static func members(_ serial: SerialNumber, expireIn: Int64, _ keys: ServiceKeys) -> JSONObject {
        var members = JSONObject()
        members.put("bizSerialNum", serial.text)
        members.put("randomNumber", serial.randomNumber(key: keys.proof))
        members.put("expireIn", Int(expireIn))
        return members
    }

    /// What marks it as spent: from the octets, for a text can be written in more than one way.
    var mark: [UInt8] { Array(SM3.digest(octets).prefix(16)) }

    private static func end(_ octets: [UInt8]) -> Instant {
        Instant(milliseconds: octets[1..<7].reduce(0) { $0 << 8 | Int64($1) })
    }

    private static func device(_ deviceSn: String, _ key: [UInt8]) -> [UInt8] {
        Array(SM3.hmac(key: key, Array("device \(deviceSn)".utf8)).prefix(8))
    }

    private static func proof(_ octets: [UInt8], _ custNum: String, _ key: [UInt8]) -> [UInt8] {
        Array(SM3.hmac(key: key, Array("serial ".utf8) + octets + Array(custNum.utf8)).prefix(16))
    }
}
