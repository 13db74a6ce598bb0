/// A return code (Annex B) of a signed answer; every row of profile 3.15.
public enum ReturnCode: String, CaseIterable, Hashable, Sendable {
    case success = "0"

    case envelopeMalformed = "1001"
    case memberMissing = "1002"
    case memberInvalid = "1003"
    case signatureInvalid = "1004"
    case customerUnknown = "1005"
    case clockOutside = "1006"
    case requestIdReused = "1007"
    case notAuthorised = "1008"
    case tooManyRequests = "1009"
    case serviceTypeWrong = "1010"

    case applicationRefused = "1101"
    case deviceNotRegistered = "1102"
    case authModeUnsupported = "1103"
    case serialUnknown = "1104"
    case serialExpired = "1105"
    case serialUsed = "1106"

    case checkDataInvalid = "2001"
    case identityNotVerified = "2002"
    case noHealthCode = "2003"
    case codeFrozen = "2004"
    case codeRevoked = "2005"
    case symbologyUnsupported = "2006"
    case declarationRequired = "2007"

    case codeOrCardOnly = "3001"
    case codeNotRecognised = "3002"
    case codeForged = "3003"
    case codeUsedUp = "3004"
    case codeRevokedOrFrozen = "3005"
    case cardInvalid = "3006"
    case faceMismatch = "3007"
    case twoCodes = "3008"
    case gradeUnavailable = "3009"
    case deferredTooOld = "3010"

    case documentTypeUnknown = "4001"
    case documentNumberInvalid = "4002"
    case divisionUnknown = "4003"
    case timeOutOfRange = "4004"
    case declarationLimit = "4005"
    case symptomsContradictory = "4006"
    case noRecord = "4007"
    case queryTokenInvalid = "4008"

    case correctionTargetAbsent = "4101"
    case correctionOpen = "4102"
    case fieldNotCorrectable = "4103"

    case enrolmentTokenInvalid = "5001"
    case deviceRevoked = "5002"

    case internalError = "9001"
    case upstreamBusy = "9002"
    case maintenance = "9003"
}

extension ReturnCode {
    /// What the code means and what to do about it, in a line of at most 40 columns Chinese.
    public var words: Words { row.words }

    /// Whether and how to ask again; the "retry?" column of profile 3.15.
    public var advice: RetryAdvice { row.advice }

    /// Whether an outcome with this code is kept for 30 days and given again to the same requestId.
    ///
    /// Kept are outcomes that took effect or judge the person or the code; profile 2.1.
    public var isStoredOutcome: Bool { row.stored }
}
