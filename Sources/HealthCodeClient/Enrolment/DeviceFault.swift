public import Checkpoint

/// Why a device directory, or an enrolment, cannot be used; each case says what to do about it.
public enum DeviceFault: Error, Hashable, Sendable {
    /// The directory holds no enrolment: `kakou enroll URL TOKEN` makes one.
    case notEnrolled(directory: String)
    /// The directory is enrolled already; a second enrolment needs to be asked for by name.
    case alreadyEnrolled(custNum: String)
    /// A file cannot be read or written; `reason` is the system's word for it.
    case file(path: String, reason: String)
    /// A file belongs to another user, or others may read or write it: mode 0600 and 0700 are required.
    case notPrivate(path: String)
    /// A file is there but does not say what it should.
    case corrupt(path: String, reason: String)
    /// The text is no service address.
    case address(ServiceAddress.Fault)
    /// Plain HTTP to another machine (protocol.md 3.18 allows it on loopback only).
    case plainHTTP(host: String)
    /// The enrolment token is not 26 Base32 characters, a hyphen and 16 hex digits (protocol.md 3.20).
    case tokenForm
    /// Whoever answered does not hold the key whose digest the token carries.
    case notTheTokensService
    /// The service did not answer, or refused: 5001 for a token that is unknown, used or expired.
    case service(ServiceFailure)

    /// Digits for a help desk; `kakou explain` knows every one.
    public var code: String {
        switch self {
        case .notEnrolled: "D01"
        case .alreadyEnrolled: "D02"
        case .file: "D03"
        case .notPrivate: "D04"
        case .corrupt: "D05"
        case .address: "D06"
        case .plainHTTP: "D07"
        case .tokenForm: "D08"
        case .notTheTokensService: "D09"
        case .service(let failure): failure.helpCode.description
        }
    }
}
