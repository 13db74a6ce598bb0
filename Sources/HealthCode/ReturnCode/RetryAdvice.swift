/// What to do about an answer before asking again; the "retry?" column of profile 3.15.
public enum RetryAdvice: String, CaseIterable, Hashable, Sendable {
    /// Asking again gives the same answer.
    case none
    /// Ask again after a pause, longer each time.
    case wait
    /// Take a new serial number (1000) and ask again.
    case reapply
    /// Correct the device's clock first.
    case afterClockFix
    /// Read the code or the card again.
    case rescan
    /// The person refreshes the code, then scan.
    case refreshCode
    /// A member of staff decides.
    case manual
    /// Stop the person and report.
    case report
    /// Not before the next calendar day.
    case tomorrow
    /// Verify the person again for a fresh query token.
    case reverify
    /// Not until the service says it is back.
    case later
    /// Do not ask again; keep the row and tell a person.
    case keepRow
    /// Upload what is pending, then wipe the device.
    case uploadThenWipe
}

extension RetryAdvice {
    /// The advice as an instruction to staff.
    public var words: Words {
        switch self {
        case .none: Words(zh: "不必重试", en: "do not retry")
        case .wait: Words(zh: "稍候重试", en: "wait, then retry")
        case .reapply: Words(zh: "重新申请流水号", en: "apply again")
        case .afterClockFix: Words(zh: "校时后重试", en: "set the clock, then retry")
        case .rescan: Words(zh: "请重扫", en: "scan again")
        case .refreshCode: Words(zh: "请对方刷新健康码", en: "have the code refreshed")
        case .manual: Words(zh: "人工处理", en: "handle by hand")
        case .report: Words(zh: "扣下并上报", en: "stop and report")
        case .tomorrow: Words(zh: "明日再报", en: "try tomorrow")
        case .reverify: Words(zh: "重新验码", en: "verify again")
        case .later: Words(zh: "恢复后再试", en: "retry when service is back")
        case .keepRow: Words(zh: "保留记录并报告主管", en: "keep the record, tell a supervisor")
        case .uploadThenWipe: Words(zh: "传完待传后清除设备", en: "upload what is pending, then wipe")
        }
    }
}
