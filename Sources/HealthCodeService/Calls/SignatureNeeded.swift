internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Thrown to leave the writer: these signatures have to be checked before the call runs again.
///
/// A check takes over half a millisecond, in which the one writer would do nothing for anybody else.
struct SignatureNeeded: Error {
    let checks: [SignatureCheck]
}

/// A signature to check off the writer, and under what its result is found.
struct SignatureCheck: Sendable {
    let id: [UInt8]
    /// Whether the signature is good; nil where its key is unknown.
    let run: @Sendable (IssuerKeys) -> Bool?

    /// The issuer's signature in a code.
    init(code: CodeContent) {
        id = code.octets
        run = { $0.isGenuine(code) }
    }

    /// The origin device's signature over an item of a batch.
    init(origin item: BatchItem, _ key: SM2PublicKey) {
        id = SM3.digest(item.signedOctets + Array((item.origin?.sign ?? "").utf8) + key.point)
        run = { _ in item.verifyOrigin(with: key) }
    }
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
