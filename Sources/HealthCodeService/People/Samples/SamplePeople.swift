internal import HealthCode

/// A fictional person with all that the registry may know of one.
struct SamplePerson: Sendable, Equatable {
    let row: PersonRow
    let reports: [SampleReport]
    let trips: [SampleTrip]
    let declarations: [SampleDeclaration]
}

/// One province's report on a sample person (3.9 healthyReport).
struct SampleReport: Sendable, Equatable {
    let divisionCode: String
    let grade: Grade
    let assessedAt: Instant
    let validUntil: Instant
}

/// A trip of a sample person (3.8).
struct SampleTrip: Sendable, Equatable {
    var departAt: Instant
    var arriveAt: Instant?
    var from: String
    var to: String
    var fromCountry: String?
    var toCountry: String?
    var stopOver: [String] = []
    var mode: TravelMode
    var vehicleNo: String?
    var carriageNo: String?
    var seatNo: String?
    var purpose: String?
}

/// A health declaration of a sample person (3.7); the temperature is in tenths of a degree.
struct SampleDeclaration: Sendable, Equatable {
    let declaredAt: Instant
    let divisionCode: String
    let temperature: Int
    let symptoms: [Symptom]
    let symptomOther: String?
    let contact: ContactAnswer
    let stay: StayAnswer
    let riskAreas: [String]
}

/// Fictional people, the same for the same seed, of every grade, document type and itinerary shape.
///
/// Nobody can take them for real: each name begins with 样, which is no family name, or with SAMPLE; resident numbers
/// have birth dates from 1880 to 1899, so no living person holds one; the other numbers lie outside what is issued
/// (``SampleDocuments``). The registry marks them `sample` besides.
struct SamplePeople: Sendable {
    let seed: UInt64
    /// What dates are counted back from.
    let now: Instant

    /// Person number `index`, from 0; independent of how many are made.
    func person(_ index: Int) -> SamplePerson {
        var random = SplitMix64(seed: seed ^ (UInt64(truncatingIfNeeded: index) &* 0xD134_2543_DE82_EF95))
        let certType = Self.certTypes[index % Self.certTypes.count]
        let grade = Self.grades[index % Self.grades.count]
        let document = SampleDocuments.document(certType, index: index, seed: seed, &random)
        let home = random.pick(SamplePlaces.districts)
        var row = PersonRow(name: SampleNames.name(certType, index: index), document: document.number)
        row.sex = document.sex ?? random.pick([.male, .female])
        row.nationality = document.nationality
        row.domicileCode = certType == .residentID ? String(document.number.number.prefix(6)) : nil
        row.address = "样例路\(random.below(900) + 1)号"
        // No mobile number begins with 12.
        row.phone = "12000" + Self.padded(index % 1_000_000, 6)
        row.diseaseHistory = random.below(6) == 0 ? ["99"] : []
        row.grade = grade
        row.reasonCode = GradeReason.usual(for: grade).rawValue
        row.guide = GradeReason.usual(for: grade).guide.zh
        row.divisionCode = home
        row.tests = tests(grade, index, &random)
        return SamplePerson(
            row: row, reports: reports(grade, home, index, &random),
            trips: SampleItineraries(now: now, home: home).trips(index: index, &random),
            declarations: declarations(grade, home, index, &random))
    }

    /// Document types as they take turns: 20 slots, each type at least once.
    static let certTypes: [CertType] = [
        .residentID, .residentID, .passport, .residentID, .hkMacauPermit, .residentID, .residentID, .taiwanPermit,
        .residentID, .foreignResident, .residentID, .residentID, .taiwanOneTime, .residentID, .other, .residentID,
        .passport, .residentID, .hkMacauPermit, .taiwanPermit,
    ]

    /// Grades as they take turns: 11 slots, a count that shares no factor with the other turns.
    static let grades: [Grade] = [
        .low, .low, .medium, .low, .high, .low, .contact, .low, .unassessed, .low, .medium,
    ]

    /// Whole digits with leading zeros.
    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
