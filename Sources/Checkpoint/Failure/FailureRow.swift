public import HealthCode

/// What there is to say about a cause of failure.
public struct FailureRow: Hashable, Sendable {
    /// `NET`, `SVC` or `DEV`: whose it is to mend.
    public let area: HelpArea
    /// The number in the help code, unique.
    public let number: Int
    /// What happened, in words a guard understands; short enough for a status bar (at most 20 columns in Chinese).
    public let words: Words
    /// What to do now.
    public let nextStep: Words
    /// Whether it says something about the way to the service; ``Connectivity`` counts only those.
    public let countsAgainstLink: Bool
}

extension FailureCause {
    /// What there is to say about the cause.
    public var row: FailureRow {
        switch self {
        case .timedOut:
            FailureRow(
                area: .network, number: 101, words: Words(zh: "服务没有及时应答", en: "service did not answer"),
                nextStep: Words(zh: "请再扫一次;仍超时请人工登记", en: "Scan again; if it fails again, register by hand"),
                countsAgainstLink: true)
        case .refused:
            FailureRow(
                area: .network, number: 102, words: Words(zh: "服务没有运行", en: "service is not running"),
                nextStep: Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code"),
                countsAgainstLink: true)
        case .nameUnknown:
            FailureRow(
                area: .network, number: 103, words: Words(zh: "找不到服务地址", en: "service address not found"),
                nextStep: Words(zh: "请查网线;仍不行请人工登记", en: "Check the network cable; else register by hand"),
                countsAgainstLink: true)
        case .unreachable:
            FailureRow(
                area: .network, number: 104, words: Words(zh: "网络不通 请查网线", en: "no network, check cable"),
                nextStep: Words(zh: "请查网线;仍不行请人工登记", en: "Check the network cable; else register by hand"),
                countsAgainstLink: true)
        case .tls:
            FailureRow(
                area: .network, number: 105, words: Words(zh: "服务证书不对", en: "service certificate wrong"),
                nextStep: Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code"),
                countsAgainstLink: true)
        case .foreign:
            FailureRow(
                area: .network, number: 106, words: Words(zh: "此网络要求先登录", en: "this network wants a log-in"),
                nextStep: Words(zh: "请换网络或登录;先人工登记", en: "Log in or change network; register by hand"),
                countsAgainstLink: true)
        case .badSignature:
            FailureRow(
                area: .network, number: 107, words: Words(zh: "应答签名不对", en: "answer's signature wrong"),
                nextStep: Words(zh: "勿信此应答;把代码报技术员", en: "Do not trust it; give the help desk the code"),
                countsAgainstLink: true)
        case .wrongRequest:
            FailureRow(
                area: .network, number: 108, words: Words(zh: "应答不属于本次扫码", en: "answer to another scan"),
                nextStep: Words(zh: "请再扫一次", en: "Scan again"), countsAgainstLink: true)
        case .badAnswer:
            FailureRow(
                area: .network, number: 109, words: Words(zh: "应答无法读取", en: "answer cannot be read"),
                nextStep: Words(zh: "请再扫一次;仍不行报技术员", en: "Scan again; else give the help desk the code"),
                countsAgainstLink: true)
        case .cancelled:
            FailureRow(
                area: .network, number: 110, words: Words(zh: "本次核验已取消", en: "this check was given up"),
                nextStep: Words(zh: "请再扫一次", en: "Scan again"), countsAgainstLink: false)
        case .byOrder:
            FailureRow(
                area: .network, number: 111, words: Words(zh: "已按指令离线", en: "offline by order"),
                nextStep: Words(zh: "按离线规定处理;恢复时按 ^O", en: "Follow the offline rule; ^O goes back online"),
                countsAgainstLink: false)
        case .busy:
            FailureRow(
                area: .service, number: 201, words: Words(zh: "服务忙", en: "service busy"),
                nextStep: Words(zh: "请稍候再扫一次", en: "Wait a little; then scan again"), countsAgainstLink: true)
        case .maintenance:
            FailureRow(
                area: .service, number: 202, words: Words(zh: "服务正在维护", en: "service says maintenance"),
                nextStep: Words(zh: "请人工登记;直到服务恢复", en: "Register by hand; until the service is back"),
                countsAgainstLink: true)
        case .serviceError:
            FailureRow(
                area: .service, number: 203, words: Words(zh: "服务内部出错", en: "service failed inside"),
                nextStep: Words(zh: "请再扫一次;仍不行请人工登记", en: "Scan again; if it fails again, register by hand"),
                countsAgainstLink: true)
        case .clock:
            FailureRow(
                area: .device, number: 301, words: Words(zh: "本机时钟不准", en: "this device's clock wrong"),
                nextStep: Words(zh: "请校准时钟;把代码报技术员", en: "Set the clock; give the help desk the code"),
                countsAgainstLink: false)
        case .notEnrolled:
            FailureRow(
                area: .device, number: 302, words: Words(zh: "本机尚未登记入网", en: "this device is not enrolled"),
                nextStep: Words(zh: "请技术员登记本机;运行 kakou enroll", en: "Call a technician; run kakou enroll"),
                countsAgainstLink: false)
        case .formerEnrolment:
            FailureRow(
                area: .device, number: 305, words: Words(zh: "换证前扫过 待补传", en: "scanned before enrolment"),
                nextStep: Words(zh: "补传后再扫;一直不走则报技术员", en: "Scan again once sent; if it stays, call help"),
                countsAgainstLink: false)
        case .authority:
            FailureRow(
                area: .device, number: 303, words: Words(zh: "本机无权核验", en: "this device may not verify"),
                nextStep: Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code"),
                countsAgainstLink: false)
        case .revoked:
            FailureRow(
                area: .device, number: 304, words: Words(zh: "本机已被停用", en: "this device was revoked"),
                nextStep: Words(zh: "请停止扫码;改用其他通道", en: "Stop scanning; use another lane"),
                countsAgainstLink: false)
        }
    }

    /// The cause that a signed answer with this code stands for where the code is no judgement.
    public init(answered code: ReturnCode) {
        switch code {
        case .tooManyRequests, .upstreamBusy: self = .busy
        case .maintenance: self = .maintenance
        case .clockOutside: self = .clock
        case .signatureInvalid, .customerUnknown, .notAuthorised, .applicationRefused, .deviceNotRegistered:
            self = .authority
        case .deviceRevoked: self = .revoked
        default: self = .serviceError
        }
    }
}
