internal import HealthCode
internal import HealthCodeService

/// Who walks up in a demo, so that a newcomer meets every verdict.
enum DemoPart: CaseIterable {
    case green, yellow, red, orange, unassessed
    /// A real code with another grade written into it.
    case forged
    /// A code signed by a key that nobody here knows.
    case unknownIssuer
    /// The last code once more, at once.
    case sameAgain
    /// A code that was revoked a moment ago.
    case revoked
    /// A code made at the start whose life is over; somebody green instead while it still lives.
    case expired
    /// A code for another purpose.
    case notACode

    /// The order of appearance, again and again.
    static let programme: [DemoPart] = [
        .green, .yellow, .red, .green, .orange, .forged, .green, .unassessed, .sameAgain, .revoked, .green, .notACode,
        .expired, .unknownIssuer,
    ]

    /// The grade of the person who comes.
    var grade: Grade {
        switch self {
        case .yellow: .medium
        case .red, .forged: .high
        case .orange: .contact
        case .unassessed: .unassessed
        case .green, .unknownIssuer, .sameAgain, .revoked, .expired, .notACode: .low
        }
    }
}

/// The sample people by grade, each taking a turn.
struct DemoCast {
    private var people: [Grade: [PersonListing]] = [:]
    private var turns: [Grade: Int] = [:]

    /// Those of the registry who have a code at all.
    init(_ everybody: [PersonListing]) {
        for person in everybody where person.state == "open" {
            guard let grade = person.healthStatus else { continue }
            people[grade, default: []].append(person)
        }
    }

    /// The next person of a grade; `nil` where the registry has none.
    mutating func next(_ grade: Grade) -> PersonListing? {
        guard let ones = people[grade], !ones.isEmpty else { return nil }
        let turn = turns[grade, default: 0]
        turns[grade] = turn + 1
        return ones[turn % ones.count]
    }
}
