public import HealthCode

/// The business members of a request, beside the common ones.
public protocol WireRequest: Hashable, Sendable {
    /// The address it is sent to.
    static var route: Route { get }
    /// The rows that it is checked by.
    static var table: FieldTable { get }
    /// Reads the business members from a bizPackage.
    /// - Throws: ``WireFault`` with 1002, 1003 or the code that the rule of the member gives, and the member's path.
    init(_ json: JSONObject) throws(WireFault)
    /// The business members, canonical names, absent ones left out.
    var json: JSONObject { get }
}

/// The business members of an answer, beside the common ones.
public protocol WireAnswer: Hashable, Sendable {
    /// The rows that it is checked by.
    static var table: FieldTable { get }
    /// Reads the business members of a successful answer from a bizPackage. Types whose failed answers carry members too say
    /// so, and take those where `success` is false.
    /// - Throws: ``WireFault`` with 1002 or 1003 and the member's path.
    init(_ json: JSONObject) throws(WireFault)
    /// The business members, canonical names, absent ones left out.
    var json: JSONObject { get }
}

extension WireRequest {
    /// The whole bizPackage for signing: the common members first.
    public func bizPackage(_ common: CommonMembers) -> JSON {
        var object = common.json
        for member in json.members { object[member.name] = member.value }
        return .object(object)
    }
}

extension WireAnswer {
    /// The whole bizPackage for signing: the common members first.
    public func bizPackage(_ head: AnswerHead) -> JSON {
        var object = head.json
        for member in json.members { object[member.name] = member.value }
        return .object(object)
    }
}

/// The members common to every request (protocol section 2).
public struct CommonMembers: Hashable, Sendable {
    /// The customer number; empty in an enrolment.
    public var custNum: String
    /// When the caller made this try.
    public var timeStamp: Instant
    /// 1000, 2000 or 3000 on I4-I6 and X1.
    public var serviceType: ServiceType?
    /// The idempotency key (2.1).
    public var requestId: String

    /// The members of a call to an address.
    public init(route: Route, custNum: String, timeStamp: Instant, requestId: String) {
        self.custNum = custNum
        self.timeStamp = timeStamp
        self.requestId = requestId
        serviceType = route.serviceType
    }

    /// Reads the common members of a call to an address.
    /// - Throws: ``WireFault`` with 1002, 1003, or 1010 for a serviceType that is not the address's.
    public init(_ json: JSONObject, route: Route) throws(WireFault) {
        let reading = try Reading(json, route == .devices ? Self.enrolmentTable : Self.table)
        custNum = reading.mandatory("custNum")
        timeStamp = reading.c17("timeStamp") ?? Instant(milliseconds: 0)
        requestId = reading.mandatory("requestId")
        let text = reading.text("serviceType")
        if route.serviceType != nil, text == nil { throw WireFault(.memberMissing, "serviceType") }
        guard text == route.serviceType?.rawValue else { throw WireFault(.serviceTypeWrong, "serviceType") }
        serviceType = route.serviceType
    }

    /// The rows.
    public static let table = FieldTable("CommonMembers", "2", fields(custNum: .mandatory))

    /// The rows of X3, whose custNum is empty before there is one (3.20).
    public static let enrolmentTable = FieldTable("EnrolmentCommonMembers", "3.20", fields(custNum: .optional))

    private static func fields(custNum: Field.Need) -> [Field] {
        [
            Field("custNum", .upTo(32), custNum, isContent: false),
            Field("timeStamp", .exactly(17), .mandatory, .time17, isContent: false),
            Field("serviceType", .exactly(4), .conditional, isContent: false),
            Field("requestId", .upTo(36), .mandatory, isContent: false),
        ]
    }

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("custNum", custNum)
        object.put("timeStamp", c17: timeStamp)
        object.put("serviceType", serviceType?.rawValue)
        object.put("requestId", requestId)
        return object
    }
}

/// The members common to every answer (protocol section 2).
public struct AnswerHead: Hashable, Sendable {
    /// The return code as it stood on the wire; see ``code``.
    public var errorCode: String
    /// What it means, at most 256 characters.
    public var errorDesc: String
    /// When the service signed; nil only in a batch item that lacks it.
    public var timeStamp: Instant?
    /// The request's key, echoed.
    public var requestId: String?

    /// Whether the code is `0`.
    public var success: Bool { errorCode == ReturnCode.success.rawValue }
    /// The return code, if it is one of table 3.15.
    public var code: ReturnCode? { ReturnCode(rawValue: errorCode) }

    /// The head of an answer with a code.
    public init(_ code: ReturnCode, desc: String? = nil, timeStamp: Instant?, requestId: String?) {
        errorCode = code.rawValue
        errorDesc = desc ?? (code == .success ? "ok" : code.words.en)
        self.timeStamp = timeStamp
        self.requestId = requestId
    }

    /// The head of a refusal.
    public init(_ fault: WireFault, timeStamp: Instant?, requestId: String?) {
        self.init(fault.code, desc: fault.desc, timeStamp: timeStamp, requestId: requestId)
    }

    /// Reads the common members of an answer.
    /// - Throws: ``WireFault`` with 1002 or 1003, the latter also where `success` contradicts `errorCode`.
    public init(_ json: JSONObject, item: Bool = false) throws(WireFault) {
        let reading = try Reading(json, item ? Self.itemTable : Self.table)
        errorCode = reading.mandatory("errorCode")
        errorDesc = reading.mandatory("errorDesc")
        timeStamp = reading.c17("timeStamp")
        requestId = reading.text("requestId")
        guard reading.bool("success") == success else { throw WireFault(.memberInvalid, "success") }
    }

    /// The rows.
    public static let table = FieldTable("AnswerHead", "2", fields(timeStamp: .mandatory))
    /// The rows of a batch item (3.12b).
    public static let itemTable = FieldTable("AnswerItemHead", "3.12b", fields(timeStamp: .optional))

    private static func fields(timeStamp: Field.Need) -> [Field] {
        [
            Field("success", .boolean, .mandatory),
            Field("errorCode", .upTo(10), .mandatory),
            Field("errorDesc", .upTo(256), .mandatory, .opaque),
            Field("timeStamp", .exactly(17), timeStamp, .time17),
            Field("requestId", .upTo(36), .optional),
        ]
    }

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("success", success)
        object.put("errorCode", errorCode)
        object.put("errorDesc", errorDesc)
        object.put("timeStamp", c17: timeStamp)
        object.put("requestId", requestId)
        return object
    }

    /// The whole bizPackage of an answer that has no members of its own, as a refusal.
    public var bizPackage: JSON { .object(json) }
}
