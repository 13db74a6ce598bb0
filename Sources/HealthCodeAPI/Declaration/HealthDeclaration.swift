public import HealthCode

/// I1, 6.2 用户健康信息申报 (protocol 3.7).
public struct HealthDeclarationRequest: WireRequest {
    /// Who it is about.
    public var person: Person
    /// When it was filled in; the service refuses the future and what is older than 72 h (4004).
    public var declareTime: Instant
    /// The division where the person is now, GB/T 2260.
    public var divisionCode: String
    /// The address, up to 128 characters.
    public var address: String?
    /// Tenths of a degree, 350...420.
    public var temperature: Int
    /// At least one; `1` stands alone.
    public var symptoms: [Symptom]
    /// What symptom 7 is, up to 10 characters.
    public var symptomOther: String?
    /// Contact with a patient.
    public var contactPatient: ContactAnswer
    /// A stay in a risk area within 14 days.
    public var riskAreaStay: StayAnswer
    /// The division's level.
    public var riskLevel: RiskLevel?
    /// The risk areas, GB/T 2260; required with a stay.
    public var riskAreas: [String]?
    /// Health state.
    public var healthState: HealthState?
    /// For whom the declarant declares.
    public var relation: Relation?
    /// Who declares for another.
    public var declarant: PersonClaim?
    /// Pass-through, up to 2048 octets of UTF-8.
    public var bizExtData: String?

    /// A declaration without the optional members.
    public init(
        person: Person, declareTime: Instant, divisionCode: String, temperature: Int, symptoms: [Symptom],
        contactPatient: ContactAnswer, riskAreaStay: StayAnswer
    ) {
        self.person = person
        self.declareTime = declareTime
        self.divisionCode = divisionCode
        self.temperature = temperature
        self.symptoms = symptoms
        self.contactPatient = contactPatient
        self.riskAreaStay = riskAreaStay
    }

    /// Reads the members. Throws 1002, 1003, 4001, 4002, 4003 or 4006.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        person = try reading.mandatoryPerson("person")
        declareTime = reading.c14("declareTime") ?? Instant(milliseconds: 0)
        divisionCode = reading.mandatory("divisionCode")
        address = reading.text("address")
        temperature = reading.tenths("temperature") ?? 0
        symptoms = (reading.texts("symptoms") ?? []).compactMap(Symptom.init(rawValue:))
        symptomOther = reading.text("symptomOther")
        contactPatient = reading.code("contactPatient", ContactAnswer.self) ?? .unsure
        riskAreaStay = reading.code("riskAreaStay", StayAnswer.self) ?? .yes
        riskLevel = reading.code("riskLevel", RiskLevel.self)
        riskAreas = reading.texts("riskAreas")
        healthState = reading.code("healthState", HealthState.self)
        relation = reading.code("relation", Relation.self)
        declarant = try reading.claim("declarant")
        bizExtData = reading.text("bizExtData")
        try reading.require("symptomOther", if: symptoms.contains(.other))
        try reading.require("riskAreas", if: riskAreaStay == .yes)
        try reading.require("declarant", if: relation != nil && relation != .oneself)
        if Symptom.areContradictory(symptoms) { throw WireFault(.symptomsContradictory, "symptoms") }
    }

    /// The address.
    public static let route = Route.healthDeclarations

    /// The rows of 3.7.
    public static let table = FieldTable(
        "HealthDeclarationRequest", "3.7",
        [
            Field("person", .object(Person.table), .mandatory),
            Field("declareTime", .exactly(14), .mandatory, .time14),
            Field("divisionCode", .exactly(6), .mandatory, .place),
            Field("address", .upTo(Limits.Text.address), .optional),
            Field("temperature", .decimal(TemperatureRule.bounds), .mandatory),
            Field(
                "symptoms", .array(1...7, .exactly(1)), .mandatory, .oneOf(Symptom.allCases.map(\.rawValue)),
                joiner: "^"),
            Field("symptomOther", .upTo(Symptom.otherTextLimit), .conditional),
            .codes("contactPatient", .mandatory, ContactAnswer.self, length: 1),
            .codes("riskAreaStay", .mandatory, StayAnswer.self, length: 1),
            .codes("riskLevel", .optional, RiskLevel.self, length: 1),
            Field("riskAreas", .array(Limits.riskAreas, .exactly(6)), .conditional, .place),
            .codes("healthState", .optional, HealthState.self, length: 1),
            .codes("relation", .optional, Relation.self, length: 1),
            Field("declarant", .object(PersonClaim.table), .conditional),
            Field("bizExtData", .upTo(Limits.bizExtData), .optional, .octets),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("person", person.json)
        object.put("declareTime", c14: declareTime)
        object.put("divisionCode", divisionCode)
        object.put("address", address)
        object.put("temperature", tenths: temperature)
        object.put("symptoms", symptoms.map(\.rawValue))
        object.put("symptomOther", symptomOther)
        object.put("contactPatient", contactPatient.rawValue)
        object.put("riskAreaStay", riskAreaStay.rawValue)
        object.put("riskLevel", riskLevel?.rawValue)
        object.put("riskAreas", riskAreas)
        object.put("healthState", healthState?.rawValue)
        object.put("relation", relation?.rawValue)
        object.put("declarant", declarant?.json)
        object.put("bizExtData", bizExtData)
        return object
    }
}

/// The answer of I1.
public struct HealthDeclarationAnswer: WireAnswer {
    /// The declaration's number.
    public var declareId: String
    /// The grade as it is now, a code of 3.4.
    public var healthStatus: String
    /// Until when the declaration counts.
    public var validUntil: Instant

    /// An answer.
    public init(declareId: String, healthStatus: String, validUntil: Instant) {
        self.declareId = declareId
        self.healthStatus = healthStatus
        self.validUntil = validUntil
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        declareId = reading.mandatory("declareId")
        healthStatus = reading.mandatory("healthStatus")
        validUntil = reading.c14("validUntil") ?? Instant(milliseconds: 0)
    }

    /// The rows of 3.7.
    public static let table = FieldTable(
        "HealthDeclarationAnswer", "3.7",
        [
            Field("declareId", .upTo(36), .mandatory),
            .healthStatus(.mandatory),
            Field("validUntil", .exactly(14), .mandatory, .time14),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("declareId", declareId)
        object.put("healthStatus", healthStatus)
        object.put("validUntil", c14: validUntil)
        return object
    }
}

extension Field {
    /// `healthStatus` with the names that other systems use (3.4). Any value is taken: an unknown one is never green.
    static func healthStatus(_ need: Need) -> Field {
        Field("healthStatus", .upTo(2), need, aliases: ["healthyStatus", "healthyStaus", "fxdj"])
    }
}
