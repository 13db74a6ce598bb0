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
    public let issuerCount: Int
    /// The codes revoked since the number asked from, as 24 hex digits each.
    public let revokedCodes: [String]
    /// Whether the service declares itself degraded (9003).
    public let isDegraded: Bool
    let signKey: ServiceKey?
    let encryptKey: ServiceKey?
    let chain: [Link]

    /// Until when it counts as fresh: 24 h.
    public var freshUntil: Instant { serverTime.adding(seconds: 86_400) }

    /// A service key signed by the one before.
    struct Link: Sendable {
        let key: ServiceKey
        let signature: [UInt8]
    }

    init?(_ content: JSONObject) {
        guard let serverTime = content["serverTime"]?.string.flatMap(Instant.init(c17:)),
            let sequence = content["seq"]?.integer, let issuers = content["issuers"]?.array
        else { return nil }
        self.serverTime = serverTime
        self.sequence = sequence
        issuerCount = issuers.count
        revokedCodes = content["revokedCodes"]?.array?.compactMap { $0.object?["codeId"]?.string } ?? []
        isDegraded = content["degraded"]?.bool ?? false
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
