internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// X3 with custNum (3.20): a new key, signed for by the one before it.
///
/// The key that signed stays good until the first call under the new one, 24 h at most, and the new one is numbered one
/// more than any before (3.21.16). A retry under the old key gets the stored answer.
struct RotationInterface: Interface {
    static let route = Route.devices
    let devices: DeviceDirectory

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> EnrolmentRequest {
        try EnrolmentRequest(business)
    }

    func fingerprint(of request: EnrolmentRequest) -> [UInt8] {
        BusinessContent(route: Self.route, request.json, claim: nil).digest
    }

    func answer(_ request: EnrolmentRequest, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        let custNum = call.customer.custNum
        guard request.token == nil else { throw WireFault(.memberInvalid, "token") }
        guard request.deviceSn == call.customer.deviceSn else { throw WireFault(.deviceNotRegistered, "deviceSn") }
        let newest = "SELECT max(key_id) FROM device_key WHERE cust_num = ?"
        let keyId = (try transaction.value(Int.self, newest, [custNum]) ?? 0) + 1
        try transaction.execute(
            "INSERT INTO device_key VALUES (?, ?, ?, ?)",
            [custNum, keyId, Blob(request.publicKey.point), call.now.milliseconds])
        try transaction.execute(
            "UPDATE device SET key_id = ?, old_key_id = ?, old_key_until = ? WHERE cust_num = ?",
            [keyId, call.signerKeyId, call.now.adding(seconds: Limits.rotatedKeyLife).milliseconds, custNum])
        devices.change(custNum)
        guard let device = try Device.read(custNum, transaction) else { throw StorageFault.interrupted }
        return Answer(.success, EnrolmentDesk.members(device, call.keys))
    }
}
