/// The outcome words of `--json`, with the exit status of `kakou verify`; console.md "Command line".
public enum OutcomeWord: String, CaseIterable, Hashable, Sendable {
    case pass, recheck, stop, contact, unassessed, expired, used, notacode, forged, revoked, norecord, duplicate
    case recorded, notrecorded, timeout, error, devicerevoked

    /// 0 pass, 10 recheck, 11 stop or contact, 12 any other judgement, 20 recorded and not verified, 21 not recorded,
    /// 22 time-out or error; a revoked device counts as an error.
    public var exitStatus: Int32 {
        switch self {
        case .pass: 0
        case .recheck: 10
        case .stop, .contact: 11
        case .unassessed, .expired, .used, .notacode, .forged, .revoked, .norecord, .duplicate: 12
        case .recorded: 20
        case .notrecorded: 21
        case .timeout, .error, .devicerevoked: 22
        }
    }
}
