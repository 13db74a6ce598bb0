public import GuoMi
public import HealthCode
public import HealthCodeAPI

/// An enrolled device: who it is to which service, and the keys on both sides (protocol.md 3.20).
public struct Device: Sendable {
    /// Where the service is.
    public let service: ServiceAddress
    /// The customer number.
    public let custNum: String
    /// The device's own serial number.
    public let deviceSn: String
    /// The number of the device's key.
    public internal(set) var keyId: Int
    /// The private key; it never leaves this machine.
    public internal(set) var privateKey: SM2PrivateKey
    /// The gate the device was enrolled for.
    public let gateId: String?
    /// The kind of gate.
    public let gateType: String?
    /// The division of the gate, GB/T 2260.
    public let divisionCode: String?
    /// When it was enrolled, by the service's clock.
    public let enrolledAt: Instant
    /// Name of a PEM file in the directory that replaces the system's authorities.
    public let tlsRoots: String?
    /// The directory it lives in; empty for one that lives in memory.
    public internal(set) var directory: String
    var signKeys: [ServiceKey]
    var encryptKey: ServiceKey

    /// Path of the PEM file to trust instead of the system's authorities.
    public var tlsRootsPath: String? { tlsRoots.map { directory.isEmpty ? $0 : directory + "/" + $0 } }

    /// What `device.json` says: everything but the private key, which has a file of its own.
    public var json: JSON { .object(record) }

    static let format = "kakou-device-1"

    /// The name of the private key's file; a new key has a new file, so that the record names the one that counts.
    var keyFile: String { "device-\(keyId).key" }

    private var record: JSONObject {
        var checkpoint = JSONObject()
        checkpoint.put("gateId", gateId)
        checkpoint.put("gateType", gateType)
        checkpoint.put("divisionCode", divisionCode)
        var record: JSONObject = [
            "format": .string(Self.format), "service": .string(service.origin), "custNum": .string(custNum),
            "deviceSn": .string(deviceSn), "keyId": .integer(keyId), "keyFile": .string(keyFile),
            "publicKey": .string(Base64.encode(privateKey.publicKey.point)), "checkpoint": .object(checkpoint),
        ]
        record.put("signKeys", signKeys.map(\.json))
        record.put("encryptKey", encryptKey.json)
        record.put("enrolledAt", c17: enrolledAt)
        record.put("tlsRoots", tlsRoots)
        return record
    }

    /// The device that an answer of X3 describes.
    init?(
        answer: JSONObject, service: ServiceAddress, privateKey: SM2PrivateKey, enrolledAt: Instant, tlsRoots: String?,
        directory: String
    ) {
        let keys = answer["service"]?.object
        guard let custNum = answer["custNum"]?.string, !custNum.isEmpty, let deviceSn = answer["deviceSn"]?.string,
            let signKey = ServiceKey(keys?["signKey"]), let encryptKey = ServiceKey(keys?["encryptKey"])
        else { return nil }
        let checkpoint = answer["checkpoint"]?.object
        self.service = service
        self.custNum = custNum
        self.deviceSn = deviceSn
        keyId = answer["keyId"]?.integer ?? 1
        self.privateKey = privateKey
        gateId = checkpoint?["gateId"]?.string
        gateType = checkpoint?["gateType"].flatMap { $0.string ?? $0.integer.map(String.init) }
        divisionCode = checkpoint?["divisionCode"]?.string
        self.enrolledAt = enrolledAt
        self.tlsRoots = tlsRoots
        self.directory = directory
        signKeys = [signKey]
        self.encryptKey = encryptKey
    }

    /// The device that a record and its private key describe; `nil` where the record says too little or something else.
    init?(record: JSONObject, directory: String, privateKey: (_ keyFile: String) throws -> SM2PrivateKey) rethrows {
        guard record["format"]?.string == Self.format, let origin = record["service"]?.string,
            let service = try? ServiceAddress(origin), let custNum = record["custNum"]?.string,
            let deviceSn = record["deviceSn"]?.string, let keyId = record["keyId"]?.integer,
            let keyFile = record["keyFile"]?.string, !keyFile.contains("/"),
            let publicKey = record["publicKey"]?.string.flatMap(Base64.decode),
            let enrolledAt = record["enrolledAt"]?.string.flatMap(Instant.init(c17:)),
            let signKeys = record["signKeys"]?.array?.map({ ServiceKey($0) }), !signKeys.isEmpty,
            !signKeys.contains(nil), let encryptKey = ServiceKey(record["encryptKey"])
        else { return nil }
        let key = try privateKey(keyFile)
        guard key.publicKey.point == publicKey else { return nil }
        let checkpoint = record["checkpoint"]?.object
        self.service = service
        self.custNum = custNum
        self.deviceSn = deviceSn
        self.keyId = keyId
        self.privateKey = key
        gateId = checkpoint?["gateId"]?.string
        gateType = checkpoint?["gateType"]?.string
        divisionCode = checkpoint?["divisionCode"]?.string
        self.enrolledAt = enrolledAt
        tlsRoots = record["tlsRoots"]?.string.flatMap { $0.contains("/") ? nil : $0 }
        self.directory = directory
        self.signKeys = signKeys.compactMap { $0 }
        self.encryptKey = encryptKey
    }
}
