public import HealthCode

/// A point of one boot of the machine: CLOCK_BOOTTIME, which nobody can set and which counts sleep too.
public struct BootTime: Hashable, Sendable {
    /// The kernel's random id of the boot, 36 characters.
    public var bootId: String
    /// Milliseconds since the boot.
    public var milliseconds: Int64

    /// A point of a boot.
    public init(bootId: String, milliseconds: Int64) {
        self.bootId = bootId
        self.milliseconds = milliseconds
    }
}

/// A scan as the ledger keeps it for the service; opened, so only for as long as it is being sent.
public struct OutboxRow: Hashable, Sendable {
    /// What there is to deliver.
    public enum Content: Hashable, Sendable {
        /// A scan of this device.
        case own(ScanPayload, temperature: Int?)
        /// An item of another device, octet for octet with its `origin`; protocol.md 3.20.
        case carried(custNum: String, item: [UInt8])
    }

    /// The row's number in this ledger; later scans have larger ones.
    public var seq: Int64
    /// The idempotency key, kept for every try.
    public var requestId: String
    /// What the scan is about: the codeId, or the keyed hash of type and number. Order is kept per subject only.
    public var subject: [UInt8]
    /// What to send.
    public var content: Content
    /// Where it stands.
    public var state: OutboxState
    /// How often it was sent.
    public var attempts: Int
    /// How often it failed in class ``AnswerClass/link`` when sent alone while others succeeded.
    public var aloneFailures: Int
    /// Whether it was dated anew after 1006 or 3010; that is done once.
    public var isDatedAnew: Bool
    /// When the scan happened by this machine's two clocks.
    public var scannedBoot: BootTime
    /// The wall clock then, which may have been wrong.
    public var scannedWall: Instant
    /// The corrected time of the scan: fixed when the row is first sent.
    public var scannedAt: Instant?
    /// What the device showed: an outcome word, `clock-unknown` added by dating. At most 16 characters.
    public var localOutcome: String
    /// What the staff did.
    public var decision: GateDecision
    /// Why, at most 64 characters.
    public var decisionReason: String?
    /// Who was on duty, at most 36 characters.
    public var operatorRef: String?
    /// The customer number of the enrolment under which it was scanned; nil where none was known, and for a carried item,
    /// which says so itself.
    public var custNum: String?
    /// Whether that is an enrolment of the past; found out by whoever sends it.
    public var isFormer = false

    /// A row.
    public init(
        seq: Int64, requestId: String, subject: [UInt8], content: Content, state: OutboxState, attempts: Int = 0,
        aloneFailures: Int = 0, isDatedAnew: Bool = false, scannedBoot: BootTime, scannedWall: Instant,
        scannedAt: Instant? = nil, localOutcome: String = "", decision: GateDecision = .none,
        decisionReason: String? = nil, operatorRef: String? = nil, custNum: String? = nil
    ) {
        self.seq = seq
        self.requestId = requestId
        self.subject = subject
        self.content = content
        self.state = state
        self.attempts = attempts
        self.aloneFailures = aloneFailures
        self.isDatedAnew = isDatedAnew
        self.scannedBoot = scannedBoot
        self.scannedWall = scannedWall
        self.scannedAt = scannedAt
        self.localOutcome = localOutcome
        self.decision = decision
        self.decisionReason = decisionReason
        self.operatorRef = operatorRef
        self.custNum = custNum
    }
}
