internal import GuoMi
public import HealthCode
internal import HealthCodeAPI

/// What a service says of keys and revocations (X2, protocol.md 3.19).
public struct Trust: Sendable {
    /// The service's clock when it was signed.
    public let serverTime: Instant
    /// The number to ask from next time.
    public let sequence: Int
    /// How many issuing keys it names.
    public var issuerCount: Int { issuers.count }
    /// The codes revoked since the number asked from, as 24 hex digits each.
    public let revokedCodes: [String]
    /// Whether the service declares itself degraded (9003).
    public let isDegraded: Bool
    /// The oldest client that the service still speaks with, where it says so.
    public let minClientVersion: String?
    /// The service's limits by name, where it gives them.
    public let limits: [String: Int]
    /// The keys that sign codes; one that cannot be read is left out, so that its codes cannot be checked.
    let issuers: [Issuer]
    /// ``revokedCodes`` with the time of each.
    let revocations: [Revocation]
    let signKey: ServiceKey?
    let encryptKey: ServiceKey?
    let chain: [Link]

    /// Until when it counts as fresh: 24 h.
    public var freshUntil: Instant { serverTime.adding(seconds: Limits.trustFresh) }

    /// A code and since when it is revoked.
    struct Revocation: Hashable, Sendable {
        let code: CodeName
        let at: Instant
    }

    /// A service key signed by the one before.
    struct Link: Sendable {
        let key: ServiceKey
        let signature: [UInt8]
    }

    init?(_ content: JSONObject) {
        guard let serverTime = content["serverTime"]?.string.flatMap(Instant.init(c17:)),
            let sequence = content["seq"]?.integer, sequence >= 0, let issuers = content["issuers"]?.array
        else { return nil }
        self.serverTime = serverTime
        self.sequence = sequence
        self.issuers = issuers.compactMap { Issuer(entry: $0) }
        let revoked = content["revokedCodes"]?.array?.compactMap(\.object) ?? []
        revokedCodes = revoked.compactMap { $0["codeId"]?.string }
        revocations = revoked.compactMap { entry in
            guard let code = entry["codeId"]?.string.flatMap(CodeName.init(hex:)) else { return nil }
            return Revocation(
                code: code, at: entry["revokedAt"]?.string.flatMap(Instant.init(c17:)) ?? serverTime)
        }
        isDegraded = content["degraded"]?.bool ?? false
        minClientVersion = content["minClientVersion"]?.string.map { PlainText.visible($0, limit: 32) }
        limits = (content["limits"]?.object?.members ?? []).reduce(into: [:]) { limits, member in
            limits[member.name] = member.value.integer
        }
        let service = content["service"]?.object
        signKey = ServiceKey(service?["signKey"])
        encryptKey = ServiceKey(service?["encryptKey"])
        chain = (content["keyChain"]?.array ?? []).compactMap { entry in
            guard let key = ServiceKey(entry),
                let signature = entry.object?["sign"]?.string.flatMap(Base64.decode)
            else { return nil }
            return Link(key: key, signature: signature)
        }
    }

    /// The keys that the chain leads to from those known: each is signed by a key already believed.
    func followed(from known: [ServiceKey]) -> [ServiceKey] {
        var believed = known
        var grown = true
        while grown {
            grown = false
            for link in chain where !believed.contains(link.key) {
                if believed.contains(where: { $0.key.verify(der: link.signature, of: link.key.key.point) }) {
                    believed.append(link.key)
                    grown = true
                }
            }
        }
        return believed
    }
}

extension Issuer {
    /// Reads one entry of `issuers`; nil where it says too little or its key is no point of the curve.
    fileprivate init?(entry: JSON) {
        guard let entry = entry.object, let keyId = entry["keyId"]?.integer,
            let divisionCode = entry["divisionCode"]?.string,
            let key = entry["publicKey"]?.string.flatMap(Base64.decode).flatMap({ try? SM2PublicKey(point: $0) }),
            let notBefore = entry["notBefore"]?.string.flatMap(Instant.init(c17:)),
            let notAfter = entry["notAfter"]?.string.flatMap(Instant.init(c17:)),
            let status = entry["status"]?.string.flatMap(IssuerStatus.init(rawValue:))
        else { return nil }
        self.init(
            keyId: keyId, divisionCode: divisionCode, publicKey: key, notBefore: notBefore, notAfter: notAfter,
            status: status)
    }
}
