public import HealthCode

/// The fixed phrases of the queue screen, F4.
public enum QueuePhrase: String, CaseIterable, Sendable {
    case title, empty, emptyHint, readingRows, nothingFound
    case number, state, tries, age, next, cause, scanned, now, kind, decision, note, requestId, lastAnswer, never
    case code, document, carried, more
}

extension QueuePhrase {
    /// The phrase in both languages.
    public var words: Words {
        switch self {
        case .title: Words(zh: "队列", en: "Queue")
        case .empty: Words(zh: "没有待传的扫码", en: "Nothing waits to be sent")
        case .emptyHint:
            Words(zh: "没有答复的扫码登记在本机,联网后自动上传。", en: "Scans without an answer are kept here and sent when online.")
        case .readingRows: Words(zh: "正在读取", en: "reading")
        case .nothingFound: Words(zh: "没有符合的", en: "nothing matches")
        case .number: Words(zh: "序号", en: "No.")
        case .state: Words(zh: "状态", en: "State")
        case .tries: Words(zh: "次", en: "Tries")
        case .age: Words(zh: "已等", en: "Age")
        case .next: Words(zh: "再传", en: "Next")
        case .cause: Words(zh: "最近的答复", en: "Last answer")
        case .scanned: Words(zh: "扫码时间", en: "Scanned")
        case .now: Words(zh: "即将", en: "now")
        case .kind: Words(zh: "种类", en: "Kind")
        case .decision: Words(zh: "处置", en: "Decision")
        case .note: Words(zh: "备注", en: "Note")
        case .requestId: Words(zh: "编号", en: "Request")
        case .lastAnswer: Words(zh: "最近答复", en: "Last answer")
        case .never: Words(zh: "还没有传过", en: "not sent yet")
        case .code: Words(zh: "健康码", en: "health code")
        case .document: Words(zh: "证件", en: "document")
        case .carried: Words(zh: "别台转来", en: "from another device")
        case .more: Words(zh: "只查前", en: "of the first")
        }
    }
}
