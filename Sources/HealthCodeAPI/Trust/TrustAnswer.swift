public import GuoMi
public import HealthCode

/// A key that signs codes: `issuers[]` of X2 (protocol 3.19).
public struct Issuer: Hashable, Sendable {
    /// The number in a codeContent, 0...65535.
    public var keyId: Int
    /// The issuing division, GB/T 2260.
    public var divisionCode: String
    /// The key.
    public var publicKey: SM2PublicKey
    /// From when its codes count.
    public var notBefore: Instant
    /// Until when.
    public var notAfter: Instant
    /// Whether it signs, did sign, or must not be believed.
    public var status: IssuerStatus

    /// An issuer.
    public init(
        keyId: Int, divisionCode: String, publicKey: SM2PublicKey, notBefore: Instant, notAfter: Instant,
        status: IssuerStatus
    ) {
        self.keyId = keyId
        self.divisionCode = divisionCode
        self.publicKey = publicKey
        self.notBefore = notBefore
        self.notAfter = notAfter
        self.status = status
    }

    init(_ reading: Reading) throws(WireFault) {
        keyId = reading.integer("keyId") ?? 0
        divisionCode = reading.mandatory("divisionCode")
        publicKey = try reading.publicKey("publicKey")
        notBefore = reading.c17("notBefore") ?? Instant(milliseconds: .max)
        notAfter = reading.c17("notAfter") ?? Instant(milliseconds: .min)
        status = reading.code("status", IssuerStatus.self) ?? .revoked
    }

    static let table = FieldTable(
        "Issuer", "3.19",
        [
            Field("keyId", .integer(0...65_535), .mandatory),
            Field("divisionCode", .exactly(6), .mandatory, .digits),
            Field("publicKey", .exactly(88), .mandatory, .base64),
            Field("notBefore", .exactly(17), .mandatory, .time17),
            Field("notAfter", .exactly(17), .mandatory, .time17),
            Field("status", .upTo(8), .mandatory, .oneOf(IssuerStatus.allCases.map(\.rawValue))),
        ])

    var json: JSONObject {
        var object = JSONObject()
        object.put("keyId", keyId)
        object.put("divisionCode", divisionCode)
        object.put("publicKey", Base64.encode(publicKey.point))
        object.put("notBefore", c17: notBefore)
        object.put("notAfter", c17: notAfter)
        object.put("status", status.rawValue)
        return object
    }
}

/// A code that must not be believed any more: `revokedCodes[]` of X2.
public struct RevokedCode: Hashable, Sendable {
    /// 24 hex digits.
    public var codeId: String
    /// Since when.
    public var revokedAt: Instant

    /// A revoked code.
    public init(codeId: String, revokedAt: Instant) {
        self.codeId = codeId
        self.revokedAt = revokedAt
    }

    static let table = FieldTable(
        "RevokedCode", "3.19",
        [
            Field("codeId", .exactly(24), .mandatory),
            Field("revokedAt", .exactly(17), .mandatory, .time17),
        ])

    var json: JSONObject {
        var object = JSONObject()
        object.put("codeId", codeId)
        object.put("revokedAt", c17: revokedAt)
        return object
    }
}

/// The answer of X2 (protocol 3.19). Fresh for 24 h.
public struct TrustAnswer: WireAnswer {
    /// The service's clock.
    public var serverTime: Instant
    /// What to ask for as `since` the next time.
    public var seq: Int
    /// The keys that sign codes.
    public var issuers: [Issuer]
    /// The service's own keys.
    public var service: ServiceKeys
    /// Codes revoked since.
    public var revokedCodes: [RevokedCode]
    /// The oldest client that the service still speaks with.
    public var minClientVersion: String?
    /// Whether the service declares 9003 for all gates.
    public var degraded: Bool
    /// The service's limits, by name.
    public var limits: JSONObject?
    /// The service's changes of key.
    public var keyChain: KeyChain

    /// An answer without the optional members.
    public init(serverTime: Instant, seq: Int, issuers: [Issuer], service: ServiceKeys, revokedCodes: [RevokedCode]) {
        self.serverTime = serverTime
        self.seq = seq
        self.issuers = issuers
        self.service = service
        self.revokedCodes = revokedCodes
        degraded = false
        keyChain = KeyChain()
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        serverTime = reading.c17("serverTime") ?? Instant(milliseconds: 0)
        seq = reading.integer("seq") ?? 0
        service = try reading.serviceKeys("service")
        issuers = try (reading.children("issuers") ?? []).map { issuer throws(WireFault) in try Issuer(issuer) }
        revokedCodes = (reading.children("revokedCodes") ?? []).map {
            RevokedCode(
                codeId: $0.mandatory("codeId"), revokedAt: $0.c17("revokedAt") ?? Instant(milliseconds: .min))
        }
        minClientVersion = reading.text("minClientVersion")
        degraded = reading.bool("degraded") ?? false
        limits = reading["limits"]?.object
        let links = try (reading.children("keyChain") ?? []).map { link throws(WireFault) in
            KeyChain.Link(key: try NumberedKey(link), sign: link.mandatory("sign"))
        }
        keyChain = KeyChain(links: links)
    }

    /// The rows of 3.19.
    public static let table = FieldTable(
        "TrustAnswer", "3.19",
        [
            Field("serverTime", .exactly(17), .mandatory, .time17),
            Field("seq", .count, .mandatory),
            Field("issuers", .array(0...65_536, .object(Issuer.table)), .mandatory),
            Field("service", .object(ServiceKeys.table), .mandatory),
            Field("revokedCodes", .array(0...1_000_000, .object(RevokedCode.table)), .mandatory),
            Field("minClientVersion", .upTo(32), .optional),
            Field("degraded", .boolean, .mandatory),
            Field("limits", .anyObject, .optional),
            Field("keyChain", .array(0...1024, .object(KeyChain.table)), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("serverTime", c17: serverTime)
        object.put("seq", seq)
        object.put("issuers", issuers.map(\.json))
        object.put("service", service.json)
        object.put("revokedCodes", revokedCodes.map(\.json))
        object.put("minClientVersion", minClientVersion)
        object.put("degraded", degraded)
        object.put("limits", limits)
        object.put("keyChain", keyChain.json)
        return object
    }

    /// The profile's limits as X2 states them.
    public static var profileLimits: JSONObject {
        [
            "body": .integer(Limits.body), "batchBody": .integer(Limits.batchBody),
            "nesting": .integer(Limits.nesting), "batchItems": .integer(Limits.batchItems.upperBound),
            "clockWindow": .integer(Int(Limits.clockWindow)), "deferredAge": .integer(Int(Limits.deferredAge)),
            "serialLife": .integer(Int(Limits.serialLife)),
        ]
    }
}
