public import Checkpoint
public import HealthCode

/// One scan in the list of recent ones.
public struct RecentEntry: Hashable, Sendable {
    /// The scan's requestId.
    public let requestId: String
    /// When it was scanned.
    public let at: Instant
    /// What was painted for it; nil where the next scan came first.
    public var shown: VerdictKind?
    /// What is known of it now: what was painted, or a later answer.
    public var kind: VerdictKind?
    /// The masked name, if an answer brought one.
    public var maskedName: String
    /// The masked number, if an answer brought one.
    public var maskedNumber: String
    /// What the staff decided.
    public var decision: GateDecision
    /// Whether the answer came too late to be painted.
    public var isLate: Bool
    /// The row that keeps it; nil where it is on no disk.
    public var rowId: String?
}

/// A standing alert: an answer that contradicts what was shown and done.
public struct StandingAlert: Hashable, Sendable {
    /// The scan it is about: the requestId of its row, where it has one.
    public let requestId: String
    /// When that was scanned.
    public let at: Instant
    /// The masked name, if known.
    public let maskedName: String
    /// The masked number, if known.
    public let maskedNumber: String
    /// What it turned out to be.
    public let kind: VerdictKind
    /// Whether it was so at the scan or came since; nil where the answer does not say.
    public let basis: AlertBasis?
    /// Whether the ledger knows of the scan, so that it has to hear who acknowledged the alert.
    public let isKept: Bool
    /// Whether the ledger has listed it, so that it goes when the ledger's list has it no more.
    public var isListed = false
}
