/// How a run of keys came in, by its own times: for the test of a scanner.
public struct BurstFacts: Hashable, Sendable {
    /// What ended a run.
    public enum End: String, CaseIterable, Hashable, Sendable {
        case cr = "CR"
        case lf = "LF"
        case tab = "Tab"
        case etx = "ETX"
        /// A keypad's Enter or another key that is written as a sequence.
        case enter = "Enter"
    }

    /// How many characters there were.
    public var characters: Int
    /// Milliseconds from the first character to the last.
    public var milliseconds: Int
    /// The longest time between two characters, in milliseconds.
    public var longestGap: Int
    /// What ended it, in the order in which it came; empty where nothing did.
    public var ends: [End]

    /// What was measured.
    public init(characters: Int, milliseconds: Int, longestGap: Int, ends: [End]) {
        self.characters = characters
        self.milliseconds = milliseconds
        self.longestGap = longestGap
        self.ends = ends
    }

    /// Tenths of a millisecond from one character to the next on the average; 0 where there is one alone.
    public var tenthsPerCharacter: Int { characters > 1 ? milliseconds * 10 / (characters - 1) : 0 }
}
