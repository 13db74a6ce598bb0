public import HealthCode

/// The person of a query's answer: masked for every purpose, in full for 01 alone (protocol 3.9, data minimisation).
public struct PersonView: Hashable, Sendable {
    /// The masked name.
    public var desensitizeName: String
    /// The masked number.
    public var desensitizeCardId: String
    /// The document type's primary code.
    public var certType: String
    /// Everything, for purpose 01.
    public var full: Person?

    /// A person's view.
    public init(desensitizeName: String, desensitizeCardId: String, certType: String, full: Person? = nil) {
        self.desensitizeName = desensitizeName
        self.desensitizeCardId = desensitizeCardId
        self.certType = certType
        self.full = full
    }

    init(_ reading: Reading) {
        desensitizeName = reading.mandatory("desensitizeName")
        desensitizeCardId = reading.mandatory("desensitizeCardId")
        certType = reading.mandatory("certType")
        full = reading["certNum"] == nil ? nil : try? Person(reading)
    }

    /// The rows.
    public static let table = FieldTable(
        "PersonView", "3.9",
        [
            Field("desensitizeName", .upTo(64), .mandatory),
            Field("desensitizeCardId", .upTo(32), .mandatory),
        ]
            + Person.table.fields.map {
                Field($0.name, $0.kind, $0.name == "certType" ? .mandatory : .optional, .plain)
            })

    var json: JSONObject {
        var object = full?.json ?? JSONObject()
        object.put("desensitizeName", desensitizeName)
        object.put("desensitizeCardId", desensitizeCardId)
        object.put("certType", certType)
        return object
    }
}

/// What one province says: `healthyReport[]`.
public struct ProvinceReport: Hashable, Sendable {
    /// The grade, a code of 3.4.
    public var healthStatus: String
    /// The province.
    public var divisionCode: String
    /// Who assessed, in words.
    public var source: String?
    /// When.
    public var assessTime: Instant?
    /// Until when it counts.
    public var validUntil: Instant?

    /// A report.
    public init(
        healthStatus: String, divisionCode: String, source: String? = nil, assessTime: Instant? = nil,
        validUntil: Instant? = nil
    ) {
        self.healthStatus = healthStatus
        self.divisionCode = divisionCode
        self.source = source
        self.assessTime = assessTime
        self.validUntil = validUntil
    }

    init(_ reading: Reading) {
        self.init(
            healthStatus: reading.mandatory("healthStatus"), divisionCode: reading.mandatory("divisionCode"),
            source: reading.text("source"), assessTime: reading.c14("assessTime"),
            validUntil: reading.c14("validUntil"))
    }

    /// The rows.
    public static let table = FieldTable(
        "ProvinceReport", "3.9",
        [
            .healthStatus(.mandatory),
            Field("divisionCode", .exactly(6), .mandatory, .digits),
            Field("source", .upTo(64), .optional),
            Field("assessTime", .exactly(14), .optional, .time14),
            Field("validUntil", .exactly(14), .optional, .time14),
        ])

    var json: JSONObject {
        var object = JSONObject()
        object.put("healthStatus", healthStatus)
        object.put("divisionCode", divisionCode)
        object.put("source", source)
        object.put("assessTime", c14: assessTime)
        object.put("validUntil", c14: validUntil)
        return object
    }
}

/// A declaration of the last 14 days: `yqReports[]`.
public struct DeclarationReport: Hashable, Sendable {
    /// When it was declared: eight or fourteen digits, UTC+8.
    public var date: String
    /// Where.
    public var divisionCode: String
    /// Tenths of a degree.
    public var temperature: Int?
    /// Codes of 3.5.
    public var symptoms: [String]?
    /// The division's level.
    public var riskLevel: String?
    /// Stay in a risk area.
    public var riskAreaStay: String?
    /// Contact with a patient.
    public var contactPatient: String?

    /// A report.
    public init(
        date: String, divisionCode: String, temperature: Int? = nil, symptoms: [String]? = nil,
        riskLevel: String? = nil, riskAreaStay: String? = nil, contactPatient: String? = nil
    ) {
        self.date = date
        self.divisionCode = divisionCode
        self.temperature = temperature
        self.symptoms = symptoms
        self.riskLevel = riskLevel
        self.riskAreaStay = riskAreaStay
        self.contactPatient = contactPatient
    }

    init(_ reading: Reading) {
        self.init(
            date: reading.mandatory("date"), divisionCode: reading.mandatory("divisionCode"),
            temperature: reading.tenths("temperature"), symptoms: reading.texts("symptoms"),
            riskLevel: reading.text("riskLevel"), riskAreaStay: reading.text("riskAreaStay"),
            contactPatient: reading.text("contactPatient"))
    }

    /// The rows.
    public static let table = FieldTable(
        "DeclarationReport", "3.9",
        [
            Field("date", .text(8...17), .mandatory, .digits),
            Field("divisionCode", .exactly(6), .mandatory, .digits),
            Field("temperature", .decimal(0...1000), .optional),
            Field("symptoms", .array(0...7, .upTo(2)), .optional, joiner: "^"),
            Field("riskLevel", .upTo(2), .optional),
            Field("riskAreaStay", .upTo(2), .optional),
            Field("contactPatient", .upTo(2), .optional),
        ])

    var json: JSONObject {
        var object = JSONObject()
        object.put("date", date)
        object.put("divisionCode", divisionCode)
        object.put("temperature", tenths: temperature)
        object.put("symptoms", symptoms)
        object.put("riskLevel", riskLevel)
        object.put("riskAreaStay", riskAreaStay)
        object.put("contactPatient", contactPatient)
        return object
    }
}

/// A trip of the last 14 days as a query shows it: `xcgjAllList[]`.
public struct TripReport: Hashable, Sendable {
    /// Departure: a date of eight digits for 02 and 03, fourteen digits for 01.
    public var departTime: String
    /// The division of departure.
    public var fromCode: String
    /// The division of arrival.
    public var toCode: String
    /// The mode, 3.6.
    public var travelMode: String
    /// Flight, train or plate; masked for 02 and 03.
    public var vehicleNo: String?

    /// A trip.
    public init(departTime: String, fromCode: String, toCode: String, travelMode: String, vehicleNo: String? = nil) {
        self.departTime = departTime
        self.fromCode = fromCode
        self.toCode = toCode
        self.travelMode = travelMode
        self.vehicleNo = vehicleNo
    }

    init(_ reading: Reading) {
        self.init(
            departTime: reading.mandatory("departTime"), fromCode: reading.mandatory("fromCode"),
            toCode: reading.mandatory("toCode"), travelMode: reading.mandatory("travelMode"),
            vehicleNo: reading.text("vehicleNo"))
    }

    /// The rows.
    public static let table = FieldTable(
        "TripReport", "3.9",
        [
            Field("departTime", .text(8...17), .mandatory, .digits),
            Field("fromCode", .exactly(6), .mandatory, .digits),
            Field("toCode", .exactly(6), .mandatory, .digits),
            Field("travelMode", .upTo(2), .mandatory),
            Field("vehicleNo", .upTo(16), .optional),
        ])

    var json: JSONObject {
        var object = JSONObject()
        object.put("departTime", departTime)
        object.put("fromCode", fromCode)
        object.put("toCode", toCode)
        object.put("travelMode", travelMode)
        object.put("vehicleNo", vehicleNo)
        return object
    }
}

/// A test result: `hsjc` {hsjcjg, hsjcjgmc, hsjcsj} or `ktjc` {ktjcjg, ktjcjgmc, ktjcsj}.
public struct TestReport: Hashable, Sendable {
    /// The result as a code: -1 unknown, 0 positive, 1 negative, 2 untested, 3 expired.
    public var result: String
    /// The result or the place in words.
    public var words: String?
    /// When, fourteen digits.
    public var time: Instant?

    /// A result.
    public init(result: String, words: String? = nil, time: Instant? = nil) {
        self.result = result
        self.words = words
        self.time = time
    }

    init(_ reading: Reading, prefix: String) {
        self.init(
            result: reading.scalar(prefix + "jg") ?? "-1", words: reading.text(prefix + "jgmc"),
            time: reading.c14(prefix + "sj"))
    }

    static func table(_ prefix: String, _ name: String) -> FieldTable {
        FieldTable(
            name, "3.9",
            [
                Field(prefix + "jg", .scalar(1...4), .mandatory),
                Field(prefix + "jgmc", .upTo(64), .optional),
                Field(prefix + "sj", .exactly(14), .optional, .time14),
            ])
    }

    func json(prefix: String) -> JSONObject {
        var object = JSONObject()
        object.put(prefix + "jg", result)
        object.put(prefix + "jgmc", words)
        object.put(prefix + "sj", c14: time)
        return object
    }
}
