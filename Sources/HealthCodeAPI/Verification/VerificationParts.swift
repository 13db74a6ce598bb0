public import HealthCode

/// Where a scan was made: `checkpoint` of I6, and what enrolment assigns (protocol 3.12 and 3.20).
public struct CheckpointMembers: Hashable, Sendable {
    /// The gate, up to 36 characters.
    public var gateId: String?
    /// The kind of gate.
    public var gateType: Int?
    /// Its division, GB/T 2260.
    public var divisionCode: String?
    /// Direction, up to 8 characters.
    public var inOut: String?

    /// A checkpoint.
    public init(gateId: String? = nil, gateType: Int? = nil, divisionCode: String? = nil, inOut: String? = nil) {
        self.gateId = gateId
        self.gateType = gateType
        self.divisionCode = divisionCode
        self.inOut = inOut
    }

    init(_ reading: Reading) {
        self.init(
            gateId: reading.text("gateId"), gateType: reading.scalar("gateType").flatMap { Int($0) },
            divisionCode: reading.text("divisionCode"), inOut: reading.scalar("inOut"))
    }

    /// The rows.
    public static let table = FieldTable(
        "Checkpoint", "3.12",
        [
            Field("gateId", .upTo(36), .optional),
            Field("gateType", .scalar(1...3), .optional, .oneOf(GateType.allCases.map { String($0.rawValue) })),
            Field("divisionCode", .exactly(6), .optional, .place),
            Field("inOut", .scalar(1...8), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("gateId", gateId)
        object.put("gateType", gateType)
        object.put("divisionCode", divisionCode)
        object.put("inOut", inOut)
        return object
    }
}

/// That a scan happened earlier, while there was no answer: `deferred` of I6 (protocol 3.12 and 3.21.12).
public struct DeferredScan: Hashable, Sendable {
    /// When, device time corrected by the offset.
    public var scannedAt: Instant
    /// The correction, milliseconds.
    public var clockOffsetMs: Int?
    /// The device's boot.
    public var bootId: String?
    /// The device's monotonic clock, milliseconds.
    public var monotonicMs: Int?
    /// The row's number.
    public var seq: Int?
    /// The how-manieth try.
    public var attempt: Int?
    /// What the device made of it, up to 16 characters.
    public var localOutcome: String?
    /// What was done with the person.
    public var decision: GateDecision
    /// Why.
    public var decisionReason: String?
    /// Who decided.
    public var operatorRef: String?

    /// A deferred scan without the optional members.
    public init(scannedAt: Instant, decision: GateDecision) {
        self.scannedAt = scannedAt
        self.decision = decision
    }

    init(_ reading: Reading) {
        scannedAt = reading.c17("scannedAt") ?? Instant(milliseconds: 0)
        clockOffsetMs = reading.integer("clockOffsetMs")
        bootId = reading.text("bootId")
        monotonicMs = reading.integer("monotonicMs")
        seq = reading.integer("seq")
        attempt = reading.integer("attempt")
        localOutcome = reading.text("localOutcome")
        decision = reading.code("decision", GateDecision.self) ?? .none
        decisionReason = reading.text("decisionReason")
        operatorRef = reading.text("operatorRef")
    }

    /// The rows.
    public static let table = FieldTable(
        "DeferredScan", "3.12",
        [
            Field("scannedAt", .exactly(17), .mandatory, .time17),
            Field("clockOffsetMs", .anyInteger, .optional),
            Field("bootId", .upTo(36), .optional),
            Field("monotonicMs", .anyInteger, .optional),
            Field("seq", .anyInteger, .optional),
            Field("attempt", .anyInteger, .optional),
            Field("localOutcome", .upTo(16), .optional),
            Field("decision", .upTo(8), .mandatory, .oneOf(GateDecision.allCases.map(\.rawValue))),
            Field("decisionReason", .upTo(64), .optional),
            Field("operatorRef", .upTo(36), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("scannedAt", c17: scannedAt)
        object.put("clockOffsetMs", clockOffsetMs)
        object.put("bootId", bootId)
        object.put("monotonicMs", monotonicMs)
        object.put("seq", seq)
        object.put("attempt", attempt)
        object.put("localOutcome", localOutcome)
        object.put("decision", decision.rawValue)
        object.put("decisionReason", decisionReason)
        object.put("operatorRef", operatorRef)
        return object
    }
}

/// The device whose scan another device carries: `origin` of an X1 item (protocol 3.20).
public struct Origin: Hashable, Sendable {
    /// The origin's customer number.
    public var custNum: String
    /// The origin's device.
    public var deviceSn: String
    /// Which of its keys signed.
    public var keyId: Int
    /// Base64 of its SM2 signature over the item's octets without this member.
    public var sign: String

    /// An origin.
    public init(custNum: String, deviceSn: String, keyId: Int, sign: String) {
        self.custNum = custNum
        self.deviceSn = deviceSn
        self.keyId = keyId
        self.sign = sign
    }

    init(_ reading: Reading) {
        custNum = reading.mandatory("custNum")
        deviceSn = reading.mandatory("deviceSn")
        keyId = reading.integer("keyId") ?? 0
        sign = reading.mandatory("sign")
    }

    /// The rows.
    public static let table = FieldTable(
        "Origin", "3.20",
        [
            Field("custNum", .upTo(32), .mandatory),
            Field("deviceSn", .upTo(64), .mandatory),
            Field("keyId", .count, .mandatory),
            Field("sign", .upTo(Envelope.signLimit), .mandatory, .base64),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("custNum", custNum)
        object.put("deviceSn", deviceSn)
        object.put("keyId", keyId)
        object.put("sign", sign)
        return object
    }
}
