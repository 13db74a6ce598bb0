/// The sound of a verdict: short and long marks, so that a guard hears the grade without looking.
public struct Tone: Hashable, Sendable {
    /// `.` is short (80 ms), `-` long (300 ms), a space a pause (120 ms); 1 to 7 marks.
    public let pattern: String

    /// A tone of these marks.
    public init(_ pattern: String) {
        self.pattern = pattern
    }

    /// How many times a terminal that can only ring its bell rings it.
    public var rings: Int { pattern.utf8.count(where: { $0 != UInt8(ascii: " ") }) }
}
