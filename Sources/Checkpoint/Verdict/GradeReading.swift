public import HealthCode

/// A grade as it came over the wire: one of the table, or a value this version does not know, which is never green.
public enum GradeReading: Hashable, Sendable {
    /// A grade of profile 3.4.
    case known(Grade)
    /// Something else; kept to be shown, at most 8 visible characters.
    case unknown(String)

    /// Reads `healthStatus`.
    public init(wire: String) {
        if let grade = Grade(rawValue: wire) {
            self = .known(grade)
        } else {
            self = .unknown(PlainText.visible(wire, limit: 8))
        }
    }

    /// The grade, if it is one of the table.
    public var grade: Grade? {
        if case .known(let grade) = self { grade } else { nil }
    }

    /// The wire value.
    public var wire: String {
        switch self {
        case .known(let grade): grade.rawValue
        case .unknown(let text): text
        }
    }
}
