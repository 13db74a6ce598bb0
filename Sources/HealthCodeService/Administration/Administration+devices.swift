internal import GRDB
internal import GuoMi
public import HealthCode
internal import HealthCodeAPI

/// A device as `device list` prints it.
public struct DeviceListing: Sendable, Equatable {
    /// The customer number that the device has.
    public let custNum: String
    /// What the device calls itself.
    public let deviceSn: String
    /// What it may call.
    public let role: CustomerRole
    /// Its checkpoint, as enrolled.
    public let gateId: String?
    /// The type of the checkpoint.
    public let gateType: String?
    /// The division of the checkpoint.
    public let divisionCode: String?
    /// `active`, `revoked` or `disabled`.
    public let status: String
    /// The number of its newest key (3.21.16).
    public let keyId: Int
    /// When it was enrolled.
    public let enrolledAt: Instant

    /// One line of JSON.
    public var json: String {
        var object = JSONObject()
        object.put("deviceSn", deviceSn)
        object.put("custNum", custNum)
        object.put("role", role.rawValue)
        object.put("gateId", gateId)
        object.put("gateType", gateType)
        object.put("divisionCode", divisionCode)
        object.put("status", status)
        object.put("keyId", keyId)
        object.put("enrolledAt", c17: enrolledAt)
        return JSON.object(object).text
    }
}

extension Administration {
    /// Makes a one-time enrolment token, good for 24 hours (3.20).
    /// - Throws: ``AdministrationFault/divisionUnknown``
    public func token(
        role: CustomerRole = .desk, gateId: String? = nil, gateType: String? = nil, division: String? = nil
    ) throws -> String {
        if let division, !Divisions.isCurrent(division) { throw AdministrationFault.divisionUnknown }
        let now = now
        return try storage.write { transaction in
            let signing = try storage.keys.refreshed(transaction).signing
            let token = EnrolmentToken(service: signing.key.publicKey)
            try transaction.execute(
                """
                INSERT INTO enrolment_token (token_hash, role, gate_id, gate_type, division, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    Blob(token.digest), role.rawValue, gateId, gateType, division, now.milliseconds,
                    now.adding(seconds: Limits.enrolmentTokenLife).milliseconds,
                ])
            var entry: JSONObject = ["what": .string("token"), "role": .string(role.rawValue)]
            entry.put("gateId", gateId)
            try LogChain.append(.device, entry, at: now, transaction)
            return token.text
        }
    }

    /// Every device that was ever enrolled, oldest first.
    public func devices() throws -> [DeviceListing] {
        try read { transaction in
            try transaction.rows("SELECT * FROM device ORDER BY enrolled_at, cust_num").map { row in
                DeviceListing(
                    custNum: row["cust_num"], deviceSn: row["device_sn"],
                    role: CustomerRole(rawValue: row["role"]) ?? .gate, gateId: row["gate_id"],
                    gateType: row["gate_type"], divisionCode: row["division"], status: row["status"],
                    keyId: row["key_id"], enrolledAt: row.instant("enrolled_at"))
            }
        }
    }

    /// Revokes every device of a number (or a customer number): from now on 5002 to all but X1.
    /// - Throws: ``AdministrationFault/deviceUnknown``
    public func revokeDevice(_ deviceSn: String) throws { try setDevice(deviceSn, "revoked") }

    /// Takes a revocation back.
    /// - Throws: ``AdministrationFault/deviceUnknown``
    public func enableDevice(_ deviceSn: String) throws { try setDevice(deviceSn, "active") }

    /// Disables a device as if it had never been known: 1005.
    /// - Throws: ``AdministrationFault/deviceUnknown``
    public func disableDevice(_ deviceSn: String) throws { try setDevice(deviceSn, "disabled") }

    private func setDevice(_ name: String, _ status: String) throws {
        let now = now
        try storage.write { transaction in
            let known = try transaction.value(
                Int.self, "SELECT count(*) FROM device WHERE device_sn = ?1 OR cust_num = ?1", [name])
            guard known ?? 0 > 0 else { throw AdministrationFault.deviceUnknown }
            try transaction.execute(
                """
                UPDATE device SET status = ?2, status_at = ?3
                WHERE (device_sn = ?1 OR cust_num = ?1) AND status <> ?2
                """, [name, status, now.milliseconds])
            try LogChain.append(
                .device, ["what": .string(status), "device": .string(PlainText.visible(name, limit: 64))], at: now,
                transaction)
        }
    }
}
