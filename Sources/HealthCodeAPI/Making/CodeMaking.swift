public import HealthCode

/// I5, 6.6 健康码制码请求接口, service type 2000 (protocol 3.11 and 3.21.6).
public struct CodeRequest: WireRequest {
    /// From 1000, applyType 0.
    public var bizSerialNum: String
    /// Base64 of the SM2 ciphertext of an ``IdentityProof``.
    public var checkData: String
    /// Whether a bitmap is wanted too.
    public var isPic: Bool
    /// The symbology; nil means Grid Matrix.
    public var codeType: CodeType?
    /// Seconds that the code lives: 30...300, up to 14 days when printed; nil means 60.
    public var qrCodeDuration: Int?
    /// How often it may be used, 1...10; nil means 1.
    public var availableTimes: Int?
    /// For whom: 1 and 2 need a declarant and set flag 1.
    public var relation: Relation?
    /// Who asks for another's code.
    public var declarant: PersonClaim?
    /// Opaque, echoed, up to 64 characters.
    public var familyId: String?
    /// Flag 2: a code on paper.
    public var printed: Bool
    /// Stored with the code, returned by verification; up to 2048 octets of UTF-8.
    public var bizExtData: String?

    /// A request for a code without the optional members.
    public init(bizSerialNum: String, checkData: String, isPic: Bool) {
        self.bizSerialNum = bizSerialNum
        self.checkData = checkData
        self.isPic = isPic
        printed = false
    }

    /// Reads the members. Throws 1002, 1003, 2006, 4001 or 4002.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        bizSerialNum = reading.mandatory("bizSerialNum")
        checkData = reading.mandatory("checkData")
        isPic = reading.integer("isPic") == 1
        codeType = reading.code("codeType", CodeType.self)
        qrCodeDuration = reading.integer("qrCodeDuration")
        availableTimes = reading.integer("availableTimes")
        relation = reading.code("relation", Relation.self)
        declarant = try reading.claim("declarant")
        familyId = reading.text("familyId")
        printed = reading.flag("printed") ?? false
        bizExtData = reading.text("bizExtData")
        try reading.require("declarant", if: relation != nil && relation != .oneself)
        if let qrCodeDuration, !printed, qrCodeDuration > Limits.codeLife.upperBound {
            throw WireFault(.memberInvalid, "qrCodeDuration", "out of range")
        }
    }

    /// The address.
    public static let route = Route.codes

    /// The rows of 3.11.
    public static let table = FieldTable(
        "CodeRequest", "3.11",
        [
            Field("bizSerialNum", .upTo(64), .mandatory, isContent: false),
            Field("checkData", .upTo(2048), .mandatory, .ciphertext),
            Field("isPic", .integer(0...1), .mandatory),
            Field("codeType", .exactly(1), .optional, .symbology),
            Field("qrCodeDuration", .integer(Limits.codeLife.lowerBound...Limits.printedCodeLife), .optional),
            Field("availableTimes", .integer(Limits.codeUses), .optional),
            .codes("relation", .optional, Relation.self, length: 1),
            Field("declarant", .object(PersonClaim.table), .conditional),
            Field("familyId", .upTo(64), .optional),
            Field("printed", .flag, .optional),
            Field("bizExtData", .upTo(Limits.bizExtData), .optional, .octets),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("bizSerialNum", bizSerialNum)
        object.put("checkData", checkData)
        object.put("isPic", isPic ? 1 : 0)
        object.put("codeType", codeType?.rawValue)
        object.put("qrCodeDuration", qrCodeDuration)
        object.put("availableTimes", availableTimes)
        object.put("relation", relation?.rawValue)
        object.put("declarant", declarant?.json)
        object.put("familyId", familyId)
        object.put("printed", printed ? "1" : nil)
        object.put("bizExtData", bizExtData)
        return object
    }
}

/// The answer of I5.
public struct CodeAnswer: WireAnswer {
    /// The serial number, echoed.
    public var bizSerialNum: String
    /// The text in the symbol, 148 letters.
    public var codeContent: String
    /// Base64 of the bitmap, packed as 3.21.13 says; with isPic 1.
    public var imgStream: String?
    /// Modules a row of the bitmap.
    public var width: Int?
    /// The grade, a code of 3.4.
    public var healthStatus: String
    /// When the code elapses.
    public var expireTime: Instant
    /// Seconds after which to ask for the next.
    public var refreshIn: Int?
    /// Echoed.
    public var familyId: String?

    /// An answer without the optional members.
    public init(bizSerialNum: String, codeContent: String, healthStatus: String, expireTime: Instant) {
        self.bizSerialNum = bizSerialNum
        self.codeContent = codeContent
        self.healthStatus = healthStatus
        self.expireTime = expireTime
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        bizSerialNum = reading.mandatory("bizSerialNum")
        codeContent = reading.mandatory("codeContent")
        imgStream = reading.text("imgStream")
        width = reading.integer("width")
        healthStatus = reading.mandatory("healthStatus")
        expireTime = reading.c17("expireTime") ?? Instant(milliseconds: 0)
        refreshIn = reading.integer("refreshIn")
        familyId = reading.text("familyId")
    }

    /// The rows of 3.11.
    public static let table = FieldTable(
        "CodeAnswer", "3.11",
        [
            Field("bizSerialNum", .upTo(64), .mandatory),
            Field("codeContent", .upTo(512), .mandatory),
            Field("imgStream", .upTo(65_536), .conditional, .base64),
            Field("width", .integer(1...1024), .conditional),
            .healthStatus(.mandatory),
            Field("expireTime", .exactly(17), .mandatory, .time17),
            Field("refreshIn", .count, .optional),
            Field("familyId", .upTo(64), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("bizSerialNum", bizSerialNum)
        object.put("codeContent", codeContent)
        object.put("imgStream", imgStream)
        object.put("width", width)
        object.put("healthStatus", healthStatus)
        object.put("expireTime", c17: expireTime)
        object.put("refreshIn", refreshIn)
        object.put("familyId", familyId)
        return object
    }
}
