import HealthCode
import Testing

@testable import HealthCodeService

@Suite("Registry: sample people")
struct RegistrySampleTests {
    static let now = Instant(milliseconds: 1_795_000_000_000)
    let samples = SamplePeople(seed: 38_963, now: now)

    @Test("The same seed gives the same people, another seed others")
    func determinism() {
        let again = SamplePeople(seed: 38_963, now: Self.now)
        let other = SamplePeople(seed: 7, now: Self.now)
        for index in 0..<200 { #expect(samples.person(index) == again.person(index)) }
        #expect((0..<200).contains { samples.person($0).row.document != other.person($0).row.document })
    }

    @Test("200 people have every grade, document type, travel mode, test result and itinerary shape")
    func coverage() {
        let people = (0..<200).map(samples.person)
        #expect(Set(people.compactMap(\.row.grade)) == Set(Grade.allCases))
        #expect(Set(people.map(\.row.document.certType)) == Set(CertType.allCases))
        #expect(Set(people.flatMap(\.trips).map(\.mode)) == Set(TravelMode.allCases))
        #expect(Set(people.flatMap(\.row.tests).map(\.result)) == Set(TestResult.allCases))
        #expect(Set(people.flatMap(\.row.tests).map(\.kind)) == Set(TestKind.allCases))
        #expect(people.contains { $0.trips.isEmpty })
        #expect(people.contains { $0.trips.count == 1 })
        #expect(people.contains { $0.trips.contains { !$0.stopOver.isEmpty } })
        #expect(people.contains { $0.trips.contains { $0.from == Divisions.abroad && $0.fromCountry != nil } })
        #expect(people.contains { $0.trips.contains { $0.arriveAt == nil } })
        #expect(people.contains { overlap($0.trips) })
        #expect(people.contains { $0.reports.count > 1 })
        #expect(Set(people.flatMap(\.declarations).flatMap(\.symptoms)).isSuperset(of: [.noSymptoms, .cold, .other]))
        for grade in Grade.allCases {
            for certType in CertType.allCases where grade == .low || grade == .medium {
                #expect(people.contains { $0.row.grade == grade && $0.row.document.certType == certType })
            }
        }
    }

    @Test("Names run through the lengths that masking tells apart, and none could be a person's")
    func names() {
        let names = (0..<200).map { samples.person($0).row.name }
        #expect(names.allSatisfy { $0.hasPrefix("样") || $0.hasPrefix("SAMPLE ") })
        #expect(Set(names.map(\.count)).isSuperset(of: [2, 3, 4]))
        #expect(names.contains { $0.contains("·") })
        #expect(names.contains { $0.allSatisfy { $0.isASCII } })
    }

    @Test("Resident numbers pass GB 11643, begin with a division of today, and are of nobody alive")
    func residents() throws {
        for index in 0..<5_000 {
            let document = samples.person(index).row.document
            guard document.certType == .residentID else { continue }
            let number = try ResidentNumber(document.number)
            #expect(Divisions.isCurrent(String(number.digits.prefix(6))))
            #expect(["188", "189"].contains(String(number.digits.dropFirst(6).prefix(3))))
            let isMale = (number.digits.dropFirst(16).first?.wholeNumberValue ?? 0) % 2 == 1
            #expect(samples.person(index).row.sex == (isMale ? .male : .female))
        }
    }

    @Test("20,000 of a million people have 20,000 numbers")
    func uniqueness() {
        var numbers: Set<DocumentNumber> = []
        for index in stride(from: 0, to: 1_000_000, by: 50) { numbers.insert(samples.person(index).row.document) }
        #expect(numbers.count == 20_000)
    }

    @Test("Places exist, times are in order and within what 6.2 and 6.3 take")
    func places() {
        for person in (0..<500).map(samples.person) {
            for trip in person.trips {
                #expect(([trip.from, trip.to] + trip.stopOver).allSatisfy(Divisions.isTripEnd))
                #expect((trip.from == Divisions.abroad) == (trip.fromCountry != nil))
                #expect((trip.to == Divisions.abroad) == (trip.toCountry != nil))
                #expect(trip.arriveAt.map { $0 >= trip.departAt } ?? true)
                #expect(Self.now - trip.departAt < 14 * 86_400_000)
                #expect(!trip.mode.needsVehicle || trip.vehicleNo != nil)
            }
            for declaration in person.declarations {
                #expect(Divisions.isCurrent(declaration.divisionCode))
                #expect(TemperatureRule.bounds.contains(declaration.temperature))
                #expect(declaration.declaredAt < Self.now)
                #expect(!Symptom.areContradictory(declaration.symptoms))
                #expect((declaration.stay == .yes) == !declaration.riskAreas.isEmpty)
                #expect(declaration.symptoms.contains(.other) == (declaration.symptomOther != nil))
            }
            #expect(person.reports.allSatisfy { Divisions.isCurrent($0.divisionCode) })
            let worst = person.reports.map(\.grade).reduce(Grade.low, Grade.worse)
            #expect(worst == person.row.grade)
        }
    }

    private func overlap(_ trips: [SampleTrip]) -> Bool {
        guard trips.count == 2, let end = trips[0].arriveAt, let other = trips[1].arriveAt else { return false }
        return trips[0].departAt < other && trips[1].departAt < end
    }
}
