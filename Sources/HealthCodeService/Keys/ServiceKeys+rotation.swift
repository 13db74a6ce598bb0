internal import GRDB
internal import GuoMi
internal import HealthCode

extension ServiceKeys {
    /// The same with the signing key that the database has now: another process may have rotated it.
    func refreshed(_ transaction: Transaction) throws -> ServiceKeys {
        let newest = "SELECT max(key_id) FROM service_key WHERE purpose = 'sign'"
        guard let keyId = try transaction.value(Int.self, newest), keyId != signing.keyId else { return self }
        let row = try transaction.row(
            "SELECT sealed_scalar FROM service_key WHERE purpose = 'sign' AND key_id = ?", [keyId])
        guard let row else { return self }
        let scalar = try vault.open(row.octets("sealed_scalar"), "service key")
        var keys = self
        keys.signing = Numbered(keyId: keyId, key: try SM2PrivateKey(scalar: scalar))
        return keys
    }

    /// Adds a signing key, numbered one more and signed by the one before it, and destroys the private half of that one.
    ///
    /// Enrolment tokens carry the digest of the key that they were made under, so those not used yet are void and go.
    /// - Returns: the new key's number, and how many tokens went.
    func rotate(at now: Instant, _ transaction: Transaction) throws -> (keyId: Int, voidTokens: Int) {
        let old = try refreshed(transaction).signing
        let key = SM2PrivateKey()
        let point = key.publicKey.point
        try transaction.execute(
            """
            INSERT INTO service_key (purpose, key_id, point, sealed_scalar, chain, created_at)
            VALUES ('sign', ?, ?, ?, ?, ?)
            """,
            [
                old.keyId + 1, Blob(point), Blob(vault.seal(key.scalar, "service key")), Blob(old.key.signDER(point)),
                now.milliseconds,
            ])
        try transaction.execute(
            "UPDATE service_key SET sealed_scalar = x'' WHERE purpose = 'sign' AND key_id = ?", [old.keyId])
        try transaction.execute("DELETE FROM enrolment_token WHERE used_at IS NULL")
        return (old.keyId + 1, transaction.changes)
    }

    /// The public halves of every signing key that this service ever had, oldest first.
    static func signingKeys(_ transaction: Transaction) throws -> [SM2PublicKey] {
        try transaction.rows("SELECT point FROM service_key WHERE purpose = 'sign' ORDER BY key_id").map {
            try SM2PublicKey(point: $0.octets("point"))
        }
    }
}
