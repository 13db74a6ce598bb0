internal import HealthCode

/// Why a grade was given, as a code that a person can quote, with words and guidance (3.9 reasonCode, reason, guide).
///
/// The codes are ours: two digits of the grade, a hyphen, two digits of the reason.
enum GradeReason: String, CaseIterable, Sendable {
    case nothingKnown = "00-00"
    case stay = "01-01"
    case declared = "01-02"
    case report = "10-01"
    case positiveTest = "10-02"
    case contact = "11-01"
    case notAssessed = "20-00"
    case lapsed = "20-01"

    /// The reason in words.
    var reason: Words { row.reason }

    /// What the person is to do.
    var guide: Words { row.guide }

    private var row: (reason: Words, guide: Words) {
        switch self {
        case .nothingKnown:
            (Words(zh: "未见异常", en: "nothing abnormal known"), Words(zh: "凭码通行", en: "pass with the code"))
        case .stay:
            (
                Words(zh: "14天内到过中风险地区", en: "stay in a medium-risk area within 14 days"),
                Words(zh: "请复检并做核酸检测", en: "to be checked again and tested")
            )
        case .declared:
            (
                Words(zh: "自主申报发热、症状或接触", en: "declared fever, symptoms, contact or stay"),
                Words(zh: "请复检并做核酸检测", en: "to be checked again and tested")
            )
        case .report:
            (
                Words(zh: "14天内到过高风险地区", en: "stay in a high-risk area within 14 days"),
                Words(zh: "请留在原地，联系属地卫生部门", en: "stay where you are and call the health office")
            )
        case .positiveTest:
            (
                Words(zh: "检测结果阳性", en: "tested positive"),
                Words(zh: "请留在原地，联系属地卫生部门", en: "stay where you are and call the health office")
            )
        case .contact:
            (
                Words(zh: "密切接触者", en: "close contact"),
                Words(zh: "请留置等候，联系属地卫生部门", en: "wait apart and call the health office")
            )
        case .notAssessed:
            (Words(zh: "尚未评估", en: "not assessed yet"), Words(zh: "请到登记台登记", en: "register at the desk"))
        case .lapsed:
            (Words(zh: "评估已过期", en: "the assessment has run out"), Words(zh: "请重新申报", en: "declare anew"))
        }
    }

    /// The reason that a grade has where nobody gave one.
    static func usual(for grade: Grade) -> GradeReason {
        switch grade {
        case .low: .nothingKnown
        case .medium: .stay
        case .high: .report
        case .contact: .contact
        case .unassessed: .notAssessed
        }
    }
}
