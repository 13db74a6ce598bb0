public import HealthCode

/// Every fixed phrase on the screen that is not a verdict, a failure or a command. A phrase without both languages
/// does not compile.
public enum Phrase: String, CaseIterable, Sendable {
    case product, field, fieldCompact, ready, readyHint, demoHint, readyCompact, checking, reading
    case itinerary, noTrips, tests, noTests, reports, declarations, warnings
    case historyAsking, historyNone, historyNotAsked
    case nextStep, person, reason, helpCode, advice
    case alert, recent, noRecent
    case linkUnknown, linkOnline, linkOffline, linkForced, linkForcedShort, degraded, degradedShort
    case scannerLost, scannerLostShort, thermometerLost, thermometerLostShort
    case uploadSending, uploadClock, uploadClockShort, uploadElsewhere, uploadBringingIn, uploadWiped, uploadRevoked
    case checkedHere, signatureGood, signatureForged, signatureUnchecked, signatureUncheckedShort, noTrust
    case expiredHere, expiredHereShort, notRevoked, isRevoked, gradeUnread, byThisDevice
    case recordedNow, notRecordedHere, recordingUnknown, basisAtScan, basisSince, basisAtScanShort, basisSinceShort
    case temperatureTooLate, temperatureNobody, temperatureNotVerified, temperatureWait, temperatureBounds
    case temperatureNoise
    case temperatureAlready, temperatureSending, fever
    case trustOverShort, trustOverHint
    case printedCode, familyCode
    case formTitle, formType, formNumber, formName, formHint, formNumberGood, formNumberMissing, formNameMissing
    case formNameWrong
    case helpTitle, helpOnScreen, helpNothing, paletteTitle, paletteNothing
    case quitTitle, quitQuestion, quitNoQueue, quitStay, quitLeave
    case offlineTitle, refusalTitle, noteTitle, reasonTyped, reasonHint, noteHint, reasonMissing, reasonKept
    case releaseTitle, releaseQuestion, releaseStay, releaseGo
    case noSuchCommand, notHere
    case muted, mutedShort, mutedNow, soundOn
    case countedAnew
    case lockTitle, lockedNow, lockRefused, lockEnter, pinField, pinChecking, pinWrong, pinLength, pinToQuit
    case tooSmall, samplesFailed, late, unanswered, none, onlyChinese,
        notRecorded, recordedHere, pcr,
        antibody
}

extension Phrase {
    /// The phrase in both languages.
    public var words: Words {
        switch self {
        case .product: Words(zh: "卡口", en: "kakou")
        case .field: Words(zh: "扫码/证件 >", en: "Scan/ID >")
        case .fieldCompact: Words(zh: "扫码 >", en: "Scan >")
        case .ready: Words(zh: "请扫码", en: "READY TO SCAN")
        case .readyHint:
            Words(
                zh: "扫健康码;或输入18位证件号码;或按 F3\n体温: 结果出来后输入 36.5 回车",
                en:
                    "Scan a health code, type an 18-digit ID number, or press F3.\nTemperature: type 36.5 Enter after a verdict."
            )
        case .demoHint: Words(zh: "按 F9: 下一位样本人来扫码", en: "F9: the next sample person walks up")
        case .readyCompact: Words(zh: "请扫码", en: "Ready to scan")
        case .checking: Words(zh: "核验中", en: "CHECKING")
        case .reading: Words(zh: "正在读码", en: "READING")
        case .itinerary: Words(zh: "行程 14天", en: "Itinerary, 14 days")
        case .noTrips: Words(zh: "14天内没有行程", en: "no trip in 14 days")
        case .tests: Words(zh: "检测", en: "Tests")
        case .noTests: Words(zh: "没有检测记录", en: "no test on record")
        case .reports: Words(zh: "各省评估", en: "Provinces")
        case .declarations: Words(zh: "本人申报", en: "Declared")
        case .warnings: Words(zh: "提示", en: "Warnings")
        case .historyAsking: Words(zh: "正在查询...", en: "asking...")
        case .historyNone: Words(zh: "查不到", en: "not available")
        case .historyNotAsked: Words(zh: "没有查询", en: "not asked")
        case .nextStep: Words(zh: "下一步", en: "Next")
        case .person: Words(zh: "持码人", en: "Person")
        case .reason: Words(zh: "原因", en: "Why")
        case .helpCode: Words(zh: "代码", en: "Code")
        case .advice: Words(zh: "说明", en: "Note")
        case .alert: Words(zh: "警报", en: "ALERT")
        case .recent: Words(zh: "最近", en: "Recent")
        case .noRecent: Words(zh: "还没有扫过码", en: "nothing scanned yet")
        case .linkUnknown: Words(zh: "待连接", en: "not asked yet")
        case .linkOnline: Words(zh: "在线", en: "online")
        case .linkOffline: Words(zh: "离线", en: "OFFLINE")
        case .linkForced: Words(zh: "人工离线", en: "OFFLINE BY HAND")
        case .linkForcedShort: Words(zh: "人工", en: "BY HAND")
        case .uploadRevoked: Words(zh: "停用", en: "REVOKED")
        case .basisAtScanShort: Words(zh: "当时", en: "then")
        case .basisSinceShort: Words(zh: "后来", en: "since")
        case .degraded: Words(zh: "服务降级", en: "service degraded")
        case .degradedShort: Words(zh: "降级", en: "degraded")
        case .scannerLost: Words(zh: "扫码枪断开", en: "SCANNER LOST")
        case .scannerLostShort: Words(zh: "枪断", en: "NO SCANNER")
        case .thermometerLost: Words(zh: "测温仪断开", en: "THERMOMETER LOST")
        case .thermometerLostShort: Words(zh: "测温断", en: "NO TEMP")
        case .uploadSending: Words(zh: "上传中", en: "sending")
        case .uploadClock: Words(zh: "等校时再传", en: "sent once the time is known")
        case .uploadClockShort: Words(zh: "等校时", en: "needs time")
        case .uploadElsewhere: Words(zh: "另一程序在传", en: "another program sends")
        case .uploadBringingIn: Words(zh: "停用 正在交回", en: "REVOKED, handing in")
        case .uploadWiped: Words(zh: "停用 已清空", en: "REVOKED, wiped")
        case .checkedHere: Words(zh: "本机核对", en: "Checked by this device")
        case .signatureGood: Words(zh: "签名正确", en: "signature good")
        case .signatureForged: Words(zh: "签名不对", en: "SIGNATURE WRONG")
        case .signatureUnchecked: Words(zh: "签名无法核对", en: "signature cannot be checked")
        case .signatureUncheckedShort: Words(zh: "签名未核", en: "unchecked")
        case .noTrust: Words(zh: "本机没有信任名单", en: "no trust list on this device")
        case .expiredHere: Words(zh: "按本机时钟已过期", en: "expired by this clock")
        case .expiredHereShort: Words(zh: "本机钟已过期", en: "expired")
        case .notRevoked: Words(zh: "不在吊销名单", en: "not in the revoked list")
        case .isRevoked: Words(zh: "在吊销名单里", en: "IN THE REVOKED LIST")
        case .gradeUnread: Words(zh: "等级不明", en: "unknown")
        case .byThisDevice: Words(zh: "本机核对,服务没有应答", en: "by this device, unanswered")
        case .recordedNow: Words(zh: "已登记", en: "RECORDED")
        case .notRecordedHere: Words(zh: "本机未登记", en: "NOT RECORDED HERE")
        case .recordingUnknown: Words(zh: "登记与否还不知道", en: "not known yet if it is kept")
        case .basisAtScan: Words(zh: "扫码时已是", en: "so at the scan")
        case .basisSince: Words(zh: "扫码后才是", en: "came since")
        case .temperatureTooLate:
            Words(zh: "超过120秒,体温不再记到此人:请再扫一次", en: "Over 120 s: scan the person again to take it")
        case .temperatureNobody: Words(zh: "屏上没有人:请先扫码再量体温", en: "Nobody on the screen: scan first, then measure")
        case .temperatureNotVerified:
            Words(zh: "此人未核验,体温没有记:请写进人工登记", en: "Not verified, so not kept: write it in the paper register")
        case .temperatureWait: Words(zh: "请等结果出来再输入体温", en: "Wait for the verdict, then type the temperature")
        case .temperatureBounds: Words(zh: "体温应在 35.0 到 42.0 之间", en: "A temperature is 35.0 to 42.0")
        case .temperatureNoise: Words(zh: "测温仪送来的不是体温,没有记", en: "The thermometer sent no temperature; nothing taken")
        case .temperatureAlready: Words(zh: "此人体温已记:要改请再扫一次", en: "Already taken: scan again to change it")
        case .temperatureSending: Words(zh: "正在记", en: "being sent")
        case .trustOverShort: Words(zh: "名单过期", en: "LISTS OLD")
        case .trustOverHint:
            Words(zh: "名单过了24小时:本机不再核对签名,请查网络", en: "Lists over 24 h old: codes are not checked here")
        case .fever: Words(zh: "发热", en: "FEVER")
        case .printedCode: Words(zh: "纸质码", en: "printed")
        case .familyCode: Words(zh: "家人代办", en: "family member's")
        case .formTitle: Words(zh: "查证件", en: "Document")
        case .formType: Words(zh: "证件类型", en: "Type")
        case .formNumber: Words(zh: "证件号码", en: "Number")
        case .formName: Words(zh: "姓名", en: "Name")
        case .formHint: Words(zh: "左右键选类型,Tab 下一栏,回车核验,Esc 返回", en: "Arrows: type  Tab: next  Enter: verify  Esc: back")
        case .formNumberGood: Words(zh: "号码正确", en: "number is good")
        case .formNumberMissing: Words(zh: "请输入证件号码", en: "type the document number")
        case .formNameMissing: Words(zh: "请输入姓名", en: "type the name")
        case .formNameWrong: Words(zh: "姓名应为1到64个字", en: "a name has 1 to 64 characters")
        case .helpTitle: Words(zh: "帮助", en: "Help")
        case .helpOnScreen: Words(zh: "屏上代码", en: "On the screen")
        case .helpNothing: Words(zh: "没有找到", en: "nothing found")
        case .paletteTitle: Words(zh: "命令", en: "Commands")
        case .paletteNothing: Words(zh: "没有这个命令", en: "no such command")
        case .quitTitle: Words(zh: "退出", en: "Quit")
        case .quitQuestion: Words(zh: "退出后此道停止核验。", en: "This lane stops verifying.")
        case .quitNoQueue: Words(zh: "未答的扫码没有登记在本机。", en: "Scans without answer are not kept.")
        case .quitStay: Words(zh: "继续核验", en: "Stay")
        case .quitLeave: Words(zh: "退出", en: "Quit")
        case .offlineTitle: Words(zh: "转为离线: 为什么", en: "Go offline: why")
        case .refusalTitle: Words(zh: "拒入: 为什么", en: "Refused: why")
        case .noteTitle: Words(zh: "备注", en: "Note")
        case .reasonTyped: Words(zh: "其他", en: "Other")
        case .reasonHint: Words(zh: "按数字选;或直接输入后回车", en: "Press a number, or type and Enter")
        case .noteHint: Words(zh: "输入后回车;Esc 返回", en: "Type, then Enter; Esc: back")
        case .reasonMissing: Words(zh: "请先选或输入", en: "choose or type first")
        case .reasonKept: Words(zh: "理由已交本机登记", en: "reason handed to the ledger")
        case .releaseTitle: Words(zh: "恢复在线", en: "Back online")
        case .releaseQuestion: Words(zh: "重新向服务核验?", en: "Ask the service again?")
        case .releaseStay: Words(zh: "仍离线", en: "Stay offline")
        case .releaseGo: Words(zh: "恢复在线", en: "Go online")
        case .notHere: Words(zh: "这个画面里没有", en: "not in this screen")
        case .noSuchCommand: Words(zh: "没有这个命令", en: "no such command")
        case .muted: Words(zh: "静音", en: "MUTED")
        case .mutedShort: Words(zh: "静", en: "M")
        case .countedAnew: Words(zh: "计数从现在起重新开始", en: "Counting from now on")
        case .mutedNow: Words(zh: "已静音:请看屏上的结果", en: "Sound is off: watch the screen")
        case .soundOn: Words(zh: "声音已恢复", en: "Sound is on")
        case .lockTitle: Words(zh: "锁屏", en: "Locked")
        case .lockedNow: Words(zh: "已锁屏,此道暂停核验", en: "LOCKED: this lane does not verify")
        case .lockRefused:
            Words(zh: "已锁屏: 刚才的扫码没有受理,请解锁后再扫", en: "LOCKED: that scan was not taken; open, then scan again")
        case .lockEnter: Words(zh: "没有设密码:按回车解锁", en: "No PIN is set: press Enter to open")
        case .pinField: Words(zh: "密码 >", en: "PIN >")
        case .pinChecking: Words(zh: "正在核对", en: "checking")
        case .pinWrong: Words(zh: "密码不对", en: "wrong PIN")
        case .pinLength: Words(zh: "密码是4到12位数字", en: "a PIN has 4 to 12 digits")
        case .pinToQuit: Words(zh: "退出要密码", en: "Leaving wants the PIN")
        case .tooSmall: Words(zh: "窗口太小", en: "Window too small")
        case .samplesFailed: Words(zh: "样本没有来", en: "No sample came")
        case .late: Words(zh: "迟到", en: "late")
        case .unanswered: Words(zh: "未答", en: "no answer yet")
        case .pcr: Words(zh: "核酸", en: "PCR")
        case .antibody: Words(zh: "抗体", en: "antibody")
        case .notRecorded: Words(zh: "未登记", en: "NOT RECORDED")
        case .recordedHere: Words(zh: "已离线登记", en: "RECORDED")
        case .onlyChinese: Words(zh: "有", en: "yes, in Chinese")
        case .none: Words(zh: "无", en: "none")
        }
    }
}
