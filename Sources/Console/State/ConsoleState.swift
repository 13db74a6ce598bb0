public import Checkpoint
public import HealthCode

/// Everything the console knows; changed by ``update(_:_:)`` alone, drawn by ``view(_:_:)``.
public struct ConsoleState: Sendable {
    /// What the site sets.
    public var settings: ConsoleSettings
    /// Makes a fresh UUID for a scan.
    public var makeRequestId: @Sendable () -> String

    /// The time of the last event.
    public internal(set) var now: Moment
    /// The way to the service.
    public internal(set) var link: LinkState = .unknown
    /// The scan that the screen is about.
    public internal(set) var current: Presentation?
    /// Since when a scan's first bytes are here and its end is not, in milliseconds of uptime.
    public internal(set) var readingSince: Int64?
    /// What is typed into the field of the main screen.
    public internal(set) var field = ""
    /// Whom the number being typed is about, if a verdict stood at its first key.
    public internal(set) var fieldSubject: TemperatureSubject?
    /// A decision key that is held against a burst.
    public internal(set) var heldDecision: HeldDecision?
    /// What stands over the main screen.
    public internal(set) var overlay: Overlay?
    /// What the overlay goes back to when it closes: the queue, where it was opened from there.
    public internal(set) var beneath: Overlay?
    /// The document form's draft; kept while a scan interrupts it.
    public internal(set) var form = FormState()
    /// Recent scans, newest first.
    public internal(set) var recent: [RecentEntry] = []
    /// Alerts that nobody has acknowledged, oldest first.
    public internal(set) var alerts: [StandingAlert] = []
    /// How much waits in the outbox; nil where no ledger has said so.
    public internal(set) var backlog: Backlog?
    /// How the upload stands; nil where nobody has said so.
    public internal(set) var upload: Upload?
    /// How far the system's clock is off from the service's, in milliseconds; 0 where that is not known.
    public internal(set) var clockSkew: Int64 = 0
    /// What the last download of trust brought.
    public internal(set) var trust: TrustReport?
    /// When the kept trust was taken, in milliseconds of uptime; nil where nobody has said so.
    public internal(set) var trustTaken: Int64?
    /// Why the last download of trust failed; nil once one worked.
    public internal(set) var trustFailure: ServiceFailure?
    /// Whether the end of trust has been told; it is told once.
    var trustEndTold = false
    /// The part of the outbox that was read last.
    public internal(set) var queue = QueuePage()
    /// The part of the records that is at hand.
    public internal(set) var records = RecordsState()
    /// The assisted services; blank whenever the screen locks.
    public internal(set) var assist = AssistState()
    /// The day of the statistics screen.
    public internal(set) var statistics = StatisticsState()
    /// What the doctor found, and what a scanner's test brought.
    public internal(set) var doctor = DoctorState()
    /// When a key last asked for a probe, in milliseconds of uptime.
    public internal(set) var lastWake: Int64?
    /// How often each verdict was painted since ``began``.
    public internal(set) var counters: [VerdictKind: Int] = [:]
    /// How many scans each minute brought.
    public internal(set) var pace = ScanPace()
    /// When the session began, or the shift that somebody said is new.
    public internal(set) var began: Instant
    /// Whether somebody switched the sound off; the status bar says so.
    public internal(set) var isMuted: Bool
    /// The line of message, and until when it stands in milliseconds of uptime.
    public internal(set) var message: Message?
    /// When the last key or scan came, in milliseconds of uptime.
    public internal(set) var lastInput: Int64
    /// How often the PIN was wrong.
    public internal(set) var pinTries = PINTries()
    /// True once the console is to end.
    public internal(set) var isFinished = false

    /// A console that has seen nothing yet.
    public init(
        settings: ConsoleSettings = ConsoleSettings(), now: Moment, makeRequestId: @escaping @Sendable () -> String
    ) {
        self.settings = settings
        self.now = now
        isMuted = settings.isMuted
        began = now.wall
        lastInput = now.uptime
        self.makeRequestId = makeRequestId
    }
}

/// How the upload stands, and since when.
public struct Upload: Hashable, Sendable {
    /// What the uploader said.
    public let state: UploadState
    /// When it said so, in milliseconds of uptime.
    public let since: Int64
}

/// Whom a temperature is about: bound at its first key, so that it can never fall to the next person.
public struct TemperatureSubject: Hashable, Sendable {
    /// The scan.
    public let requestId: String
    /// What stood on the screen; the verdict may clear while somebody types.
    public let presentation: Presentation
}

/// A decision key held back for a moment; see ``ConsoleSettings/decisionHold``.
public struct HeldDecision: Hashable, Sendable {
    /// The key's character, which becomes text if a burst follows.
    public let character: Character
    /// What it decides.
    public let decision: GateDecision
    /// When it counts, in milliseconds of uptime.
    public let due: Int64
}

/// One line for the person at the keyboard.
public struct Message: Hashable, Sendable {
    /// The words.
    public let words: Words
    /// Until when it stands, in milliseconds of uptime.
    public let until: Int64
}
