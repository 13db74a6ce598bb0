internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// X3 (3.20): a one-time token makes a device a customer; the old key's signature makes a new key the device's.
///
/// Enrolment has an order of its own, for its caller is no customer yet: the signature is checked against the key in the
/// request, then the token.
enum EnrolmentDesk {
    /// Answers an enrolment or, where custNum is given, a rotation.
    static func answer(_ arrival: Arrival, _ core: ServiceCore) async throws -> Answer {
        let custNum = arrival.business["custNum"]?.string ?? ""
        guard custNum.isEmpty else {
            return try await CallPipeline(handler: RotationInterface(devices: core.devices), core: core).answer(arrival)
        }
        let now = ServiceClock.now
        do {
            let request = try EnrolmentRequest(arrival.business)
            let key = request.publicKey
            guard arrival.envelope.verify(with: key) else { throw WireFault(.signatureInvalid) }
            try arrival.checkWindow(now)
            let requestId = try arrival.checkedRequestId()
            guard let text = request.token else { throw WireFault(.memberMissing, "token") }
            guard let token = EnrolmentToken(text) else { throw WireFault(.enrolmentTokenInvalid, "token") }
            let enrolment = Enrolment(
                tokenHash: token.digest, key: key, deviceSn: request.deviceSn, requestId: requestId,
                now: now, keys: core.keys)
            return try await core.writer.write { try enrolment.answer($0) }
        } catch let fault as WireFault {
            return Answer(fault)
        }
    }

    /// What a device is told of itself and of the service.
    static func members(_ device: Device, _ keys: ServiceKeys) -> JSONObject {
        var checkpoint = JSONObject()
        checkpoint.put("gateId", device.gateId)
        checkpoint.put("gateType", device.gateType)
        checkpoint.put("divisionCode", device.division)
        var members = JSONObject()
        members.put("custNum", device.custNum)
        members.put("deviceSn", device.deviceSn)
        members.put("keyId", device.keyId)
        members.put("role", device.role.rawValue)
        members.put("checkpoint", checkpoint)
        members.put("service", keys.publicMembers)
        return members
    }
}

extension EnrolmentToken {
    /// What is kept of a token: SM3 of its secret part.
    var digest: [UInt8] { SM3.digest(Array(secret.utf8)) }
}

/// One enrolment inside its transaction.
struct Enrolment: Sendable {
    let tokenHash: [UInt8]
    let key: SM2PublicKey
    let deviceSn: String
    let requestId: String
    let now: Instant
    let keys: ServiceKeys

    /// Spends the token and writes the device; an identical retry gets the same answer; 5001 otherwise.
    func answer(_ transaction: Transaction) throws -> Answer {
        let token = try transaction.row("SELECT * FROM enrolment_token WHERE token_hash = ?", [Blob(tokenHash)])
        guard let token else { return Answer(.enrolmentTokenInvalid) }
        if token["used_at"] as Int64? != nil { return try again(token, transaction) }
        guard now < token.instant("expires_at") else { return Answer(.enrolmentTokenInvalid) }
        let custNum = "C" + Base32.encode(SecureRandom.octets(10))
        try transaction.execute(
            """
            INSERT INTO device (cust_num, device_sn, role, gate_id, gate_type, division, status_at, key_id, enrolled_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)
            """,
            [
                custNum, deviceSn, token["role"] as String, token["gate_id"] as String?, token["gate_type"] as String?,
                token["division"] as String?, now.milliseconds, now.milliseconds,
            ])
        try transaction.execute(
            "INSERT INTO device_key VALUES (?, 1, ?, ?)", [custNum, Blob(key.point), now.milliseconds])
        try transaction.execute(
            "UPDATE enrolment_token SET used_at = ?, cust_num = ?, request_id = ? WHERE token_hash = ?",
            [now.milliseconds, custNum, requestId, Blob(tokenHash)])
        return try welcome(custNum, transaction)
    }

    /// The answer was lost: the same token, key and requestId.
    private func again(_ token: Row, _ transaction: Transaction) throws -> Answer {
        guard token["request_id"] as String? == requestId, let custNum = token["cust_num"] as String?,
            try Device.key(1, of: custNum, transaction) == key
        else { return Answer(.enrolmentTokenInvalid) }
        return try welcome(custNum, transaction)
    }

    private func welcome(_ custNum: String, _ transaction: Transaction) throws -> Answer {
        guard let device = try Device.read(custNum, transaction) else { return Answer(.enrolmentTokenInvalid) }
        return Answer(.success, EnrolmentDesk.members(device, keys))
    }
}
