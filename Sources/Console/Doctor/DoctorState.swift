public import Cells
public import Checkpoint

/// Which page of the doctor screen.
public enum DoctorPage: Hashable, Sendable {
    /// What was looked at.
    case checks
    /// The scanner's test code.
    case sheet
}

/// What the doctor screen shows.
public struct DoctorState: Hashable, Sendable {
    /// What was found, in the table's order.
    public var findings: [Finding] = []
    /// Whether more is on its way.
    public var isAsked = false
    /// The first finding shown, the worst being 0; past the last there are the glyphs of a small window.
    public var offset = 0
    /// The scanner's test.
    public var sheet = SheetState()

    /// Nothing looked at.
    public init() {}
}

/// The scanner's test: what came of the last reading.
public struct SheetState: Hashable, Sendable {
    /// What became of the text; nil until something was read.
    public var judgement: SheetJudgement?
    /// How the keys came; nil for a reading that was no run of keys.
    public var facts: BurstFacts?
    /// Whether the keys came too slowly to be told from a person's.
    public var isSlow = false
    /// What comes in key by key and has not ended.
    public var typed = SlowKeys()

    /// Nothing read.
    public init() {}
}

/// Keys that come too slowly for a burst, and their times in milliseconds of uptime.
public struct SlowKeys: Hashable, Sendable {
    /// The most that are kept.
    static let limit = 512

    /// The characters.
    public var text = ""
    /// When the first one came.
    public var began: Int64 = 0
    /// When the last one came.
    public var last: Int64 = 0
    /// The longest time between two.
    public var longestGap: Int64 = 0

    /// None yet.
    public init() {}

    mutating func add(_ character: Character, at time: Int64) {
        guard text.count < Self.limit else { return }
        if text.isEmpty { began = time } else { longestGap = max(longestGap, time - last) }
        last = time
        text.append(character)
    }

    var facts: BurstFacts {
        BurstFacts(
            characters: text.count, milliseconds: Int(clamping: last - began), longestGap: Int(clamping: longestGap),
            ends: [])
    }
}
