/// What the gate did with a person whose scan could not be verified then; profile 3.12.
public enum GateDecision: String, CaseIterable, Hashable, Sendable {
    case admitted, held, refused, none

    /// The decision in words.
    public var name: Words {
        switch self {
        case .admitted: Words(zh: "放行", en: "admitted")
        case .held: Words(zh: "留置", en: "held")
        case .refused: Words(zh: "拒入", en: "refused")
        case .none: Words(zh: "未定", en: "undecided")
        }
    }
}

/// Whether an alert was so at the scan, or came later; profile 3.12.
public enum AlertBasis: String, CaseIterable, Hashable, Sendable {
    case atScan, since
}

/// The rules of a deferred scan; profile 3.12, 3.21.12.
public enum DeferralRule {
    /// Codes of I6 that are an answer to a deferred scan and not a fault, so that they too carry `alert`.
    public static let answers: Set<ReturnCode> = [
        .codeNotRecognised, .codeForged, .codeUsedUp, .codeRevokedOrFrozen, .twoCodes,
    ]

    /// Codes that raise an alert.
    public static let alarming: Set<ReturnCode> = [.codeForged, .codeUsedUp, .codeRevokedOrFrozen]

    /// Whether a deferred scan raises an alert: somebody who may have walked in, and should not have.
    public static func alerts(decision: GateDecision, code: ReturnCode, grade: Grade?) -> Bool {
        guard decision == .admitted || decision == .none else { return false }
        if alarming.contains(code) { return true }
        return code == .success && (grade == .high || grade == .contact)
    }

    /// What the service makes of a deferred scan's time: nil if it accepts it, 3010 beyond seven days back, 1006
    /// beyond five minutes ahead.
    public static func fault(scannedAt: Instant, now: Instant) -> ReturnCode? {
        if now - scannedAt > Limits.deferredAge * 1000 { return .deferredTooOld }
        if scannedAt - now > Limits.clockWindow * 1000 { return .clockOutside }
        return nil
    }
}
