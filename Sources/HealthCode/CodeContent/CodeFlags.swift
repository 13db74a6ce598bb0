/// The low nibble of a code's second octet; profile 3.11.
public struct CodeFlags: OptionSet, Hashable, Sendable {
    /// Four bits; the upper nibble is never written.
    public let rawValue: UInt8

    /// Takes all eight bits, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Made for a member of the family; profile 3.21.6.
    public static let family = CodeFlags(rawValue: 1)
    /// Printed: life up to 14 days, no use limit; profile 3.21.6.
    public static let printed = CodeFlags(rawValue: 2)

    /// Every flag that this version knows.
    public static let known: CodeFlags = [.family, .printed]
}
