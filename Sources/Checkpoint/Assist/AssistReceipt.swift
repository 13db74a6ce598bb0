public import HealthCode

/// What the service answered to an ``AssistOrder`` that it took; no personal data but the code itself.
public enum AssistReceipt: Hashable, Sendable {
    /// A health declaration's number, the grade now, and until when it counts.
    case declared(id: String, grade: GradeReading, validUntil: Instant?)
    /// An itinerary's number, how many trips were taken, and which of them overlap, by pairs counted from 0.
    case travelled(id: String, accepted: Int, overlaps: [[Int]])
    /// A code.
    case made(IssuedCode)
    /// A correction's number, how far it is, when an outcome may be expected, and how many reviewers it takes.
    case corrected(id: String, status: CorrectionStatus, expected: Instant?, reviewers: Int?)

    /// The number that the person is given; nil for a code, which is its own.
    public var serialNumber: String? {
        switch self {
        case .declared(let id, _, _), .travelled(let id, _, _), .corrected(let id, _, _, _): id
        case .made: nil
        }
    }
}

/// A code as the service issued it.
public struct IssuedCode: Hashable, Sendable {
    /// The text of the symbol.
    public let content: String
    /// The grade at the making.
    public let grade: GradeReading
    /// When its life ends, by the service's clock.
    public let expiresAt: Instant?

    /// A code.
    public init(content: String, grade: GradeReading, expiresAt: Instant?) {
        self.content = content
        self.grade = grade
        self.expiresAt = expiresAt
    }
}
