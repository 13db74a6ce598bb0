public import HealthCode

/// What a verdict looks, sounds and says like: a row of the verdict table.
public struct VerdictRow: Hashable, Sendable {
    /// The verdict in full, as console.md words it; one line.
    public let words: Words
    /// The word drawn in big letters: the part that is read from three metres.
    public let big: Words
    /// Three ASCII characters, unlike those of any other verdict.
    public let symbol: String
    /// The sound, unlike that of any other verdict.
    public let tone: Tone
    /// What it is about, hence how it may look.
    public let role: VerdictRole
    /// The heading over it: what it is about, in a word.
    public let title: Words
    /// What to do now.
    public let nextStep: Words
    /// The word of `--json`.
    public let outcome: OutcomeWord
}

extension VerdictRow {
    static let gradeTitle = Words(zh: "健康码", en: "HEALTH CODE")
    static let codeTitle = Words(zh: "此码", en: "THIS CODE")
    static let identityTitle = Words(zh: "身份", en: "IDENTITY")
    static let deviceTitle = Words(zh: "设备", en: "DEVICE")
    static let networkTitle = Words(zh: "网络", en: "NETWORK")
}

extension VerdictKind {
    /// The row of this verdict.
    public var row: VerdictRow {
        switch self {
        case .pass, .recheck, .contact, .stop, .unassessed, .gradeUnknown: gradeRow
        case .declareFirst, .noRecord, .identityUnproven: identityRow
        case .expired, .used, .notACode, .twoCodes, .forged, .revoked, .duplicate: codeRow
        case .serviceError, .timedOut, .recordedOffline, .notRecorded, .notRecordedHere, .deviceRevoked, .dataTooOld,
            .wrongLayout:
            deviceRow
        }
    }

    /// The exit status of `kakou verify` for this verdict; console.md "Command line".
    public var exitStatus: Int32 { row.outcome.exitStatus }
}
