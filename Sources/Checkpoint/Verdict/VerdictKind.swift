public import HealthCode

/// Every verdict that can stand on a screen; console.md "Verdicts", and six that the return codes and the input need besides.
public enum VerdictKind: String, CaseIterable, Hashable, Sendable {
    /// Green: a signed code 0 with grade 00, not expired, not a duplicate. Nothing else.
    case pass
    /// Yellow.
    case recheck
    /// Orange.
    case contact
    /// Red.
    case stop
    /// Grade 20.
    case unassessed
    /// A grade that this version does not know: not green.
    case gradeUnknown
    /// 2007: the person has to make a health declaration first.
    case declareFirst
    /// The code's life is over; a signed answer says so.
    case expired
    /// 3004.
    case used
    /// 3002, and everything that is no code at all.
    case notACode
    /// 3008: two codes in one read.
    case twoCodes
    /// A code that came through a wrong keyboard layout: nobody was asked.
    case wrongLayout
    /// 3003.
    case forged
    /// 2004, 2005, 3005.
    case revoked
    /// 2003, 4007.
    case noRecord
    /// 2002, 3007, 4001, 4002: name, number or face do not belong together.
    case identityUnproven
    /// The same code or person at this gate within 30 s, with nothing against the person.
    case duplicate
    /// The service answered that it could not judge.
    case serviceError
    /// No answer within the deadline.
    case timedOut
    /// Not verified, and on this device's disk; the ledger alone may say so.
    case recordedOffline
    /// Not verified, and recorded nowhere.
    case notRecorded
    /// Stands under a verdict whose commit on this device failed.
    case notRecordedHere
    /// 5002.
    case deviceRevoked
    /// What this device knows is older than it may be; 3010.
    case dataTooOld

    /// What a signed answer with this code says; nil where the code says nothing about a person or a code, so that the
    /// answer is a failure of the service. Success says nothing by itself: the grade does.
    public static let byReturnCode: [ReturnCode: VerdictKind] = [
        .identityNotVerified: .identityUnproven, .faceMismatch: .identityUnproven,
        .documentTypeUnknown: .identityUnproven, .documentNumberInvalid: .identityUnproven,
        .noHealthCode: .noRecord, .noRecord: .noRecord,
        .codeFrozen: .revoked, .codeRevoked: .revoked, .codeRevokedOrFrozen: .revoked,
        .declarationRequired: .declareFirst,
        .codeNotRecognised: .notACode, .codeForged: .forged, .codeUsedUp: .used, .twoCodes: .twoCodes,
        .deferredTooOld: .dataTooOld, .deviceRevoked: .deviceRevoked,
    ]

    /// The verdict of a grade; profile 3.4.
    public init(_ grade: Grade) {
        switch grade {
        case .low: self = .pass
        case .medium: self = .recheck
        case .high: self = .stop
        case .contact: self = .contact
        case .unassessed: self = .unassessed
        }
    }
}

extension VerdictKind {
    /// Whether the staff of this lane decide about the person. A revoked device has no say any more: scanning stops
    /// (offline.md, class revoked), the person goes to another lane and is decided there; the row goes with decision
    /// `none`, which raises every alert that `admitted` would (profile 3.12).
    public var isDecidable: Bool { self != .deviceRevoked }
}
