internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// Who called: the customer whose key signed the envelope (3.21.1).
struct Caller: Sendable {
    /// The customer as known when the signature was checked.
    let device: Device
    /// Which of its keys signed.
    let keyId: Int
    /// The service's time for the whole call.
    let now: Instant

    /// Finds the customer and checks the signature: 1002 or 1003 for custNum, 1005, 1004.
    ///
    /// What the directory holds may be older than a rotation, so a bad signature is checked again against the database.
    static func identify(_ arrival: Arrival, _ core: ServiceCore) async throws(WireFault) -> Caller {
        let custNum = try arrival.custNum()
        let now = ServiceClock.now
        guard let held = await find(custNum, core), held.status != .disabled else {
            throw WireFault(.customerUnknown, "custNum")
        }
        if let keyId = signer(arrival, held, now) { return Caller(device: held, keyId: keyId, now: now) }
        core.devices.forget(custNum)
        guard let fresh = await find(custNum, core), fresh.keys != held.keys, let keyId = signer(arrival, fresh, now)
        else { throw WireFault(.signatureInvalid) }
        return Caller(device: fresh, keyId: keyId, now: now)
    }

    private static func find(_ custNum: String, _ core: ServiceCore) async -> Device? {
        try? await core.devices.find(custNum, core.storage)
    }

    private static func signer(_ arrival: Arrival, _ device: Device, _ now: Instant) -> Int? {
        device.candidates(keyId: arrival.envelope.keyId, now: now).first { arrival.envelope.verify(with: $0.key) }?.id
    }

    /// The first call under a rotated key ends the key before it (3.20).
    func settleRotation(_ customer: Device, _ devices: DeviceDirectory, _ transaction: Transaction) throws {
        guard keyId == customer.keyId, customer.oldKeyId != nil else { return }
        try transaction.execute(
            "UPDATE device SET old_key_id = NULL, old_key_until = NULL WHERE cust_num = ?", [customer.custNum])
        devices.change(customer.custNum)
    }
}

/// Whether a customer may call at all, judged inside the transaction: administration may have acted meanwhile.
enum Standing {
    /// 1005 for a disabled customer, 1004 for a key that has ended, 5002 for a revoked one but for X1 (3.20).
    static func check(_ customer: Device, _ caller: Caller, _ route: Route) -> WireFault? {
        switch customer.status {
        case .disabled: return WireFault(.customerUnknown, "custNum")
        case .revoked where route != .verificationBatch: return WireFault(.deviceRevoked)
        case .revoked, .active: break
        }
        guard customer.candidates(keyId: caller.keyId, now: caller.now).contains(where: { $0.id == caller.keyId })
        else {
            return WireFault(.signatureInvalid)
        }
        return nil
    }
}

/// What a revoked device is still given: the serial with which it brings in what it holds (3.20).
enum RevokedDevice {
    /// Members of the 5002 to I4 with applyType 1: a serial number good for X1 alone, for seven days.
    static func members(_ arrival: Arrival, _ call: CallContext) -> JSONObject {
        guard call.route == .applications, arrival.business["applyType"]?.string == ApplyType.verify.rawValue else {
            return JSONObject()
        }
        let serial = SerialNumber.issue(
            [.verify, .revoked], custNum: call.customer.custNum, deviceSn: nil,
            expiresAt: call.now.adding(seconds: Limits.revokedSerialLife), key: call.keys.proof)
        return SerialNumber.members(serial, expireIn: Limits.revokedSerialLife, call.keys)
    }
}
