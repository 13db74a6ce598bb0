public import HealthCode

/// The answer of I3 (protocol 3.9). Purpose 05 is answered with `counts` alone.
public struct HealthQueryAnswer: WireAnswer {
    /// The person, masked or in full.
    public var person: PersonView?
    /// The worst of what follows, a code of 3.4.
    public var healthStatus: String?
    /// Why, as a code.
    public var reasonCode: String?
    /// Why, in words.
    public var reason: String?
    /// What to do.
    public var guide: String?
    /// One an issuing province.
    public var healthyReport: [ProvinceReport]?
    /// Declarations of the last 14 days.
    public var yqReports: [DeclarationReport]?
    /// Trips of the last 14 days.
    public var xcgjAllList: [TripReport]?
    /// PCR.
    public var hsjc: TestReport?
    /// Antibody.
    public var ktjc: TestReport?
    /// When the report was made.
    public var reportTime: Instant?
    /// Until when it counts.
    public var reportValidTime: Instant?
    /// Whether that has passed.
    public var reportExpired: Bool?
    /// Warnings in words.
    public var warnMsgs: [String]?
    /// Numbers for purpose 05.
    public var counts: JSONObject?

    /// An empty answer.
    public init() {}

    /// Reads the members. Throws 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table, complete: json["success"] != .bool(false))
        person = reading.child("person").map(PersonView.init)
        healthStatus = reading.text("healthStatus")
        reasonCode = reading.text("reasonCode")
        reason = reading.text("reason")
        guide = reading.text("guide")
        healthyReport = reading.children("healthyReport")?.map(ProvinceReport.init)
        yqReports = reading.children("yqReports")?.map(DeclarationReport.init)
        xcgjAllList = reading.children("xcgjAllList")?.map(TripReport.init)
        hsjc = reading.child("hsjc").map { TestReport($0, prefix: "hsjc") }
        ktjc = reading.child("ktjc").map { TestReport($0, prefix: "ktjc") }
        reportTime = reading.c14("reportTime")
        reportValidTime = reading.c14("reportValidTime")
        reportExpired = reading.bool("reportExpired")
        warnMsgs = reading.texts("warnMsgs")
        counts = reading["counts"]?.object
    }

    /// The rows of 3.9.
    public static let table = FieldTable(
        "HealthQueryAnswer", "3.9",
        [
            Field("person", .object(PersonView.table), .optional),
            .healthStatus(.optional),
            Field("reasonCode", .upTo(32), .optional),
            Field("reason", .upTo(256), .optional),
            Field("guide", .upTo(256), .optional),
            Field("healthyReport", .array(0...64, .object(ProvinceReport.table)), .optional),
            Field("yqReports", .array(0...64, .object(DeclarationReport.table)), .optional),
            Field("xcgjAllList", .array(0...1000, .object(TripReport.table)), .optional),
            Field("hsjc", .object(TestReport.table("hsjc", "PCRReport")), .optional),
            Field("ktjc", .object(TestReport.table("ktjc", "AntibodyReport")), .optional),
            Field("reportTime", .exactly(14), .optional, .time14),
            Field("reportValidTime", .exactly(14), .optional, .time14),
            Field("reportExpired", .boolean, .optional),
            Field("warnMsgs", .array(0...64, .upTo(256)), .optional),
            Field("counts", .anyObject, .conditional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("person", person?.json)
        object.put("healthStatus", healthStatus)
        object.put("reasonCode", reasonCode)
        object.put("reason", reason)
        object.put("guide", guide)
        object.put("healthyReport", healthyReport?.map(\.json))
        object.put("yqReports", yqReports?.map(\.json))
        object.put("xcgjAllList", xcgjAllList?.map(\.json))
        object.put("hsjc", hsjc?.json(prefix: "hsjc"))
        object.put("ktjc", ktjc?.json(prefix: "ktjc"))
        object.put("reportTime", c14: reportTime)
        object.put("reportValidTime", c14: reportValidTime)
        object.put("reportExpired", reportExpired)
        object.put("warnMsgs", warnMsgs)
        object.put("counts", counts)
        return object
    }
}
