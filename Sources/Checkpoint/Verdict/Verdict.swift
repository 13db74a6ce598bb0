public import HealthCode

/// What stands on the screen about one scan. Only ``judge(_:scan:recording:finding:)`` and ``beforeAsking(_:)`` make
/// one, so that a green verdict cannot be had from anything but a signed answer that says so, and the word "recorded"
/// from nothing but a commit that has returned.
public struct Verdict: Hashable, Sendable {
    /// Which verdict.
    public let kind: VerdictKind
    /// The signed answer behind it, if there was one.
    public let judgement: Judgement?
    /// The failure behind it, if there was no judgement.
    public let failure: ServiceFailure?
    /// Whether the scan is on this device's disk; nil where nobody has said so yet, or where there is nothing to record.
    public let recording: Recording?
    /// What this device could tell of the code by itself.
    public let finding: CodeFinding?

    init(
        kind: VerdictKind, judgement: Judgement? = nil, failure: ServiceFailure? = nil, recording: Recording? = nil,
        finding: CodeFinding? = nil
    ) {
        self.kind = kind
        self.judgement = judgement
        self.failure = failure
        self.recording = recording
        self.finding = finding
    }

    /// The row of the verdict table.
    public var row: VerdictRow { kind.row }

    /// Why the scan is not on this device's disk; nil where it is, and where nobody has said that it is not.
    public var unrecorded: LedgerFailure? {
        if case .notRecorded(let failure) = recording { failure } else { nil }
    }

    /// Whether no service has judged: what stands is this device's word or none at all.
    public var isUnverified: Bool { failure != nil }

    /// What a guard reads out to the help desk, and what `kakou explain` and F1 explain.
    public var helpCode: HelpCode {
        switch kind {
        case .forged where judgement == nil: return HelpCode(.codeForged)
        case .revoked where judgement == nil: return HelpCode(.codeRevokedOrFrozen)
        default: break
        }
        if let failure { return failure.helpCode }
        if let judgement { return HelpCode(judgement.code) }
        if kind == .wrongLayout { return HelpCode(.keyboardLayout) }
        return HelpCode(kind == .twoCodes ? .twoCodes : .codeNotRecognised)
    }

    /// The cause of failure, where the verdict is a failure.
    public var cause: FailureCause? { helpCode.cause }

    /// The heading: a failure's is the area that is to mend it.
    public var title: Words {
        guard row.role == .device, let cause else { return row.title }
        return cause.row.area == .device ? VerdictRow.deviceTitle : VerdictRow.networkTitle
    }

    /// What to do now: a failure's own advice where it has one; what is recorded needs no register by hand.
    public var nextStep: Words {
        switch kind {
        case .recordedOffline, .notRecorded, .deviceRevoked: return row.nextStep
        default: break
        }
        guard row.role == .device, let cause else { return row.nextStep }
        return cause.row.nextStep
    }
}
