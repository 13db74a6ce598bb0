public import HealthCode

/// I6, 6.7 健康码验码请求接口, service type 3000 (protocol 3.12); an X1 item carries the same without the serial number.
public struct VerificationRequest: WireRequest {
    /// What is verified; exactly one is given.
    public enum Subject: Hashable, Sendable {
        /// A scanned text.
        case code(String)
        /// Base64 of the SM2 ciphertext of an ``IdentityProof``.
        case card(String)
    }

    /// From 1000, applyType 1; empty in an X1 item, which lives on the batch's.
    public var bizSerialNum: String
    /// The code or the card.
    public var subject: Subject
    /// The mode of authentication; 1, 2 and 3 are 1103 in this profile (3.21.7).
    public var authMode: AuthMode?
    /// The device's clock at the scan.
    public var requestTime: Instant?
    /// The device; required where the serial number was made with one.
    public var deviceSn: String?
    /// A secure element's signature, opaque.
    public var devSign: String?
    /// Tenths of a degree, 350...420; nil when not measured.
    public var currentBodyTemp: Int?
    /// Where.
    public var checkpoint: CheckpointMembers?
    /// That it happened earlier.
    public var deferred: DeferredScan?

    /// A request without the optional members.
    public init(bizSerialNum: String, _ subject: Subject, deviceSn: String?) {
        self.bizSerialNum = bizSerialNum
        self.subject = subject
        self.deviceSn = deviceSn
    }

    /// Reads the members. Throws 1002, 1003, 1103, 3001 or 4003.
    public init(_ json: JSONObject) throws(WireFault) {
        self = try VerificationRequest(Reading(json, Self.table))
    }

    init(_ reading: Reading) throws(WireFault) {
        bizSerialNum = reading.mandatory("bizSerialNum")
        switch (reading.text("codeContent"), reading.text("idcardAuthData")) {
        case (let code?, nil): subject = .code(code)
        case (nil, let card?): subject = .card(card)
        default: throw WireFault(.codeOrCardOnly, "codeContent")
        }
        authMode = reading.code("authMode", AuthMode.self)
        requestTime = reading.c17("requestTime")
        deviceSn = reading.text("deviceSn")
        devSign = reading.text("devSign")
        currentBodyTemp = reading.tenths("currentBodyTemp")
        checkpoint = reading.child("checkpoint").map(CheckpointMembers.init)
        deferred = reading.child("deferred").map(DeferredScan.init)
        if let authMode, !authMode.isSupported { throw WireFault(.authModeUnsupported, "authMode") }
    }

    /// The address.
    public static let route = Route.verifications

    /// The rows of 3.12.
    public static let table = FieldTable(
        "VerificationRequest", "3.12",
        [Field("bizSerialNum", .upTo(64), .mandatory, isContent: false)] + rows)

    static let rows = [
        Field("codeContent", .upTo(512), .conditional, .opaque, aliases: ["qrCode"]),
        Field("idcardAuthData", .upTo(2048), .conditional, .ciphertext),
        .codes("authMode", .optional, AuthMode.self, length: 1),
        Field("authCode", .upTo(32), .conditional),
        Field("photoData", .upTo(Limits.batchBody), .conditional, .opaque),
        Field("requestTime", .exactly(17), .optional, .time17, isContent: false),
        Field("deviceSn", .upTo(64), .conditional),
        Field("devSign", .upTo(256), .optional, isContent: false),
        Field("currentBodyTemp", .decimal(TemperatureRule.bounds), .optional),
        Field("checkpoint", .object(CheckpointMembers.table), .optional),
        Field("deferred", .object(DeferredScan.table), .optional, isContent: false),
    ]

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("bizSerialNum", bizSerialNum.isEmpty ? nil : bizSerialNum)
        switch subject {
        case .code(let text): object.put("codeContent", text)
        case .card(let text): object.put("idcardAuthData", text)
        }
        object.put("authMode", authMode?.rawValue)
        object.put("requestTime", c17: requestTime)
        object.put("deviceSn", deviceSn)
        object.put("devSign", devSign)
        object.put("currentBodyTemp", tenths: currentBodyTemp)
        object.put("checkpoint", checkpoint?.json)
        object.put("deferred", deferred?.json)
        return object
    }
}
