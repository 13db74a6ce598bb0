/// What a verdict is about, which decides how it may look: grade colours belong to grades alone; console.md "Verdicts".
public enum VerdictRole: String, CaseIterable, Hashable, Sendable {
    /// Grade 00, filled green. ``VerdictKind/pass`` is the only verdict that wears it.
    case gradeLow
    /// Grade 01.
    case gradeMedium
    /// Grade 10.
    case gradeHigh
    /// Grade 11.
    case gradeContact
    /// Grade 20.
    case gradeUnassessed
    /// About the code or the document, in no grade's colour.
    case code
    /// About the device or the network: black on white, hatched.
    case device

    /// Whether the role is a grade's.
    public var isGrade: Bool {
        switch self {
        case .gradeLow, .gradeMedium, .gradeHigh, .gradeContact, .gradeUnassessed: true
        case .code, .device: false
        }
    }
}
