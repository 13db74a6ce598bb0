public import HealthCode

extension GateDecision {
    /// Whether a late answer contradicts what was shown and done, so that it has to be an alert.
    ///
    /// Nobody held or refused needs one. Somebody admitted, or about whom nothing was decided, does where the answer
    /// turns out to be one that profile 3.12 raises an alert for; and somebody admitted, or shown as green, does where
    /// the answer turns out not to be green at all.
    public func isContradicted(shown: VerdictKind?, late: VerdictKind) -> Bool {
        switch self {
        case .held, .refused: return false
        case .admitted, .none: break
        }
        switch late {
        case .stop, .contact, .forged, .used, .revoked: return true
        case .recheck, .unassessed, .gradeUnknown, .declareFirst, .expired, .notACode, .noRecord, .identityUnproven:
            return shown == .pass || self == .admitted
        case .pass, .duplicate, .twoCodes, .serviceError, .timedOut, .recordedOffline, .notRecorded, .notRecordedHere,
            .deviceRevoked, .dataTooOld, .wrongLayout:
            return false
        }
    }
}
