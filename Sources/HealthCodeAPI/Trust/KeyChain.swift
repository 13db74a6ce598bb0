public import GuoMi
internal import HealthCode

/// `keyChain` of X2 (protocol 3.19): each new service key signed by the one before, so that a device that slept through a
/// change can follow it.
///
/// `sign` is the SM2-SM3 signature by the key before over the 65 octets of the new key's point. A service that never
/// changed its key has an empty chain.
public struct KeyChain: Hashable, Sendable {
    /// One change of key.
    public struct Link: Hashable, Sendable {
        /// The new key.
        public var key: NumberedKey
        /// Base64 of the DER signature by the key before.
        public var sign: String
    }

    /// The changes, oldest first.
    public private(set) var links: [Link]

    /// An empty chain.
    public init() { links = [] }

    init(links: [Link]) { self.links = links }

    /// Adds a new key, signed by the one that it follows.
    /// - Throws: ``CryptoFault/libraryRefused``.
    public mutating func append(_ key: NumberedKey, signedBy before: SM2PrivateKey) throws(CryptoFault) {
        links.append(Link(key: key, sign: Base64.encode(try before.signDER(key.publicKey.point))))
    }

    /// The newest key that the chain leads to from a trusted one; the trusted key itself where no link follows it.
    public func newest(from trusted: NumberedKey) -> NumberedKey {
        var current = trusted
        for link in links {
            guard link.key.keyId > current.keyId, let signature = Base64.decode(link.sign),
                current.publicKey.verify(der: signature, of: link.key.publicKey.point)
            else { continue }
            current = link.key
        }
        return current
    }

    static let table = FieldTable(
        "KeyChainLink", "3.19",
        NumberedKey.table.fields + [Field("sign", .upTo(Envelope.signLimit), .mandatory, .base64)])

    var json: [JSONObject] {
        links.map { link in
            var object = link.key.json
            object.put("sign", link.sign)
            return object
        }
    }
}
