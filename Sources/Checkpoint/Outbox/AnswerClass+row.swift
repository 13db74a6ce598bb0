public import HealthCode

/// What there is to say about a class: its sentence for the manual and for F4, and where a row goes.
public struct AnswerClassRow: Hashable, Sendable {
    /// What such an answer is.
    public let words: Words
    /// The state of a row that was answered so; where two are named, the first is for as long as there is hope.
    public let states: [OutboxState]
    /// What becomes of the row, and of the uploader where the message as a whole was answered so.
    public let then: Words
}

extension AnswerClass {
    /// The row of this class.
    public var row: AnswerClassRow {
        switch self {
        case .ok:
            AnswerClassRow(
                words: Words(zh: "成功,或已存的应答", en: "done, or the stored answer"), states: [.done],
                then: Words(zh: "结清", en: "settled"))
        case .verdict:
            AnswerClassRow(
                words: Words(zh: "关于人或码的结论", en: "an answer about the person or the code"), states: [.done],
                then: Words(zh: "结清", en: "settled"))
        case .transient:
            AnswerClassRow(
                words: Words(zh: "暂时不行", en: "not now"), states: [.retry],
                then: Words(zh: "1 秒至 60 秒后再传", en: "again after 1 s to 60 s"))
        case .throttle:
            AnswerClassRow(
                words: Words(zh: "对方要求稍候", en: "asked to come back later"), states: [.retry],
                then: Words(zh: "不早于所嘱,至多 300 秒", en: "again no sooner than told, 300 s at most"))
        case .unsure:
            AnswerClassRow(
                words: Words(zh: "已发出,结果不明", en: "sent, outcome not known"), states: [.unknown],
                then: Words(zh: "用同一请求号再传", en: "again under the same requestId"))
        case .serial:
            AnswerClassRow(
                words: Words(zh: "流水号不可用", en: "the serial number is spent"), states: [.retry],
                then: Words(zh: "立即换号三次,然后再等", en: "a new serial at once, three times, then a pause"))
        case .clock:
            AnswerClassRow(
                words: Words(zh: "时间不被接受", en: "the time is not accepted"), states: [.retry, .held],
                then: Words(zh: "对时后重定时间一次,再不行则扣住", en: "measured and dated anew once; then held"))
        case .authority:
            AnswerClassRow(
                words: Words(zh: "本机无权上传", en: "this device may not deliver"), states: [.held],
                then: Words(zh: "扣住不删", en: "held, never deleted"))
        case .revoked:
            AnswerClassRow(
                words: Words(zh: "本机已停用", en: "this device is revoked"), states: [.held],
                then: Words(zh: "停扫;全部传回后清除", en: "scanning stops; everything is brought in, then wiped"))
        case .size:
            AnswerClassRow(
                words: Words(zh: "报文过大", en: "the message is too large"), states: [.retry, .dead],
                then: Words(
                    zh: "分半再传;单独一条仍被签名拒绝则作废",
                    en: "the batch is halved; a row alone is dead if a signed answer says so"))
        case .fallback:
            AnswerClassRow(
                words: Words(zh: "对方没有批量接口", en: "the service has no X1"), states: [.retry],
                then: Words(zh: "改为逐条", en: "one by one by I6"))
        case .permanent:
            AnswerClassRow(
                words: Words(zh: "这一条永不被接受", en: "this row will never be taken"), states: [.dead],
                then: Words(zh: "作废并说明原因", en: "dead, with its reason"))
        case .foreign:
            AnswerClassRow(
                words: Words(zh: "别人代答:此网络要求先登录", en: "somebody else answered: this network wants a log-in"),
                states: [.retry], then: Words(zh: "稍后再传,不算这一条的错", en: "again later; no row is blamed"))
        case .link:
            AnswerClassRow(
                words: Words(zh: "应答不可读或不可信", en: "the answer cannot be read or believed"), states: [.retry, .dead],
                then: Words(
                    zh: "再传;别的成功而它单独失败三次则作废",
                    en: "again; dead when it fails alone three times while others succeed"))
        }
    }
}
