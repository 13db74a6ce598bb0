public import Cells
public import HealthCode

/// What a site sets; times in milliseconds of uptime.
public struct ConsoleSettings: Hashable, Sendable {
    /// The language of the screen; ``GlyphSet/ascii`` makes it English.
    public var language: Language = .zh
    /// What may be drawn with.
    public var glyphs: GlyphSet = .blocks
    /// The gate's name, as enrolment or the configuration gives it.
    public var gateName = ""
    /// The gate's id as the service knows it; shown where the name cannot be.
    public var gateId = ""
    /// The shift or operator, as the configuration gives it.
    public var operatorName = ""
    /// Whether samples can be asked for: `kakou demo`.
    public var isDemo = false
    /// How long a verdict stands.
    public var dwell: Int64 = 10_000
    /// How long a verdict is waited for; profile 3.12.
    public var verifyDeadline: Int64 = 3_000
    /// How long `+`, `*` and `-` are held, so that a burst is never a decision.
    public var decisionHold: Int64 = 60
    /// How long a temperature may be added to a verdict; profile 3.21.4.
    public var temperatureWindow: Int64 = 120_000
    /// How long a message stands in the message line.
    public var messageTime: Int64 = 6_000
    /// How many entries the list of recent scans keeps.
    public var recentLimit = 200
    /// How many characters the field takes.
    public var fieldLimit = 512

    /// console.md's values.
    public init() {}

    /// The language that can be shown: a terminal without CJK has English.
    public var shownLanguage: Language { glyphs == .ascii ? .en : language }
}
