public import HealthCode

/// I3, 6.4 用户健康信息查询 (protocol 3.9).
public struct HealthQueryRequest: WireRequest {
    /// By what the person is found; exactly one is given.
    public enum Key: Hashable, Sendable {
        /// The bizExtData that 3000 answered with, unread.
        case bizExtData(String)
        /// Name and document; both must match.
        case person(PersonClaim)
        /// A code's text; looked at without using it up.
        case codeContent(String)
    }

    /// The key.
    public var key: Key
    /// What for.
    public var purpose: Purpose
    /// Which parts; nil for all that the purpose allows.
    public var sections: [QuerySection]?
    /// The proof of identity of purpose 01: base64 of an SM2 ciphertext, as in I5.
    public var checkData: String?
    /// The serial of applyType 0 that carries the proof's random number.
    public var bizSerialNum: String?
    /// Who looks, up to 36 characters.
    public var operatorRef: String?
    /// Why, up to 64 characters.
    public var reason: String?

    /// A query.
    public init(_ key: Key, purpose: Purpose, sections: [QuerySection]? = nil) {
        self.key = key
        self.purpose = purpose
        self.sections = sections
    }

    /// Reads the members. Throws 1002, 1003 (also for no key or more than one, 3.21.10), 4001 or 4002.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        let keys = ["bizExtData", "person", "codeContent"].filter { reading[$0] != nil }
        guard keys.count == 1, let name = keys.first else {
            throw WireFault(
                .memberInvalid, keys.first ?? "bizExtData", "exactly one of bizExtData, person, codeContent")
        }
        if let claim = try reading.claim("person") {
            key = .person(claim)
        } else {
            let text = reading.mandatory(name)
            key = name == "bizExtData" ? .bizExtData(text) : .codeContent(text)
        }
        purpose = reading.code("purpose", Purpose.self) ?? .other
        sections = reading.texts("sections")?.compactMap(QuerySection.init(rawValue:))
        checkData = reading.text("checkData")
        bizSerialNum = reading.text("bizSerialNum")
        operatorRef = reading.text("operatorRef")
        reason = reading.text("reason")
    }

    /// What a caller of this role must have given or may not ask (3.9): 1008 for a purpose that is not the role's, or for
    /// `desk` with 01 without operatorRef and reason; 1002 for a look-up by name and number without them, and for 01
    /// without the proof (`desk` proves by operatorRef and reason).
    public func check(role: CustomerRole) throws(WireFault) {
        guard role.purposes.contains(purpose) else { throw WireFault(.notAuthorised, "purpose") }
        let missing = operatorRef == nil ? "operatorRef" : reason == nil ? "reason" : nil
        if role == .desk, purpose == .oneself, let missing { throw WireFault(.notAuthorised, missing) }
        if role != .app, case .person = key, let missing { throw WireFault(.memberMissing, missing) }
        if purpose == .oneself, role != .desk {
            if checkData == nil { throw WireFault(.memberMissing, "checkData") }
            if bizSerialNum == nil { throw WireFault(.memberMissing, "bizSerialNum") }
        }
    }

    /// The address.
    public static let route = Route.healthQueries

    /// The rows of 3.9.
    public static let table = FieldTable(
        "HealthQueryRequest", "3.9",
        [
            Field("bizExtData", .upTo(Limits.wrappedBizExtData), .conditional, .opaque),
            Field("person", .object(PersonClaim.table), .conditional),
            Field("codeContent", .upTo(512), .conditional, .opaque, aliases: ["qrCode"]),
            .codes("purpose", .mandatory, Purpose.self, length: 2),
            Field("sections", .array(0...4, .upTo(9)), .optional, .oneOf(QuerySection.allCases.map(\.rawValue))),
            Field("checkData", .upTo(2048), .conditional, .ciphertext),
            Field("bizSerialNum", .upTo(64), .conditional, isContent: false),
            Field("operatorRef", .upTo(36), .conditional),
            Field("reason", .upTo(64), .conditional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        switch key {
        case .bizExtData(let text): object.put("bizExtData", text)
        case .person(let claim): object.put("person", claim.json)
        case .codeContent(let text): object.put("codeContent", text)
        }
        object.put("purpose", purpose.rawValue)
        object.put("sections", sections?.map(\.rawValue))
        object.put("checkData", checkData)
        object.put("bizSerialNum", bizSerialNum)
        object.put("operatorRef", operatorRef)
        object.put("reason", reason)
        return object
    }
}
