public import HealthCode

/// What is to be done about a row that was given up; "scan again" helps nobody whose person has long gone.
public enum DeadLetterCause: String, CaseIterable, Hashable, Sendable {
    /// The message is made wrong: no person at the gate can mend it.
    case program
    /// The same number with other content.
    case number
    /// What was typed or read of a document.
    case document
    /// No such person.
    case person
    /// A setting of this device.
    case setting
    /// The time.
    case time
    /// Not before tomorrow.
    case tomorrow
    /// Larger than the service takes, alone.
    case size
    /// Another desk's business: declarations, corrections, queries.
    case desk
    /// Its answer could not be read, three times, while others were.
    case unreadable
    /// Anything else.
    case other

    /// By the code of the last answer. A test walks ``ReturnCode`` and fails where a code that gives a row up is missing.
    public static let byReturnCode: [ReturnCode: DeadLetterCause] = [
        .envelopeMalformed: .size, .memberMissing: .program, .memberInvalid: .program, .serviceTypeWrong: .program,
        .codeOrCardOnly: .program, .symbologyUnsupported: .program, .requestIdReused: .number,
        .authModeUnsupported: .setting, .divisionUnknown: .setting, .enrolmentTokenInvalid: .setting,
        .cardInvalid: .document, .documentTypeUnknown: .document, .documentNumberInvalid: .document,
        .noRecord: .person, .timeOutOfRange: .time, .declarationLimit: .tomorrow, .symptomsContradictory: .desk,
        .queryTokenInvalid: .desk, .correctionTargetAbsent: .desk, .correctionOpen: .desk, .fieldNotCorrectable: .desk,
    ]

    /// The cause of a row that was given up with this code, in this class.
    public init(code: String?, answerClass: AnswerClass?) {
        if let known = code.flatMap(ReturnCode.init(rawValue:)).flatMap({ Self.byReturnCode[$0] }) {
            self = known
        } else {
            switch answerClass {
            case .size: self = .size
            case .link: self = .unreadable
            default: self = .other
            }
        }
    }

    /// What to do; at most 40 columns in Chinese, 54 in English. `r` puts the row back, `x` exports it.
    public var nextStep: Words {
        switch self {
        case .program: Words(zh: "程序的错,重扫没有用;留着此行报技术员", en: "The program's fault: keep the row, tell a technician")
        case .number: Words(zh: "同号已有别的内容;请主管与服务端核对", en: "Number taken by other content: a supervisor compares")
        case .document: Words(zh: "证件读错;查人工登记,按 F3 重新录入", en: "Misread document: see the register, enter with F3")
        case .person: Words(zh: "查无此人;核对姓名号码,按 F3 重新录入", en: "No such person: check name and number, use F3")
        case .setting: Words(zh: "本机设置不对;技术员改好后按 r 重传", en: "A setting is wrong: once it is mended, press r")
        case .time: Words(zh: "时间不对;校准时钟后按 r 重传", en: "The time is wrong: set the clock, then press r")
        case .tomorrow: Words(zh: "今日次数已满;明日按 r 重传", en: "The day's limit is reached: press r tomorrow")
        case .size: Words(zh: "单独一条也太大;按 x 导出交技术员", en: "Too large even alone: press x, tell a technician")
        case .desk: Words(zh: "不是本道能办的;请转办事窗口处理", en: "Not this lane's to settle: hand it to the desk")
        case .unreadable: Words(zh: "应答三次读不懂;按 r 再传,仍不行报技术员", en: "Answer unreadable 3 times: press r, else technician")
        case .other: Words(zh: "看代码报技术员;原因消除后按 r 重传", en: "Tell a technician the code; press r once it is mended")
        }
    }
}
