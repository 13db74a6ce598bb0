public import HealthCode

/// The tables of offline.md "States and classes", as data; a test walks every case and fails where one is silent.
extension AnswerClass {
    /// What a signed return code is. 1010 has a class of its own where it answers X1: ``fallback``.
    ///
    /// 1004 is in no row of the page. It says that a key is stale, and a stale key must make no row HELD or DEAD, so it
    /// counts as an answer that cannot be believed. 2006 and 5001 never answer a verification; asking again gives the same.
    public static let byReturnCode: [ReturnCode: AnswerClass] = [
        .success: .ok,

        .envelopeMalformed: .size, .memberMissing: .permanent, .memberInvalid: .permanent, .signatureInvalid: .link,
        .customerUnknown: .authority, .clockOutside: .clock, .requestIdReused: .permanent, .notAuthorised: .authority,
        .tooManyRequests: .throttle, .serviceTypeWrong: .permanent,

        .applicationRefused: .authority, .deviceNotRegistered: .authority, .authModeUnsupported: .permanent,
        .serialUnknown: .serial, .serialExpired: .serial, .serialUsed: .serial,

        .checkDataInvalid: .serial, .identityNotVerified: .verdict, .noHealthCode: .verdict, .codeFrozen: .verdict,
        .codeRevoked: .verdict, .symbologyUnsupported: .permanent, .declarationRequired: .verdict,

        .codeOrCardOnly: .permanent, .codeNotRecognised: .verdict, .codeForged: .verdict, .codeUsedUp: .verdict,
        .codeRevokedOrFrozen: .verdict, .cardInvalid: .permanent, .faceMismatch: .verdict, .twoCodes: .verdict,
        .gradeUnavailable: .transient, .deferredTooOld: .clock,

        .documentTypeUnknown: .permanent, .documentNumberInvalid: .permanent, .divisionUnknown: .permanent,
        .timeOutOfRange: .permanent, .declarationLimit: .permanent, .symptomsContradictory: .permanent,
        .noRecord: .permanent, .queryTokenInvalid: .permanent,
        .correctionTargetAbsent: .permanent, .correctionOpen: .permanent, .fieldNotCorrectable: .permanent,

        .enrolmentTokenInvalid: .permanent, .deviceRevoked: .revoked,

        .internalError: .transient, .upstreamBusy: .transient, .maintenance: .transient,
    ]

    /// What a cause is where no signed answer and no HTTP status says more.
    public struct ByCause: Hashable, Sendable {
        /// Where the request cannot have reached the service.
        public let unsent: AnswerClass
        /// Where it may have taken effect.
        public let sent: AnswerClass

        init(_ both: AnswerClass) {
            unsent = both
            sent = both
        }

        init(unsent: AnswerClass, sent: AnswerClass) {
            self.unsent = unsent
            self.sent = sent
        }
    }

    /// By cause. What only a signed answer may say (clock, authority, revoked) is somebody else's word without one.
    public static let byCause: [FailureCause: ByCause] = [
        .timedOut: ByCause(unsent: .transient, sent: .unsure), .refused: ByCause(.transient),
        .nameUnknown: ByCause(.transient), .unreachable: ByCause(unsent: .transient, sent: .unsure),
        .tls: ByCause(.transient), .busy: ByCause(.transient), .maintenance: ByCause(.transient),
        .clock: ByCause(.foreign), .notEnrolled: ByCause(.transient), .foreign: ByCause(.foreign),
        .badSignature: ByCause(.link), .wrongRequest: ByCause(.link), .badAnswer: ByCause(.link),
        .authority: ByCause(.foreign), .revoked: ByCause(.foreign), .serviceError: ByCause(.transient),
        .formerEnrolment: ByCause(.transient),
        .cancelled: ByCause(unsent: .transient, sent: .unsure), .byOrder: ByCause(.transient),
    ]

    /// The HTTP statuses of unsigned answers that differ from their hundred.
    public static let byStatus: [Int: AnswerClass] = [
        407: .foreign, 408: .transient, 413: .size, 425: .transient, 429: .throttle, 511: .foreign,
    ]

    /// The rest of the statuses, by their hundred; 1xx and 2xx say nothing, their cause does.
    public static let byHundred: [Int: AnswerClass] = [3: .foreign, 4: .foreign, 5: .transient]
}

extension AnswerClass {
    /// The class of a signed return code.
    public static func classify(_ code: ReturnCode, _ way: DeliveryWay) -> AnswerClass {
        if way == .batch, code == .serviceTypeWrong { return .fallback }
        return byReturnCode[code] ?? .transient
    }

    /// The class of a failure; total, and never one that may make a row HELD or DEAD unless the answer was signed.
    public static func classify(_ failure: ServiceFailure, _ way: DeliveryWay) -> AnswerClass {
        if failure.isSigned, let code = failure.code { return classify(code, way) }
        if failure.code == .envelopeMalformed { return .size }
        if let status = failure.status {
            if status == 404, way == .batch { return .fallback }
            if status == 503, failure.retryAfterSeconds != nil { return .throttle }
            if let known = byStatus[status] { return known }
            // A page in the way of a 502 is somebody else's page.
            if failure.cause != .foreign, let known = byHundred[status / 100] { return known }
        }
        guard let row = byCause[failure.cause] else { return .transient }
        return failure.wasSent ? row.sent : row.unsent
    }

    /// The class of what came of sending a row; a row that a whole answer leaves out was not answered.
    public static func classify(_ reply: DeliveryReply, of requestId: String, _ way: DeliveryWay) -> AnswerClass {
        switch reply {
        case .items(let answers, _): answers[requestId].map { classify($0.code, way) } ?? .unsure
        case .refused(let code, _, _): classify(code, way)
        case .failed(let failure): classify(failure, way)
        }
    }
}
