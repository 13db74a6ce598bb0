public import HealthCode

/// The fixed phrases of the records and statistics screens, F5 and F7.
public enum RecordPhrase: String, CaseIterable, Sendable {
    case title, empty, emptyHint, reading, nothingFound, searching, stopped, newestFirst, filterHint, filterHintShort
    case number, scanned, result, decision, person, operatorName
    case requestId, kind, input, delivery, answer, answered, shown, grade, decided, reason, note, alert
    case alertOpen, alertSeen, unverified, unverifiedShort, carried
    case statistics, byHour, byResult, byDecision, nothingThatDay, today
}

extension RecordPhrase {
    /// The phrase in both languages.
    public var words: Words {
        switch self {
        case .title: Words(zh: "记录", en: "Records")
        case .empty: Words(zh: "还没有扫码记录", en: "No scan is on record yet")
        case .emptyHint:
            Words(zh: "每次扫码都登记在本机;有答复的保留14天。", en: "Every scan is kept here; answered ones for 14 days.")
        case .reading: Words(zh: "正在读取", en: "reading")
        case .nothingFound: Words(zh: "没有符合的记录", en: "no record matches")
        case .searching: Words(zh: "正在查", en: "searching")
        case .stopped: Words(zh: "已停", en: "stopped")
        case .newestFirst: Words(zh: "新的在前", en: "newest first")
        case .filterHint:
            Words(
                zh: "等级:红 员:早班 处置:留置 日期:11-24 从:14 到:15 号码:证件号 文字",
                en: "grade:red op:NAME act:held on:11-24 from:14 to:15 no:NUMBER words")
        case .filterHintShort: Words(zh: "等级:红 员: 处置: 日期: 从: 到:", en: "grade:red op: act: on: from: to:")
        case .number: Words(zh: "序号", en: "No.")
        case .scanned: Words(zh: "扫码时间", en: "Scanned")
        case .result: Words(zh: "结果", en: "Result")
        case .decision: Words(zh: "处置", en: "Decision")
        case .person: Words(zh: "本人", en: "Person")
        case .operatorName: Words(zh: "操作员", en: "Operator")
        case .requestId: Words(zh: "编号", en: "Request")
        case .kind: Words(zh: "种类", en: "Kind")
        case .input: Words(zh: "来路", en: "Read by")
        case .delivery: Words(zh: "上传", en: "Delivery")
        case .answer: Words(zh: "答复", en: "Answer")
        case .answered: Words(zh: "答复时间", en: "Answered")
        case .shown: Words(zh: "当时显示", en: "Shown then")
        case .grade: Words(zh: "等级", en: "Grade")
        case .decided: Words(zh: "处置时间", en: "Decided")
        case .reason: Words(zh: "理由", en: "Reason")
        case .note: Words(zh: "备注", en: "Note")
        case .alert: Words(zh: "警报", en: "Alert")
        case .alertOpen: Words(zh: "还没有人确认", en: "not acknowledged yet")
        case .alertSeen: Words(zh: "已确认", en: "acknowledged")
        case .unverified: Words(zh: "未核验", en: "NOT VERIFIED")
        case .unverifiedShort: Words(zh: "未核验", en: "unverified")
        case .carried: Words(zh: "别台转来", en: "from another device")
        case .statistics: Words(zh: "统计", en: "Statistics")
        case .byHour: Words(zh: "按时段", en: "By hour")
        case .byResult: Words(zh: "按结果", en: "By result")
        case .byDecision: Words(zh: "按处置", en: "By decision")
        case .nothingThatDay: Words(zh: "这一天没有扫码", en: "No scan on that day")
        case .today: Words(zh: "今天", en: "today")
        }
    }
}
