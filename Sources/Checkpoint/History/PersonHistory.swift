public import HealthCode

/// What interface 6.4 tells a checkpoint about a person (purpose 02): masked, fourteen days; profile 3.9.
public struct PersonHistory: Hashable, Sendable {
    /// The overall grade.
    public var grade: GradeReading?
    /// Trips, newest first.
    public var trips: [TripLine]
    /// Tests, newest first.
    public var tests: [TestLine]
    /// One report an issuing province.
    public var reports: [ReportLine]
    /// Days declared by the person, newest first.
    public var declarations: [DeclarationLine]
    /// The issuing system's reason.
    public var reason: String?
    /// The issuing system's advice.
    public var guide: String?
    /// Warnings, as sent.
    public var warnings: [String]

    /// A history; everything may be absent.
    public init(
        grade: GradeReading? = nil, trips: [TripLine] = [], tests: [TestLine] = [], reports: [ReportLine] = [],
        declarations: [DeclarationLine] = [], reason: String? = nil, guide: String? = nil, warnings: [String] = []
    ) {
        self.grade = grade
        self.trips = trips
        self.tests = tests
        self.reports = reports
        self.declarations = declarations
        self.reason = reason
        self.guide = guide
        self.warnings = warnings
    }
}

/// One trip: date, from, to, mode, masked vehicle.
public struct TripLine: Hashable, Sendable {
    /// When it began.
    public var departed: Instant
    /// GB/T 2260 code of the place left.
    public var fromCode: String
    /// GB/T 2260 code of the place reached.
    public var toCode: String
    /// The mode; nil where the value is unknown.
    public var mode: TravelMode?
    /// The masked flight, train or plate number.
    public var vehicle: String

    /// A trip.
    public init(departed: Instant, fromCode: String, toCode: String, mode: TravelMode?, vehicle: String) {
        self.departed = departed
        self.fromCode = fromCode
        self.toCode = toCode
        self.mode = mode
        self.vehicle = vehicle
    }
}

/// One test.
public struct TestLine: Hashable, Sendable {
    /// What was tested.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// Nucleic acid, hsjc.
        case pcr
        /// Antibody, ktjc.
        case antibody
    }

    /// What was tested.
    public var kind: Kind
    /// The result; nil where the value is unknown.
    public var result: TestResult?
    /// When.
    public var at: Instant?

    /// A test.
    public init(kind: Kind, result: TestResult?, at: Instant?) {
        self.kind = kind
        self.result = result
        self.at = at
    }
}

/// One province's report.
public struct ReportLine: Hashable, Sendable {
    /// The grade it gives.
    public var grade: GradeReading
    /// The issuing division.
    public var divisionCode: String
    /// Until when it holds.
    public var validUntil: Instant?

    /// A report.
    public init(grade: GradeReading, divisionCode: String, validUntil: Instant?) {
        self.grade = grade
        self.divisionCode = divisionCode
        self.validUntil = validUntil
    }
}

/// One day's declaration.
public struct DeclarationLine: Hashable, Sendable {
    /// When it was declared.
    public var at: Instant
    /// The division declared from.
    public var divisionCode: String
    /// Tenths of a degree Celsius.
    public var temperature: Int?
    /// Whether it names a symptom.
    public var hasSymptoms: Bool

    /// A declaration.
    public init(at: Instant, divisionCode: String, temperature: Int?, hasSymptoms: Bool) {
        self.at = at
        self.divisionCode = divisionCode
        self.temperature = temperature
        self.hasSymptoms = hasSymptoms
    }
}
