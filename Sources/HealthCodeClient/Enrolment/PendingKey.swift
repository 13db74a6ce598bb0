internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// A key that was sent and not yet answered, kept so that a lost answer can be asked for again: the same key under the
/// same requestId gets the stored answer, and costs no second token (protocol.md 3.20).
struct PendingKey {
    /// What it was sent for: the service and the token, or the word `rotation`.
    let purpose: String
    let requestId: String
    let deviceSn: String
    let key: SM2PrivateKey

    /// The one kept in the directory for this purpose, or a new one, kept from now on.
    static func kept(_ purpose: String, deviceSn: String?, in directory: String) throws(DeviceFault) -> PendingKey {
        let path = directory + "/" + DeviceDirectory.pending
        if let octets = try PrivateFile.read(path), let object = (try? JSON(octets))?.object,
            let pending = PendingKey(object), pending.purpose == purpose,
            deviceSn == nil || deviceSn == pending.deviceSn
        {
            return pending
        }
        let made = PendingKey(
            purpose: purpose, requestId: SecureRandom.uuid(),
            deviceSn: deviceSn ?? "KK-" + Hex.encode(SecureRandom.octets(6)).uppercased(), key: SM2PrivateKey())
        try PrivateFile.write(made.json.octets, to: path)
        return made
    }

    static func forget(in directory: String) throws(DeviceFault) {
        try PrivateFile.remove(directory + "/" + DeviceDirectory.pending)
    }

    private init(purpose: String, requestId: String, deviceSn: String, key: SM2PrivateKey) {
        self.purpose = purpose
        self.requestId = requestId
        self.deviceSn = deviceSn
        self.key = key
    }

    private init?(_ object: JSONObject) {
        guard let purpose = object["purpose"]?.string, let requestId = object["requestId"]?.string,
            let deviceSn = object["deviceSn"]?.string,
            let scalar = object["scalar"]?.string.flatMap(Hex.decode), let key = try? SM2PrivateKey(scalar: scalar)
        else { return nil }
        self.init(purpose: purpose, requestId: requestId, deviceSn: deviceSn, key: key)
    }

    private var json: JSON {
        [
            "purpose": .string(purpose), "requestId": .string(requestId), "deviceSn": .string(deviceSn),
            "scalar": .string(Hex.encode(key.scalar)),
        ]
    }
}
