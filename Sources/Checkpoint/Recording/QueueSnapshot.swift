public import HealthCode

/// How many rows are where: the status bar's number and F4's heading.
public struct Backlog: Hashable, Sendable {
    /// Rows of each state; ``OutboxState/done`` is left out.
    public var counts: [OutboxState: Int]
    /// When the oldest pending row was scanned, by the wall clock.
    public var oldest: Instant?
    /// Alerts that nobody has acknowledged.
    public var alerts: Int

    /// Counts.
    public init(counts: [OutboxState: Int] = [:], oldest: Instant? = nil, alerts: Int = 0) {
        self.counts = counts
        self.oldest = oldest
        self.alerts = alerts
    }

    /// Rows that still have to reach the service.
    public var pending: Int { counts.reduce(0) { $0 + ($1.key.isPending ? $1.value : 0) } }
}

/// A row of F4 and of `kakou queue list`; holds nothing that names a person.
public struct QueueEntry: Hashable, Sendable {
    /// The row's number.
    public var seq: Int64
    /// Its key.
    public var requestId: String
    /// `code`, `document` or `carried`.
    public var kind: String
    /// Where it stands.
    public var state: OutboxState
    /// How often it was sent.
    public var attempts: Int
    /// The class of the last answer.
    public var lastClass: AnswerClass?
    /// The code of the last answer.
    public var lastCode: String?
    /// When it was scanned, by the wall clock.
    public var scannedWall: Instant
    /// Milliseconds since the scan.
    public var ageMilliseconds: Int64
    /// Milliseconds until it may be sent again; 0 for now.
    public var dueMilliseconds: Int64
    /// What the staff did.
    public var decision: GateDecision
    /// Why it was given up, or what somebody noted.
    public var note: String?

    /// An entry.
    public init(
        seq: Int64, requestId: String, kind: String, state: OutboxState, attempts: Int, lastClass: AnswerClass?,
        lastCode: String?, scannedWall: Instant, ageMilliseconds: Int64, dueMilliseconds: Int64,
        decision: GateDecision, note: String?
    ) {
        self.seq = seq
        self.requestId = requestId
        self.kind = kind
        self.state = state
        self.attempts = attempts
        self.lastClass = lastClass
        self.lastCode = lastCode
        self.scannedWall = scannedWall
        self.ageMilliseconds = ageMilliseconds
        self.dueMilliseconds = dueMilliseconds
        self.decision = decision
        self.note = note
    }
}

/// An alert as the ledger keeps it, until somebody acknowledges it.
public struct LedgerAlert: Hashable, Sendable {
    /// The scan.
    public var requestId: String
    /// When it was scanned.
    public var scannedAt: Instant
    /// The masked name, if the answer brought one.
    public var maskedName: String
    /// The masked number, likewise.
    public var maskedNumber: String
    /// What it turned out to be.
    public var kind: VerdictKind
    /// Whether it was so at the scan or came since; nil for an answer that does not say.
    public var basis: AlertBasis?

    /// An alert.
    public init(
        requestId: String, scannedAt: Instant, maskedName: String, maskedNumber: String, kind: VerdictKind,
        basis: AlertBasis?
    ) {
        self.requestId = requestId
        self.scannedAt = scannedAt
        self.maskedName = maskedName
        self.maskedNumber = maskedNumber
        self.kind = kind
        self.basis = basis
    }
}
