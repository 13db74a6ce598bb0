internal import GRDB
internal import GuoMi
internal import HealthCode

/// A customer of the service: an enrolled device with its role, its checkpoint and its keys (3.20).
struct Device: Sendable, Equatable {
    /// What administration made of it.
    enum Status: String, Sendable {
        case active
        /// 5002 to every signed call but X1.
        case revoked
        /// 1005, as if it had never been known.
        case disabled
    }

    let custNum: String
    let deviceSn: String
    let role: CustomerRole
    let gateId: String?
    let gateType: String?
    let division: String?
    let status: Status
    /// When the status was set, in milliseconds.
    let statusAt: Instant
    /// The newest key's number (3.21.16).
    let keyId: Int
    /// The key that signed the last rotation, good until ``oldKeyUntil`` and the first call under the newest (3.20).
    let oldKeyId: Int?
    let oldKeyUntil: Instant?
    /// The keys that may sign: the newest, and the one before it while it lasts.
    let keys: [Int: SM2PublicKey]

    /// The keys to try for a signature that names `keyId`, or no key at all.
    func candidates(keyId: Int?, now: Instant) -> [(id: Int, key: SM2PublicKey)] {
        var ids = [self.keyId]
        if let oldKeyId, let oldKeyUntil, now < oldKeyUntil { ids.append(oldKeyId) }
        return ids.filter { keyId == nil || $0 == keyId }.compactMap { id in keys[id].map { (id, $0) } }
    }
}

extension Device {
    /// Reads a device with the keys that may sign for it.
    static func read(_ custNum: String, _ transaction: Transaction) throws -> Device? {
        guard let row = try transaction.row("SELECT * FROM device WHERE cust_num = ?", [custNum]) else { return nil }
        let newest: Int = row["key_id"]
        let old: Int? = row["old_key_id"]
        var keys: [Int: SM2PublicKey] = [:]
        let points = "SELECT key_id, point FROM device_key WHERE cust_num = ? AND key_id IN (?, ?)"
        for key in try transaction.rows(points, [custNum, newest, old ?? newest]) {
            keys[key["key_id"]] = try SM2PublicKey(point: key.octets("point"))
        }
        return Device(
            custNum: custNum, deviceSn: row["device_sn"], role: CustomerRole(rawValue: row["role"]) ?? .gate,
            gateId: row["gate_id"], gateType: row["gate_type"], division: row["division"],
            status: Status(rawValue: row["status"]) ?? .disabled,
            statusAt: row.instant("status_at"), keyId: newest, oldKeyId: old,
            oldKeyUntil: row.instantIfAny("old_key_until"), keys: keys)
    }

    /// Any key that the device ever had, for an `origin` (3.20).
    static func key(_ keyId: Int, of custNum: String, _ transaction: Transaction) throws -> SM2PublicKey? {
        let point = try transaction.value(
            Blob.self, "SELECT point FROM device_key WHERE cust_num = ? AND key_id = ?", [custNum, keyId])
        return try point.map { point in try SM2PublicKey(point: point.octets) }
    }
}
