/// What a scanner is set to send before and after every code, beside the key that ends it.
public struct ScanAffixes: Hashable, Sendable {
    /// The longest of either, in characters.
    public static let limit = 16

    /// Before the code; empty where there is none.
    public var prefix: String
    /// After the code; empty where there is none.
    public var suffix: String

    /// Both; each is printable ASCII of at most ``limit`` characters.
    public init(prefix: String = "", suffix: String = "") {
        self.prefix = prefix
        self.suffix = suffix
    }

    /// The read without them, in either letter case, for Caps Lock changes them too.
    ///
    /// A read that lacks one is left as it is there: a second scanner may be set otherwise, and what is left decides.
    public func stripped(_ read: String) -> String {
        var rest = read[...]
        if !prefix.isEmpty, rest.count >= prefix.count, Self.isSame(rest.prefix(prefix.count), prefix) {
            rest = rest.dropFirst(prefix.count)
        }
        if !suffix.isEmpty, rest.count >= suffix.count, Self.isSame(rest.suffix(suffix.count), suffix) {
            rest = rest.dropLast(suffix.count)
        }
        return String(rest)
    }

    private static func isSame(_ part: Substring, _ affix: String) -> Bool { part.lowercased() == affix.lowercased() }
}
