public import Cells
public import Checkpoint
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
    /// Who is on duty as the service knows it, at most 36 characters; written with decisions and acknowledgements.
    public var operatorRef: String?
    /// The shift or operator, as the configuration gives it.
    public var operatorName = ""
    /// The site's keys.
    public var keys: KeyMap = .standard
    /// Whether samples can be asked for: `kakou demo`.
    public var isDemo = false
    /// How long a verdict stands.
    public var dwell: Int64 = 10_000
    /// How long a verdict is waited for; profile 3.12.
    public var verifyDeadline: Int64 = 3_000
    /// How long after the deadline the station may say by itself that it passed, and whether the scan is on disk.
    public var deadlineGrace: Int64 = 200
    /// How often a key may ask for a probe while the service does not answer; offline.md, Q8.
    public var wakePause: Int64 = 4_000
    /// How far the system's clock may be off before the status bar says so; offline.md, Q9.
    public var skewLimit: Int64 = 30_000
    /// How old trust may be before codes can no longer be checked here; profile 3.19.
    public var trustLife: Int64 = 86_400_000
    /// How old it may be before the status bar says so: well before it runs out, and not at every missed download.
    public var trustWarning: Int64 = 7_200_000
    /// How many rows of the outbox are read at once.
    public var queuePage = 200
    /// How long `+`, `*` and `-` are held, so that a burst is never a decision.
    public var decisionHold: Int64 = 60
    /// How long a temperature may be added to a verdict; profile 3.21.4.
    public var temperatureWindow: Int64 = 120_000
    /// Whether the console begins without sound.
    public var isMuted = false
    /// Whether the site set a PIN; without one Enter opens a locked screen.
    public var hasPIN = false
    /// Whether the console is all there is on this machine: leaving it wants the PIN.
    public var isKiosk = false
    /// After how long without a key or a scan the screen locks; never where nil.
    public var idleLock: Int64?
    /// How long a form of F6 waits behind another screen before it is thrown away, so that nobody's number stays.
    public var formLife: Int64 = 300_000
    /// How long a message stands in the message line.
    public var messageTime: Int64 = 6_000
    /// How many entries the list of recent scans keeps.
    public var recentLimit = 200
    /// How many characters the field takes.
    public var fieldLimit = 512

    /// What the scanner sends around every code.
    public var affixes = ScanAffixes()
    /// The longest time between two keys of a scanner, in milliseconds, as the terminal was told.
    public var burstGap = 30

    /// console.md's values.
    public init() {}

    /// The language that can be shown: a terminal without CJK has English.
    public var shownLanguage: Language { glyphs == .ascii ? .en : language }
}
