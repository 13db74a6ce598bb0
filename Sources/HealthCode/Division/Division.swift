/// An administrative division after GB/T 2260.
public struct Division: Hashable, Sendable {
    /// Six digits.
    public let code: String
    /// Its own name without its parents', `西湖区`.
    public let name: String

    /// Pairs a code with its name.
    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}
