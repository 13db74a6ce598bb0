public import HealthCode

/// The answer of I6 (protocol 3.12). In a failed answer every member may be absent, and some are there all the same: `alert`
/// (3.21.12), and who used the code up (3004).
public struct VerificationAnswer: WireAnswer {
    /// The serial number, echoed.
    public var bizSerialNum: String?
    /// The identity's result by factor; `0` passes.
    public var authResult: String?
    /// The grade after the temperature rule, a code of 3.4; an unknown code is never green.
    public var healthStatus: String?
    /// The grade before the temperature rule.
    public var assessedStatus: String?
    /// The masked name.
    public var desensitizeName: String?
    /// The masked number.
    public var desensitizeCardId: String?
    /// The document type's primary code.
    public var certType: String?
    /// With `deferred`: the grade as it stood at scannedAt.
    public var statusAtScan: String?
    /// With `deferred`: the grade now.
    public var statusNow: String?
    /// With `deferred`: whether the code was good at scannedAt.
    public var codeValidAtScan: Bool?
    /// With `deferred`: whether somebody must be told.
    public var alert: Bool?
    /// Whether it was so at the scan or came later.
    public var alertBasis: AlertBasis?
    /// Whether the same code or person stood here within 30 s.
    public var duplicate: Bool?
    /// When it was first seen.
    public var firstSeenAt: Instant?
    /// Where it was first seen.
    public var firstSeenGate: String?
    /// Whether the code had elapsed.
    public var qrCodeExpired: Bool?
    /// Why, as a code.
    public var reasonCode: String?
    /// What to do.
    public var guide: String?
    /// For 6.4, unread; see ``BizExtData``.
    public var bizExtData: String?
    /// The pass record.
    public var passRecordId: String?

    /// An empty answer.
    public init() {}

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        self = try VerificationAnswer(json, item: false)
    }

    /// The same for a batch item, which has no serial number of its own.
    public init(_ json: JSONObject, item: Bool) throws(WireFault) {
        let table = item ? Self.itemTable : Self.table
        let reading = try Reading(json, table, complete: json["success"] != .bool(false))
        bizSerialNum = reading.text("bizSerialNum")
        authResult = reading.text("authResult")
        healthStatus = reading.text("healthStatus")
        assessedStatus = reading.text("assessedStatus")
        desensitizeName = reading.text("desensitizeName")
        desensitizeCardId = reading.text("desensitizeCardId")
        certType = reading.text("certType")
        statusAtScan = reading.text("statusAtScan")
        statusNow = reading.text("statusNow")
        codeValidAtScan = reading.bool("codeValidAtScan")
        alert = reading.bool("alert")
        alertBasis = reading.code("alertBasis", AlertBasis.self)
        duplicate = reading.bool("duplicate")
        firstSeenAt = reading.c17("firstSeenAt")
        firstSeenGate = reading.text("firstSeenGate")
        qrCodeExpired = reading.bool("qrCodeExpired")
        reasonCode = reading.text("reasonCode")
        guide = reading.text("guide")
        bizExtData = reading.text("bizExtData")
        passRecordId = reading.text("passRecordId")
    }

    /// The rows of 3.12.
    public static let table = FieldTable(
        "VerificationAnswer", "3.12", [Field("bizSerialNum", .upTo(64), .mandatory)] + rows)

    /// The rows of an item's answer, 3.12b.
    public static let itemTable = FieldTable(
        "VerificationItemAnswer", "3.12b", [Field("bizSerialNum", .upTo(64), .optional)] + rows)

    private static let rows: [Field] = [
        Field("authResult", .upTo(4), .mandatory),
        .healthStatus(.mandatory),
        Field("assessedStatus", .upTo(2), .optional),
        Field("desensitizeName", .upTo(64), .mandatory),
        Field("desensitizeCardId", .upTo(32), .mandatory),
        Field("certType", .upTo(3), .optional),
        Field("statusAtScan", .upTo(2), .conditional),
        Field("statusNow", .upTo(2), .conditional),
        Field("codeValidAtScan", .boolean, .conditional),
        Field("alert", .boolean, .conditional),
        Field("alertBasis", .upTo(8), .conditional, .oneOf(AlertBasis.allCases.map(\.rawValue))),
        Field("duplicate", .boolean, .mandatory),
        Field("firstSeenAt", .exactly(17), .conditional, .time17),
        Field("firstSeenGate", .upTo(36), .conditional),
        Field("qrCodeExpired", .boolean, .mandatory),
        Field("reasonCode", .upTo(32), .optional),
        Field("guide", .upTo(256), .optional),
        Field("bizExtData", .upTo(Limits.wrappedBizExtData), .optional, .opaque),
        Field("passRecordId", .upTo(36), .optional),
    ]

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("bizSerialNum", bizSerialNum)
        object.put("authResult", authResult)
        object.put("healthStatus", healthStatus)
        object.put("assessedStatus", assessedStatus)
        object.put("desensitizeName", desensitizeName)
        object.put("desensitizeCardId", desensitizeCardId)
        object.put("certType", certType)
        object.put("statusAtScan", statusAtScan)
        object.put("statusNow", statusNow)
        object.put("codeValidAtScan", codeValidAtScan)
        object.put("alert", alert)
        object.put("alertBasis", alertBasis?.rawValue)
        object.put("duplicate", duplicate)
        object.put("firstSeenAt", c17: firstSeenAt)
        object.put("firstSeenGate", firstSeenGate)
        object.put("qrCodeExpired", qrCodeExpired)
        object.put("reasonCode", reasonCode)
        object.put("guide", guide)
        object.put("bizExtData", bizExtData)
        object.put("passRecordId", passRecordId)
        return object
    }
}
