public import HealthCode

extension OutboxState {
    /// The state in a word that a guard understands; at most 6 columns in Chinese, 8 in English.
    public var words: Words {
        switch self {
        case .new: Words(zh: "待传", en: "new")
        case .sending: Words(zh: "在传", en: "sending")
        case .done: Words(zh: "已传", en: "done")
        case .retry: Words(zh: "待重传", en: "retry")
        case .unknown: Words(zh: "待确认", en: "unknown")
        case .dead: Words(zh: "拒收", en: "DEAD")
        case .held: Words(zh: "暂扣", en: "HELD")
        }
    }

    /// What the state means and what happens next.
    public var meaning: Words {
        switch self {
        case .new: Words(zh: "还没有传过,到时自动上传", en: "not sent yet; goes by itself")
        case .sending: Words(zh: "正在路上", en: "on its way")
        case .done: Words(zh: "服务已收到并答复", en: "the service has it and has answered")
        case .retry: Words(zh: "上次没有传成,到时自动再传", en: "the last try failed; goes again by itself")
        case .unknown: Words(zh: "传过但没有答复,用同一编号自动再传", en: "sent, no answer; goes again under the same number")
        case .dead: Words(zh: "服务不收,不再自动传;看原因后可重传", en: "refused for good; read why, then retry by hand")
        case .held: Words(zh: "原因消除前不传;封存在本机", en: "kept sealed until what holds it is cleared")
        }
    }
}

extension AnswerClass {
    /// What kind of answer it was, in a few words; for an answer whose code explains nothing.
    public var words: Words {
        switch self {
        case .ok: Words(zh: "已收", en: "taken")
        case .verdict: Words(zh: "已判", en: "judged")
        case .transient: Words(zh: "暂时不行", en: "not now")
        case .throttle: Words(zh: "服务要求稍候", en: "asked to wait")
        case .unsure: Words(zh: "传过,没有答复", en: "sent, no answer")
        case .serial: Words(zh: "流水号过期", en: "serial number spent")
        case .clock: Words(zh: "时间不对", en: "time is wrong")
        case .authority: Words(zh: "本机无权上传", en: "not allowed to deliver")
        case .revoked: Words(zh: "本机已被停用", en: "device revoked")
        case .size: Words(zh: "消息太大", en: "message too large")
        case .fallback: Words(zh: "服务不收成批上传", en: "no batches there")
        case .permanent: Words(zh: "服务永不接收", en: "never accepted")
        case .foreign: Words(zh: "此网络要求先登录", en: "this network wants a log-in")
        case .link: Words(zh: "应答不可信", en: "answer cannot be believed")
        }
    }
}
