public import HealthCode

/// The fixed phrases of the assisted services, F6.
public enum AssistPhrase: String, CaseIterable, Sendable {
    case title, menuHint, asking, gateOnly
    case missing, tooLong, phoneWrong, countryWrong, nationalityWrong, secondsWrong, usesWrong, itemMissing
    case timeHint, timeWindow, timeOrder
    case placeHint, severalHint, choiceHint, optional
    case sending, sendFirst, notSent, sameAgain, leaveAgain, undoNothing, partNone, partMost, partLeast
    case pickerTitle, pickerHint, pickerNothing, abroad
    case doneTitle, serialNumber, gradeNow, validUntil, tripsTaken, tripsOverlap, correctionState, reviewers, expected
    case doneHint, codeExpired, codeNoRoom, codeOnly
}

extension AssistPhrase {
    /// The phrase in both languages.
    public var words: Words {
        switch self {
        case .title: Words(zh: "代办", en: "Assisted services")
        case .menuHint:
            Words(zh: "为没有手机的人办理;要联网,本机不留底", en: "For people without a phone; online only, nothing is kept here")
        case .asking: Words(zh: "正在问本机可否代办", en: "asking whether this device may")
        case .gateOnly: Words(zh: "本机是闸机,无权代办;请到人工台", en: "this device is a gate; go to a staffed desk")
        case .missing: Words(zh: "请填写", en: "fill this in")
        case .tooLong: Words(zh: "太长", en: "too long")
        case .phoneWrong: Words(zh: "电话为11位手机号,或+国家号码", en: "11 digits, or + and the country")
        case .countryWrong: Words(zh: "国家代码三个字母,不是CHN", en: "three letters, not CHN")
        case .nationalityWrong: Words(zh: "国籍代码三个字母,如 CHN", en: "three letters, as CHN")
        case .secondsWrong: Words(zh: "有效时间30到300秒", en: "30 to 300 seconds")
        case .usesWrong: Words(zh: "次数1到10", en: "1 to 10 uses")
        case .itemMissing: Words(zh: "至少写一项要更正的(^N)", en: "name one field at least (^N)")
        case .timeHint: Words(zh: "月日时分8位,如11241830", en: "MMDDhhmm, as 11241830")
        case .timeWindow: Words(zh: "只收14天内和7天后以内的", en: "14 days back to 7 days ahead only")
        case .timeOrder: Words(zh: "到达早于出发", en: "arrival before departure")
        case .placeHint: Words(zh: "输入拼音首字母、名称或代码来选", en: "type initials, a name or a code")
        case .severalHint: Words(zh: "左右键看,空格或数字勾选", en: "Left/Right look, Space or digit mark")
        case .choiceHint: Words(zh: "左右键选", en: "Left/Right choose")
        case .optional: Words(zh: "可不填", en: "may be empty")
        case .sending: Words(zh: "正在送出,请等结果", en: "being sent, wait for the answer")
        case .sendFirst: Words(zh: "请先改正标 ! 的栏", en: "mend the fields marked ! first")
        case .notSent: Words(zh: "没有办成", en: "NOT DONE")
        case .sameAgain: Words(zh: "表还在,^G 再送不会重复", en: "the form is here; ^G again counts once")
        case .leaveAgain: Words(zh: "再按 Esc 丢掉这张表", en: "Esc again throws this form away")
        case .undoNothing: Words(zh: "没有可撤销的", en: "nothing to undo")
        case .partNone: Words(zh: "这张表没有可加减的部分", en: "this form has no parts")
        case .partMost: Words(zh: "不能再加了", en: "no more can be added")
        case .partLeast: Words(zh: "请把光标移到要去掉的那一项;至少留一项", en: "go to the part to remove; one stays at least")
        case .pickerTitle: Words(zh: "选区划", en: "Division")
        case .pickerHint:
            Words(zh: "首字母 hz zjhz,名称,或代码 3301;回车选,Esc 返回", en: "hz zjhz, a name or 3301; Enter takes, Esc back")
        case .pickerNothing: Words(zh: "没有这个区划", en: "no such division")
        case .abroad: Words(zh: "境外", en: "abroad")
        case .doneTitle: Words(zh: "已办成", en: "Done")
        case .serialNumber: Words(zh: "编号", en: "Number")
        case .gradeNow: Words(zh: "现在等级", en: "Grade now")
        case .validUntil: Words(zh: "有效至", en: "Good until")
        case .tripsTaken: Words(zh: "收下行程", en: "Trips taken")
        case .tripsOverlap: Words(zh: "时间重叠", en: "Overlap")
        case .correctionState: Words(zh: "状态", en: "State")
        case .reviewers: Words(zh: "审核人数", en: "Reviewers")
        case .expected: Words(zh: "预计答复", en: "Expected by")
        case .doneHint: Words(zh: "请把编号抄给本人;回车返回,屏上不再留", en: "Give the person the number; Enter leaves, nothing stays")
        case .codeExpired: Words(zh: "码已过期,已从屏上撤下", en: "the code has elapsed and is gone")
        case .codeNoRoom: Words(zh: "窗口放不下这个码:按 p 存成图片", en: "No room for this symbol here: p saves it as a picture")
        case .codeOnly: Words(zh: "只有一种码制可显示", en: "there is one symbol alone")
        }
    }
}
