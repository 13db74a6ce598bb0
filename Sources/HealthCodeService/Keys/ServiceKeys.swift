internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Every key of the service, loaded once: what seals, what looks up, what signs and what is encrypted to.
struct ServiceKeys: Sendable {
    /// A numbered SM2 key of the service itself.
    struct Numbered: Sendable {
        let keyId: Int
        let key: SM2PrivateKey
    }

    /// Seals identities and stored answers.
    let vault: Vault
    /// Signs every answer (2); the newest of its chain (3.19).
    var signing: Numbered
    /// What checkData and idcardAuthData are encrypted to (3.11).
    let encryption: Numbered
    /// Signs the codes that this service issues (3.11 offset 28).
    let issuer: Issuer
    /// Proves serial numbers and query tokens to be ours, so that an unused one needs no row.
    let proof: [UInt8]

    /// `service` of X2 and X3: the public halves.
    var publicMembers: JSONObject {
        var members = JSONObject()
        for (name, numbered) in [("signKey", signing), ("encryptKey", encryption)] {
            var key = JSONObject()
            key.put("keyId", numbered.keyId)
            key.put("publicKey", Base64.encode(numbered.key.publicKey.point))
            members.put(name, key)
        }
        return members
    }

    /// The issuer's key and the division that it issues for.
    struct Issuer: Sendable {
        let keyId: UInt16
        let division: String
        let key: SM2PrivateKey
    }
}

extension ServiceKeys {
    /// The division of a new service's issuer: 杭州.
    static let defaultDivision = "330100"
    /// A new issuer key is good for ten years, in milliseconds.
    private static let issuerLife: Int64 = 3650 * 86_400_000

    /// Loads the keys, making those that a new database lacks.
    /// - Throws: ``StorageFault/sealBroken`` where the key file is not this database's.
    static func load(_ transaction: Transaction, sealing: [SealingKey], now: Instant) throws -> ServiceKeys {
        let bare = Vault(sealing: sealing, lookUpKey: [])
        let lookUp = try secret("look-up key", transaction, bare)
        let vault = Vault(sealing: sealing, lookUpKey: lookUp)
        return ServiceKeys(
            vault: vault,
            signing: try numbered("sign", transaction, vault, now),
            encryption: try numbered("encrypt", transaction, vault, now),
            issuer: try issuer(transaction, vault, now),
            proof: try secret("proof key", transaction, vault))
    }

    private static func secret(_ name: String, _ transaction: Transaction, _ vault: Vault) throws -> [UInt8] {
        if let sealed = try transaction.value(Blob.self, "SELECT value FROM setting WHERE name = ?", [name]) {
            return try vault.open(sealed.octets, name)
        }
        let octets = SecureRandom.octets(32)
        try transaction.execute("INSERT INTO setting VALUES (?, ?)", [name, Blob(vault.seal(octets, name))])
        return octets
    }

    private static func numbered(
        _ purpose: String, _ transaction: Transaction, _ vault: Vault, _ now: Instant
    ) throws -> Numbered {
        let newest = "SELECT key_id, sealed_scalar FROM service_key WHERE purpose = ? ORDER BY key_id DESC LIMIT 1"
        if let row = try transaction.row(newest, [purpose]) {
            let scalar = try vault.open(row.octets("sealed_scalar"), "service key")
            return Numbered(keyId: row["key_id"], key: try SM2PrivateKey(scalar: scalar))
        }
        let key = SM2PrivateKey()
        try transaction.execute(
            "INSERT INTO service_key (purpose, key_id, point, sealed_scalar, created_at) VALUES (?, 1, ?, ?, ?)",
            [
                purpose, Blob(key.publicKey.point), Blob(vault.seal(key.scalar, "service key")), now.milliseconds,
            ])
        return Numbered(keyId: 1, key: key)
    }

    private static func issuer(_ transaction: Transaction, _ vault: Vault, _ now: Instant) throws -> Issuer {
        let newest = """
            SELECT key_id, division, sealed_scalar FROM issuer_key
            WHERE status = 'active' AND sealed_scalar IS NOT NULL ORDER BY key_id DESC LIMIT 1
            """
        if let row = try transaction.row(newest) {
            let key = try SM2PrivateKey(scalar: vault.open(row.octets("sealed_scalar"), "issuer key"))
            return Issuer(keyId: row["key_id"], division: row["division"], key: key)
        }
        let key = SM2PrivateKey()
        try transaction.execute(
            "INSERT INTO issuer_key VALUES (1, ?, ?, ?, ?, ?, 'active')",
            [
                defaultDivision, Blob(key.publicKey.point), Blob(vault.seal(key.scalar, "issuer key")),
                now.milliseconds,
                now.milliseconds + issuerLife,
            ])
        return Issuer(keyId: 1, division: defaultDivision, key: key)
    }
}
