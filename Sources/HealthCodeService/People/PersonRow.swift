internal import HealthCode

/// A person as a register hands them over: the columns of an import file, checked (protocol 3, Person).
///
/// What is nil or empty was not given, and an import leaves what the registry already holds there.
struct PersonRow: Sendable, Equatable {
    /// A test result that came with the row (3.9, hsjc and ktjc).
    struct Test: Sendable, Equatable {
        let kind: TestKind
        let result: TestResult
        let at: Instant
        let place: String?
    }

    var name: String
    var document: DocumentNumber
    var sex: Sex?
    var nationality: String?
    var domicileCode: String?
    var address: String?
    var phone: String?
    var diseaseHistory: [String] = []
    /// nil: never assessed. Such a person declares their health before a code is made (2007).
    var grade: Grade?
    var reasonCode: String?
    var guide: String?
    /// The division whose authority assessed the person; nil: the service's own.
    var divisionCode: String?
    var tests: [Test] = []
}

/// The two tests that 6.4 reports, by the word of the registry (3.9).
enum TestKind: String, Sendable, CaseIterable {
    /// Nucleic acid, hsjc.
    case pcr
    /// Antibody, ktjc.
    case antibody

    /// The members of 6.4 for this test: the object, its result, its place, its time.
    var members: (object: String, result: String, place: String, time: String) {
        switch self {
        case .pcr: ("hsjc", "hsjcjg", "hsjcjgmc", "hsjcsj")
        case .antibody: ("ktjc", "ktjcjg", "ktjcjgmc", "ktjcsj")
        }
    }
}
