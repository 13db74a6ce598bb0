public import HealthCode

/// A scan of F5 and of `kakou records export`; of the person only what is masked.
public struct RecordEntry: Hashable, Sendable {
    /// The row's number; later scans have larger ones.
    public var seq: Int64
    /// Its key.
    public var requestId: String
    /// `code`, `document` or `carried`.
    public var kind: String
    /// Where it came from; nil for a row of another device.
    public var input: InputKind?
    /// When it was scanned, by the wall clock.
    public var scannedWall: Instant
    /// Where its delivery stands.
    public var state: OutboxState
    /// What the screen showed; nil where nothing was.
    public var shown: OutcomeWord?
    /// What the service says of it; nil where it has not said so.
    public var verdict: VerdictKind?
    /// The grade's wire value, where the answer carries one.
    public var grade: String?
    /// The code of the last answer.
    public var lastCode: String?
    /// When the service answered, by its clock.
    public var answeredAt: Instant?
    /// What the staff did.
    public var decision: GateDecision
    /// When they did.
    public var decidedAt: Instant?
    /// Who did.
    public var operatorRef: String?
    /// Why, where they said so.
    public var reason: String?
    /// What somebody noted.
    public var note: String?
    /// The masked name, empty where no answer brought one.
    public var maskedName: String
    /// The masked number, likewise.
    public var maskedNumber: String
    /// Whether it raised an alert; nil where it did not, otherwise whether somebody has acknowledged it.
    public var alertAcknowledged: Bool?

    /// An entry.
    public init(
        seq: Int64, requestId: String, kind: String, input: InputKind? = nil, scannedWall: Instant,
        state: OutboxState, shown: OutcomeWord? = nil, verdict: VerdictKind? = nil, grade: String? = nil,
        lastCode: String? = nil, answeredAt: Instant? = nil, decision: GateDecision = .none,
        decidedAt: Instant? = nil, operatorRef: String? = nil, reason: String? = nil, note: String? = nil,
        maskedName: String = "", maskedNumber: String = "", alertAcknowledged: Bool? = nil
    ) {
        self.seq = seq
        self.requestId = requestId
        self.kind = kind
        self.input = input
        self.scannedWall = scannedWall
        self.state = state
        self.shown = shown
        self.verdict = verdict
        self.grade = grade
        self.lastCode = lastCode
        self.answeredAt = answeredAt
        self.decision = decision
        self.decidedAt = decidedAt
        self.operatorRef = operatorRef
        self.reason = reason
        self.note = note
        self.maskedName = maskedName
        self.maskedNumber = maskedNumber
        self.alertAcknowledged = alertAcknowledged
    }

    /// Whether every word is in what may be looked through: masked name and number, reason, note, requestId.
    public func holds(_ words: [String]) -> Bool {
        guard !words.isEmpty else { return true }
        let texts = [maskedName, maskedNumber, reason ?? "", note ?? "", requestId].map { $0.lowercased() }
        return words.allSatisfy { word in
            let wanted = word.lowercased()
            return texts.contains { $0.contains(wanted) }
        }
    }
}
