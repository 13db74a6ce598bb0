internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Thrown to leave the writer: these signatures have to be checked before the call runs again.
///
/// A check takes over half a millisecond, in which the one writer would do nothing for anybody else.
struct SignatureNeeded: Error {
    let checks: [SignatureCheck]

    /// How many run side by side at most: a batch of 200 is nobody's reason to take the pool from the other calls.
    private static let lanes = 4

    /// What each check says, by its id, in the order in which they were asked for.
    func results(_ issuers: IssuerKeys) async -> [(id: [UInt8], isGood: Bool?)] {
        let lanes = min(Self.lanes, checks.count)
        guard lanes > 1 else { return checks.map { ($0.id, $0.run(issuers)) } }
        return await withTaskGroup(of: [(place: Int, isGood: Bool?)].self) { group in
            for lane in 0..<lanes {
                group.addTask {
                    stride(from: lane, to: checks.count, by: lanes).map { ($0, checks[$0].run(issuers)) }
                }
            }
            var results = checks.map { (id: $0.id, isGood: Bool?.none) }
            for await lane in group {
                for (place, isGood) in lane { results[place].isGood = isGood }
            }
            return results
        }
    }
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
