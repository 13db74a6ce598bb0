public import HealthCode

/// I4, 6.5 健康码调用申请接口, service type 1000 (protocol 3.10).
public struct ApplicationRequest: WireRequest {
    /// What the serial number is for.
    public var applyType: ApplyType
    /// Opaque, from the client control, up to 1024 characters.
    public var applyData: String?
    /// The mode of authentication; 1, 2 and 3 are 1103 in this profile (3.21.7).
    public var authMode: AuthMode?
    /// The device, up to 64 characters; required for applyType 1.
    public var deviceSn: String?
    /// The card reader's version.
    public var cardReaderVersion: String?
    /// The liveness control's version.
    public var liveDetectCtrlVer: String?
    /// The authentication code control's version.
    public var authCodeControlVersion: String?

    /// An application.
    public init(_ applyType: ApplyType, deviceSn: String? = nil) {
        self.applyType = applyType
        self.deviceSn = deviceSn
    }

    /// Reads the members. Throws 1002, 1003 or 1103.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        applyType = reading.code("applyType", ApplyType.self) ?? .make
        applyData = reading.text("applyData")
        authMode = reading.code("authMode", AuthMode.self)
        deviceSn = reading.text("deviceSn")
        cardReaderVersion = reading.text("cardReaderVersion")
        liveDetectCtrlVer = reading.text("liveDetectCtrlVer")
        authCodeControlVersion = reading.text("authCodeControlVersion")
        try reading.require("deviceSn", if: applyType == .verify)
        if let authMode, !authMode.isSupported { throw WireFault(.authModeUnsupported, "authMode") }
    }

    /// The address.
    public static let route = Route.applications

    /// The rows of 3.10.
    public static let table = FieldTable(
        "ApplicationRequest", "3.10",
        [
            .codes("applyType", .mandatory, ApplyType.self, length: 1),
            Field("applyData", .upTo(1024), .optional, .opaque),
            .codes("authMode", .optional, AuthMode.self, length: 1),
            Field("deviceSn", .upTo(64), .conditional),
            Field("cardReaderVersion", .upTo(32), .optional),
            Field("liveDetectCtrlVer", .upTo(32), .optional),
            Field("authCodeControlVersion", .upTo(32), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("applyType", applyType.rawValue)
        object.put("applyData", applyData)
        object.put("authMode", authMode?.rawValue)
        object.put("deviceSn", deviceSn)
        object.put("cardReaderVersion", cardReaderVersion)
        object.put("liveDetectCtrlVer", liveDetectCtrlVer)
        object.put("authCodeControlVersion", authCodeControlVersion)
        return object
    }
}

/// The answer of I4. The 5002 of a revoked device carries a serial number alone, good for X1 (3.20).
public struct ApplicationAnswer: WireAnswer {
    /// The serial number: single use, bound to customer, applyType and device.
    public var bizSerialNum: String
    /// Base64 of at least 16 random octets; nil with 5002.
    public var randomNumber: String?
    /// Seconds that the serial number lives; nil with 5002.
    public var expireIn: Int?

    /// An answer.
    public init(bizSerialNum: String, randomNumber: String?, expireIn: Int?) {
        self.bizSerialNum = bizSerialNum
        self.randomNumber = randomNumber
        self.expireIn = expireIn
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table, complete: json["success"] != .bool(false))
        try reading.require("bizSerialNum")
        bizSerialNum = reading.mandatory("bizSerialNum")
        randomNumber = reading.text("randomNumber")
        expireIn = reading.integer("expireIn")
    }

    /// The rows of 3.10.
    public static let table = FieldTable(
        "ApplicationAnswer", "3.10",
        [
            Field("bizSerialNum", .upTo(64), .mandatory),
            Field("randomNumber", .upTo(64), .mandatory),
            Field("expireIn", .count, .mandatory),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("bizSerialNum", bizSerialNum)
        object.put("randomNumber", randomNumber)
        object.put("expireIn", expireIn)
        return object
    }
}
