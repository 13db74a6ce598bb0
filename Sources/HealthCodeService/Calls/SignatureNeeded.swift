internal import GRDB
internal import GuoMi
internal import HealthCode

/// Thrown to leave the writer: these codes have to be checked against their issuers' keys before the call runs again.
///
/// A signature takes over half a millisecond, in which the one writer would do nothing for anybody else.
struct SignatureNeeded: Error {
    let codes: [CodeContent]
}

/// The public keys of the issuers that this service knows (3.19).
struct IssuerKeys: Sendable {
    private let keys: [UInt16: SM2PublicKey]

    init(_ keys: [UInt16: SM2PublicKey]) {
        self.keys = keys
    }

    /// Whether the issuer's signature is good; nil where issuer or key is unknown.
    func isGenuine(_ code: CodeContent) -> Bool? {
        keys[code.keyId].map { $0.verify(raw: code.signature, of: code.signedOctets) }
    }

    /// Reads every key that is not revoked; a retired one still checks what it signed.
    static func read(_ transaction: Transaction) throws -> IssuerKeys {
        var keys: [UInt16: SM2PublicKey] = [:]
        for row in try transaction.rows("SELECT key_id, point FROM issuer_key WHERE status <> 'revoked'") {
            keys[row["key_id"]] = try SM2PublicKey(point: row.octets("point"))
        }
        return IssuerKeys(keys)
    }
}
