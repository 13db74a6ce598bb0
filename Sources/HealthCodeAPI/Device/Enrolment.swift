public import GuoMi
internal import HealthCode

/// A numbered public key: `signKey`, `encryptKey` (protocol 3.20).
public struct NumberedKey: Hashable, Sendable {
    /// Its number.
    public var keyId: Int
    /// The key; on the wire base64 of the 65-octet point.
    public var publicKey: SM2PublicKey

    /// A numbered key.
    public init(keyId: Int, publicKey: SM2PublicKey) {
        self.keyId = keyId
        self.publicKey = publicKey
    }

    init(_ reading: Reading) throws(WireFault) {
        keyId = reading.integer("keyId") ?? 0
        publicKey = try reading.publicKey("publicKey")
    }

    /// The rows.
    public static let table = FieldTable(
        "NumberedKey", "3.20",
        [Field("keyId", .count, .mandatory), Field("publicKey", .exactly(88), .mandatory, .base64)])

    var json: JSONObject {
        var object = JSONObject()
        object.put("keyId", keyId)
        object.put("publicKey", Base64.encode(publicKey.point))
        return object
    }
}

/// The service's own keys: `service` of X2 and X3.
public struct ServiceKeys: Hashable, Sendable {
    /// Checks the service's signatures.
    public var signKey: NumberedKey
    /// Encrypts to the service.
    public var encryptKey: NumberedKey

    /// The keys.
    public init(signKey: NumberedKey, encryptKey: NumberedKey) {
        self.signKey = signKey
        self.encryptKey = encryptKey
    }

    init(_ reading: Reading) throws(WireFault) {
        guard let sign = reading.child("signKey"), let encrypt = reading.child("encryptKey") else {
            throw WireFault(.memberMissing, "signKey")
        }
        do throws(WireFault) { signKey = try NumberedKey(sign) } catch { throw error.under("signKey") }
        do throws(WireFault) { encryptKey = try NumberedKey(encrypt) } catch { throw error.under("encryptKey") }
    }

    /// The rows.
    public static let table = FieldTable(
        "ServiceKeys", "3.20",
        [
            Field("signKey", .object(NumberedKey.table), .mandatory),
            Field("encryptKey", .object(NumberedKey.table), .mandatory),
        ])

    var json: JSONObject {
        var object = JSONObject()
        object.put("signKey", signKey.json)
        object.put("encryptKey", encryptKey.json)
        return object
    }
}

/// X3, enrolment of a device or rotation of its key (protocol 3.20).
public struct EnrolmentRequest: WireRequest {
    /// The one-time token as sent; nil in a rotation.
    public var token: String?
    /// The new key.
    public var publicKey: SM2PublicKey
    /// The device, up to 64 characters.
    public var deviceSn: String
    /// What the device says of itself.
    public var hostFacts: JSONObject?

    /// An enrolment, or a rotation without a token.
    public init(token: String?, publicKey: SM2PublicKey, deviceSn: String, hostFacts: JSONObject? = nil) {
        self.token = token
        self.publicKey = publicKey
        self.deviceSn = deviceSn
        self.hostFacts = hostFacts
    }

    /// Reads the members. Throws 1002 or 1003. Whether token or custNum is given is for the caller to compare.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        token = reading.text("token")
        publicKey = try reading.publicKey("publicKey")
        deviceSn = reading.mandatory("deviceSn")
        hostFacts = reading["hostFacts"]?.object
    }

    /// The address.
    public static let route = Route.devices

    /// The rows of 3.20.
    public static let table = FieldTable(
        "EnrolmentRequest", "3.20",
        [
            Field("token", .upTo(64), .conditional),
            Field("publicKey", .exactly(88), .mandatory, .base64),
            Field("deviceSn", .upTo(64), .mandatory),
            Field("hostFacts", .anyObject, .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("token", token)
        object.put("publicKey", Base64.encode(publicKey.point))
        object.put("deviceSn", deviceSn)
        object.put("hostFacts", hostFacts)
        return object
    }
}

/// The answer of X3.
public struct EnrolmentAnswer: WireAnswer {
    /// The customer number.
    public var custNum: String
    /// The device.
    public var deviceSn: String
    /// The number of the device's key (3.21.16).
    public var keyId: Int
    /// Where the device stands.
    public var checkpoint: CheckpointMembers
    /// The service's keys.
    public var service: ServiceKeys

    /// An answer.
    public init(custNum: String, deviceSn: String, keyId: Int, checkpoint: CheckpointMembers, service: ServiceKeys) {
        self.custNum = custNum
        self.deviceSn = deviceSn
        self.keyId = keyId
        self.checkpoint = checkpoint
        self.service = service
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        custNum = reading.mandatory("custNum")
        deviceSn = reading.mandatory("deviceSn")
        keyId = reading.integer("keyId") ?? 1
        checkpoint = reading.child("checkpoint").map(CheckpointMembers.init) ?? CheckpointMembers()
        service = try reading.serviceKeys("service")
    }

    /// The rows of 3.20.
    public static let table = FieldTable(
        "EnrolmentAnswer", "3.20",
        [
            Field("custNum", .upTo(32), .mandatory),
            Field("deviceSn", .upTo(64), .mandatory),
            Field("keyId", .count, .optional),
            Field("checkpoint", .object(CheckpointMembers.table), .mandatory),
            Field("service", .object(ServiceKeys.table), .mandatory),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("custNum", custNum)
        object.put("deviceSn", deviceSn)
        object.put("keyId", keyId)
        object.put("checkpoint", checkpoint.json)
        object.put("service", service.json)
        return object
    }
}

extension Reading {
    /// A mandatory public key.
    func publicKey(_ name: String) throws(WireFault) -> SM2PublicKey {
        guard let point = Base64.decode(mandatory(name)), let key = try? SM2PublicKey(point: point) else {
            throw WireFault(.memberInvalid, name, "not a point of the SM2 curve")
        }
        return key
    }

    /// The mandatory keys of the service.
    func serviceKeys(_ name: String) throws(WireFault) -> ServiceKeys {
        guard let child = child(name) else { throw WireFault(.memberMissing, name) }
        do throws(WireFault) { return try ServiceKeys(child) } catch { throw error.under(name) }
    }
}
