public import HealthCode

/// What is typed into the document form, F3.
public struct FormState: Hashable, Sendable {
    /// The fields in their order.
    public enum Field: Int, CaseIterable, Hashable, Sendable {
        case type, number, name
    }

    /// The chosen type.
    public var certType: CertType = .residentID
    /// The number as typed, letters folded to capitals.
    public var number = ""
    /// The name as typed.
    public var name = ""
    /// Where keys go.
    public var focus: Field = .number
    /// Whether Enter was pressed on an incomplete form, so that empty fields are faults too.
    public var isSubmitted = false

    /// An empty form.
    public init() {}
}
