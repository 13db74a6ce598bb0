public import GuoMi
public import HealthCode

/// The outer object of every request and answer (protocol section 2): the business object and a signature over its octets
/// exactly as they were transmitted.
public struct Envelope: Sendable {
    /// The name of the only signature algorithm: base64 of DER {r, s}, SM2 with SM3, user id `1234567812345678`.
    public static let signAlgorithm = "SM2-SM3"
    /// Characters that `sign` may have.
    public static let signLimit = 8192

    /// The whole body; every range in ``content`` counts in it.
    public let body: [UInt8]
    /// The business object, read.
    public let content: JSONObject
    /// Base64 of the signature; empty in an unsigned refusal.
    public let sign: String
    /// Which of the signer's keys; nil means the current one.
    public let keyId: Int?
    /// The signature algorithm; nil means ``signAlgorithm``.
    public let signAlg: String?

    /// The octets that were signed, from the first `{` of the bizPackage to its `}`.
    public var bizPackage: [UInt8] { Array(body[content.range]) }

    /// Whether it is a refusal that nobody signed, which a client takes for "no answer".
    public var isUnsigned: Bool { sign.isEmpty }

    /// Reads a body.
    /// - Throws: ``WireFault`` with 1001 and HTTP status 400, or 413 when `body` is longer than `limit` octets.
    public static func parse(_ body: [UInt8], limit: Int = Limits.body) throws(WireFault) -> Envelope {
        guard body.count <= limit else {
            throw WireFault(.envelopeMalformed, nil, "the body is longer than \(limit) octets", status: 413)
        }
        let value: JSON
        do throws(JSONFault) {
            value = try JSON(body, limits: JSONLimits(depth: Limits.nesting, size: limit))
        } catch {
            throw WireFault(
                .envelopeMalformed, nil, "not JSON: \(error.cause.rawValue), octet \(error.offset)", status: 400)
        }
        guard let outer = value.object else { throw malformed(nil, "the body is not an object") }
        guard let content = outer["bizPackage"]?.object else { throw malformed("bizPackage", "not an object") }
        guard let sign = outer["sign"]?.string, sign.utf8.count <= signLimit else {
            throw malformed("sign", "not a text of at most \(signLimit) characters")
        }
        return Envelope(
            body: body, content: content, sign: sign, keyId: try optional(outer, "keyId", \.integer),
            signAlg: try optional(outer, "signAlg", \.string))
    }

    /// Whether the signature is this key's, over the octets as transmitted; false for another algorithm.
    public func verify(with key: SM2PublicKey) -> Bool {
        guard signAlg ?? Self.signAlgorithm == Self.signAlgorithm, let signature = Base64.decode(sign) else {
            return false
        }
        return key.verify(der: signature, of: body[content.range])
    }

    /// The body of a signed message.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public static func seal(_ bizPackage: JSON, key: SM2PrivateKey, keyId: Int) throws(CryptoFault) -> [UInt8] {
        try seal(octets: bizPackage.octets, key: key, keyId: keyId)
    }

    /// The same from the octets of a business object, which are sent as they are.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public static func seal(
        octets content: [UInt8], key: SM2PrivateKey, keyId: Int
    ) throws(CryptoFault) -> [UInt8] {
        let sign = Base64.encode(try key.signDER(content))
        var body: [UInt8] = []
        body.reserveCapacity(content.count + sign.utf8.count + 64)
        body += "{\"bizPackage\":".utf8
        body += content
        body += ",\"sign\":\"".utf8
        body += sign.utf8
        body += "\",\"keyId\":\(keyId),\"signAlg\":\"\(signAlgorithm)\"}".utf8
        return body
    }

    /// The body of a refusal that cannot be signed for, or before, anybody: `sign` is empty.
    public static func unsigned(_ fault: WireFault, at now: Instant) -> [UInt8] {
        var content = JSONObject()
        content.put("success", false)
        content.put("errorCode", fault.code.rawValue)
        content.put("errorDesc", fault.desc)
        content.put("timeStamp", c17: now)
        return (["bizPackage": .object(content), "sign": .string("")] as JSONObject).octets
    }

    /// The same from a code alone.
    public static func unsigned(code: ReturnCode, at now: Instant) -> [UInt8] {
        unsigned(WireFault(code), at: now)
    }

    private static func malformed(_ member: String?, _ desc: String) -> WireFault {
        WireFault(.envelopeMalformed, member, desc, status: 400)
    }

    private static func optional<Value>(
        _ outer: JSONObject, _ name: String, _ read: (JSON) -> Value?
    ) throws(WireFault) -> Value? {
        guard let member = outer[name], member != .null else { return nil }
        guard let value = read(member) else { throw malformed(name, "of another type") }
        return value
    }
}
