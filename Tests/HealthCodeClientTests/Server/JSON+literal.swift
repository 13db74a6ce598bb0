public import HealthCodeAPI

/// Texts in tests read better as they are.
extension JSON: ExpressibleByUnicodeScalarLiteral {}
extension JSON: ExpressibleByExtendedGraphemeClusterLiteral {}
extension JSON: ExpressibleByStringLiteral {
    /// The text.
    public init(stringLiteral value: String) { self = .string(value) }
}
