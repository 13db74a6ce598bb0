public import HealthCode

/// What stands on the screen about one scan. Only ``judge(_:scan:)`` and ``beforeAsking(_:)`` make one, so that a
/// green verdict cannot be had from anything but a signed answer that says so.
public struct Verdict: Hashable, Sendable {
    /// Which verdict.
    public let kind: VerdictKind
    /// The signed answer behind it, if there was one.
    public let judgement: Judgement?
    /// The failure behind it, if there was no judgement.
    public let failure: ServiceFailure?

    init(kind: VerdictKind, judgement: Judgement? = nil, failure: ServiceFailure? = nil) {
        self.kind = kind
        self.judgement = judgement
        self.failure = failure
    }

    /// The row of the verdict table.
    public var row: VerdictRow { kind.row }

    /// What a guard reads out to the help desk, and what `kakou explain` and F1 explain.
    public var helpCode: HelpCode {
        if let failure { return failure.helpCode }
        if let judgement {
            return kind.row.role == .device && kind != .dataTooOld
                ? HelpCode(FailureCause(answered: judgement.code), judgement.code) : HelpCode(judgement.code)
        }
        return HelpCode(kind == .twoCodes ? .twoCodes : .codeNotRecognised)
    }

    /// The cause of failure, where the verdict is a failure.
    public var cause: FailureCause? { helpCode.cause }

    /// The heading: a failure's is the area that is to mend it.
    public var title: Words {
        guard row.role == .device, kind != .notRecordedHere, let cause else { return row.title }
        return cause.row.area == .device ? VerdictRow.deviceTitle : VerdictRow.networkTitle
    }

    /// What to do now: a failure's own advice where it has one.
    public var nextStep: Words {
        guard row.role == .device, let cause else { return row.nextStep }
        return cause.row.nextStep
    }
}
