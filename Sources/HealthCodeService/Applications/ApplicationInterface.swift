internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// I4, 6.5 健康码调用申请 (1000): a serial number and a random for one make or one verification (3.10).
struct ApplicationInterface: Interface {
    static let route = Route.applications
    /// Never stored: a retry makes a new serial (2.1).
    static let keeping = Keeping.never

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> ApplicationRequest {
        try ApplicationRequest(business)
    }

    func fingerprint(of request: ApplicationRequest) -> [UInt8] { [] }

    func authorise(_ request: ApplicationRequest, _ customer: Device) throws(WireFault) {
        guard customer.role.mayApply(for: request.applyType) else { throw WireFault(.notAuthorised, "applyType") }
    }

    func answer(_ request: ApplicationRequest, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        if let mode = request.authMode, !mode.isSupported { throw WireFault(.authModeUnsupported, "authMode") }
        if let deviceSn = request.deviceSn { try checkRegistered(deviceSn, call, transaction) }
        var flags: SerialNumber.Flags = request.applyType == .verify ? [.verify] : []
        if request.deviceSn != nil { flags.insert(.device) }
        let serial = SerialNumber.issue(
            flags, custNum: call.customer.custNum, deviceSn: request.deviceSn,
            expiresAt: call.now.adding(seconds: Limits.serialLife), key: call.keys.proof)
        return Answer(.success, SerialNumber.members(serial, expireIn: Limits.serialLife, call.keys))
    }

    /// 1102 unless the device is enrolled: the customer's own, or another that a gateway applies for (3.16).
    private func checkRegistered(_ deviceSn: String, _ call: CallContext, _ transaction: Transaction) throws {
        guard deviceSn != call.customer.deviceSn else { return }
        let enrolled = "SELECT 1 FROM device WHERE device_sn = ? AND status = 'active' LIMIT 1"
        guard try transaction.value(Int.self, enrolled, [deviceSn]) != nil else {
            throw WireFault(.deviceNotRegistered, "deviceSn")
        }
    }
}
