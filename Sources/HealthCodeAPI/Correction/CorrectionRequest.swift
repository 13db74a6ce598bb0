public import HealthCode

/// I7, 6.8 用户健康信息纠错接口 (protocol 3.13 and 3.21.11).
public struct CorrectionRequest: WireRequest {
    /// One field and what it should be, as text (symptoms joined by `^`).
    public struct Item: Hashable, Sendable {
        /// The field, of the white list of the correction's type.
        public var field: CorrectionField
        /// What it is now, up to 500 characters.
        public var oldValue: String?
        /// What it should be, up to 500 characters.
        public var newValue: String

        /// An item.
        public init(field: CorrectionField, oldValue: String?, newValue: String) {
            self.field = field
            self.oldValue = oldValue
            self.newValue = newValue
        }
    }

    /// A document in evidence; its digest alone is sent.
    public struct Evidence: Hashable, Sendable {
        /// The kind of document.
        public var type: String
        /// Its SM3 or SHA digest.
        public var digest: String
        /// Its name.
        public var name: String?

        /// A document.
        public init(type: String, digest: String, name: String?) {
            self.type = type
            self.digest = digest
            self.name = name
        }
    }

    /// Whose record.
    public var person: Person
    /// What kind of correction.
    public var correctType: CorrectionType
    /// The declaration or report; required with 03 and 04.
    public var targetId: String?
    /// 1 to 20 fields; nil only with 02 and 99.
    public var items: [Item]?
    /// Why, up to 500 characters.
    public var reason: String
    /// Evidence.
    public var evidence: [Evidence]?
    /// Where to call back.
    public var contactPhone: String
    /// Who asks for another.
    public var declarant: PersonClaim?

    /// A correction without the optional members.
    public init(person: Person, correctType: CorrectionType, items: [Item]?, reason: String, contactPhone: String) {
        self.person = person
        self.correctType = correctType
        self.items = items
        self.reason = reason
        self.contactPhone = contactPhone
    }

    /// Reads the members. Throws 1002, 1003, 4001, 4002, 4003 or 4103.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        person = try reading.mandatoryPerson("person")
        let type = reading.code("correctType", CorrectionType.self) ?? .other
        correctType = type
        targetId = reading.text("targetId")
        reason = reading.mandatory("reason")
        contactPhone = reading.mandatory("contactPhone")
        declarant = try reading.claim("declarant")
        evidence = reading.children("evidence")?.map {
            Evidence(type: $0.mandatory("type"), digest: $0.mandatory("digest"), name: $0.text("name"))
        }
        try reading.require("targetId", if: type.needsTarget)
        try reading.require("items", if: type.needsItems)
        if let rows = reading.children("items") {
            var items: [Item] = []
            for (index, row) in rows.enumerated() {
                guard let field = row.code("field", CorrectionField.self), type.fields.contains(field) else {
                    throw WireFault(.fieldNotCorrectable, "items[\(index)].field")
                }
                items.append(
                    Item(field: field, oldValue: row.text("oldValue"), newValue: row.mandatory("newValue")))
            }
            self.items = items
        }
    }

    /// The address.
    public static let route = Route.corrections

    /// The rows of 3.13.
    public static let table = FieldTable(
        "CorrectionRequest", "3.13",
        [
            Field("person", .object(Person.table), .mandatory),
            .codes("correctType", .mandatory, CorrectionType.self, length: 2),
            Field("targetId", .upTo(Limits.Text.target), .conditional),
            Field("items", .array(Limits.correctionItems, .object(itemTable)), .conditional),
            Field("reason", .upTo(Limits.Text.reason), .mandatory),
            Field("evidence", .array(0...20, .object(evidenceTable)), .optional),
            Field("contactPhone", .upTo(Limits.Text.phone), .mandatory),
            Field("declarant", .object(PersonClaim.table), .conditional),
        ])

    private static let itemTable = FieldTable(
        "CorrectionItem", "3.13",
        [
            Field("field", .upTo(32), .mandatory),
            Field("oldValue", .upTo(Limits.Text.correctedValue), .optional),
            Field("newValue", .upTo(Limits.Text.correctedValue), .mandatory),
        ])

    private static let evidenceTable = FieldTable(
        "Evidence", "3.13",
        [
            Field("type", .upTo(16), .mandatory),
            Field("digest", .upTo(128), .mandatory, aliases: ["sm3", "sha"]),
            Field("name", .upTo(128), .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("person", person.json)
        object.put("correctType", correctType.rawValue)
        object.put("targetId", targetId)
        object.put(
            "items",
            items?.map { item in
                var row = JSONObject()
                row.put("field", item.field.rawValue)
                row.put("oldValue", item.oldValue)
                row.put("newValue", item.newValue)
                return row
            })
        object.put("reason", reason)
        object.put(
            "evidence",
            evidence?.map { document in
                var row = JSONObject()
                row.put("type", document.type)
                row.put("digest", document.digest)
                row.put("name", document.name)
                return row
            })
        object.put("contactPhone", contactPhone)
        object.put("declarant", declarant?.json)
        return object
    }
}

/// The answer of I7.
public struct CorrectionAnswer: WireAnswer {
    /// The correction's number.
    public var correctId: String
    /// How far it has come.
    public var status: CorrectionStatus
    /// When an outcome may be expected.
    public var expectTime: Instant?
    /// How many reviewers it takes.
    public var reviewLevel: Int?

    /// An answer.
    public init(correctId: String, status: CorrectionStatus, expectTime: Instant?, reviewLevel: Int?) {
        self.correctId = correctId
        self.status = status
        self.expectTime = expectTime
        self.reviewLevel = reviewLevel
    }

    /// Reads the members. Throws 1002 or 1003.
    public init(_ json: JSONObject) throws(WireFault) {
        let reading = try Reading(json, Self.table)
        correctId = reading.mandatory("correctId")
        status = reading.scalar("status").flatMap(CorrectionStatus.init(rawValue:)) ?? .received
        expectTime = reading.c14("expectTime")
        reviewLevel = reading.integer("reviewLevel")
    }

    /// The rows of 3.13.
    public static let table = FieldTable(
        "CorrectionAnswer", "3.13",
        [
            Field("correctId", .upTo(36), .mandatory),
            Field("status", .scalar(1...1), .mandatory, .oneOf(CorrectionStatus.allCases.map(\.rawValue))),
            Field("expectTime", .exactly(14), .optional, .time14),
            Field("reviewLevel", .count, .optional),
        ])

    /// The members.
    public var json: JSONObject {
        var object = JSONObject()
        object.put("correctId", correctId)
        object.put("status", status.rawValue)
        object.put("expectTime", c14: expectTime)
        object.put("reviewLevel", reviewLevel)
        return object
    }
}
