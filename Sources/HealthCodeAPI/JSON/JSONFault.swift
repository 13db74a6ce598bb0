/// Why octets are not an acceptable JSON text, and at which octet it showed.
public struct JSONFault: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Cause: String, CaseIterable, Hashable, Sendable {
        case endedEarly = "the text ends early"
        case unexpected = "an octet that RFC 8259 does not allow here"
        case trailing = "something follows the value"
        case tooDeep = "nested too deep"
        case tooLong = "too many octets"
        case duplicateName = "a member name occurs twice"
        case notUTF8 = "a string is not valid UTF-8"
        case badEscape = "an escape that RFC 8259 does not know"
        case loneSurrogate = "half a surrogate pair"
        case controlCharacter = "a control character stands in a string unescaped"
        case badNumber = "a number that RFC 8259 does not allow"
    }

    /// What is wrong.
    public let cause: Cause
    /// The octet, from 0.
    public let offset: Int
}

/// What a JSON text may at most be.
public struct JSONLimits: Hashable, Sendable {
    /// Levels of objects and arrays; the outermost counts 1 (protocol 3.21.2).
    public var depth: Int
    /// Octets of the whole text.
    public var size: Int

    /// Limits; as a rule depth 16 and 256 KiB (protocol section 2).
    public init(depth: Int = 16, size: Int = 256 * 1024) {
        self.depth = depth
        self.size = size
    }
}
