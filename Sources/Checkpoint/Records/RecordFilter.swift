public import HealthCode

/// Which scans of the ledger are wanted, F5: every part that is set has to hold.
public struct RecordFilter: Hashable, Sendable {
    /// What a scan came to.
    public enum Outcome: Hashable, Sendable {
        /// The service's verdict is one of these, whose outcome word is the same.
        case verdict(OutcomeWord)
        /// No service has judged it: this is nobody's grade.
        case unverified
    }

    /// What it came to.
    public var outcome: Outcome?
    /// Who decided, by the reference that is written with decisions; exact.
    public var operatorRef: String?
    /// What was decided.
    public var decision: GateDecision?
    /// Scanned at this time or later, by the device's wall clock.
    public var from: Instant?
    /// Scanned before this time.
    public var until: Instant?
    /// Scans of one of these documents by the document form: a code does not tell whose number it stands for. Empty for all.
    public var documents: [DocumentNumber]
    /// Words that all have to be found in what is sealed (masked name and number, reason, note) or in the requestId.
    public var words: [String]

    /// Everything.
    public init(
        outcome: Outcome? = nil, operatorRef: String? = nil, decision: GateDecision? = nil, from: Instant? = nil,
        until: Instant? = nil, documents: [DocumentNumber] = [], words: [String] = []
    ) {
        self.outcome = outcome
        self.operatorRef = operatorRef
        self.decision = decision
        self.from = from
        self.until = until
        self.documents = documents
        self.words = words
    }

    /// Whether it holds for every scan.
    public var isEmpty: Bool { self == RecordFilter() }
}

extension RecordFilter.Outcome {
    /// The verdicts that it means; empty for ``unverified``.
    public var kinds: [VerdictKind] {
        switch self {
        case .verdict(let word): VerdictKind.allCases.filter { $0.row.outcome == word }
        case .unverified: []
        }
    }
}
