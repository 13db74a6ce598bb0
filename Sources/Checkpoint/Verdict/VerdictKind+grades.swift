import HealthCode

extension VerdictKind {
    /// Verdicts of a grade, and of no grade known. Only these may wear a grade's colour.
    var gradeRow: VerdictRow {
        switch self {
        case .pass:
            VerdictRow(
                words: Words(zh: "绿码 通行", en: "PASS"), big: Words(zh: "通行", en: "PASS"), symbol: "[v]",
                tone: Tone("."), role: .gradeLow, title: VerdictRow.gradeTitle,
                nextStep: Words(zh: "放行", en: "Let the person through"), outcome: .pass)
        case .recheck:
            VerdictRow(
                words: Words(zh: "黄码 复检", en: "RE-CHECK"), big: Words(zh: "复检", en: "RE-CHECK"), symbol: "[!]",
                tone: Tone(".."), role: .gradeMedium, title: VerdictRow.gradeTitle,
                nextStep: Words(zh: "请到复检处;测体温,看检测报告", en: "To the re-check desk; temperature, test reports"),
                outcome: .recheck)
        case .contact:
            VerdictRow(
                words: Words(zh: "橙码 留置", en: "STOP, CONTACT"), big: Words(zh: "留置", en: "CONTACT"), symbol: "[#]",
                tone: Tone("--"), role: .gradeContact, title: VerdictRow.gradeTitle,
                nextStep: Words(zh: "请在原地隔开;呼叫值班负责人", en: "Keep apart on the spot; call the duty officer"),
                outcome: .contact)
        case .stop:
            VerdictRow(
                words: Words(zh: "红码 禁止", en: "STOP"), big: Words(zh: "禁止", en: "STOP"), symbol: "[X]",
                tone: Tone("---"), role: .gradeHigh, title: VerdictRow.gradeTitle,
                nextStep: Words(zh: "禁止通行;隔开并立即上报", en: "Do not admit; keep apart and report at once"),
                outcome: .stop)
        case .unassessed:
            VerdictRow(
                words: Words(zh: "未评估 登记", en: "NOT ASSESSED"), big: Words(zh: "登记", en: "REGISTER"),
                symbol: "[?]", tone: Tone(". ."), role: .gradeUnassessed, title: VerdictRow.gradeTitle,
                nextStep: Words(zh: "请人工登记;并做健康申报", en: "Register by hand; make a health declaration"),
                outcome: .unassessed)
        default:
            VerdictRow(
                words: Words(zh: "等级不明 非绿", en: "GRADE UNKNOWN, NOT GREEN"), big: Words(zh: "非绿", en: "NOT GREEN"),
                symbol: "[~]", tone: Tone(". . ."), role: .gradeUnassessed, title: VerdictRow.gradeTitle,
                nextStep: Words(zh: "请人工登记并上报;按未评估处理", en: "Register by hand; treat as not assessed, report"),
                outcome: .unassessed)
        }
    }
}
