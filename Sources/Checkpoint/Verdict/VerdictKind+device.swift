import HealthCode

extension VerdictKind {
    /// States of the device and of the network: black on white, hatched, so that none is taken for a person's grade.
    var deviceRow: VerdictRow {
        switch self {
        case .serviceError:
            VerdictRow(
                words: Words(zh: "系统故障 未核验", en: "SERVICE ERROR, NOT VERIFIED"),
                big: Words(zh: "未核验", en: "NOT VERIFIED"), symbol: "[E]", tone: Tone("--."), role: .device,
                title: VerdictRow.networkTitle,
                nextStep: Words(zh: "请再扫一次;仍不行请人工登记", en: "Scan again; if it fails again, register by hand"),
                outcome: .error)
        case .timedOut:
            VerdictRow(
                words: Words(zh: "超时 未核验", en: "TIMED OUT, NOT VERIFIED"),
                big: Words(zh: "未核验", en: "NOT VERIFIED"), symbol: "[T]", tone: Tone("--.."), role: .device,
                title: VerdictRow.networkTitle,
                nextStep: Words(zh: "请再扫一次;仍超时请人工登记", en: "Scan again; if it fails again, register by hand"),
                outcome: .timeout)
        case .recordedOffline:
            VerdictRow(
                words: Words(zh: "未核验 · 已离线登记", en: "NOT VERIFIED, RECORDED"),
                big: Words(zh: "未核验", en: "NOT VERIFIED"), symbol: "[o]", tone: Tone("--.-"), role: .device,
                title: VerdictRow.networkTitle,
                nextStep: Words(zh: "按离线规定处理;网络恢复后上传", en: "Follow the offline rule; sent when back online"),
                outcome: .recorded)
        case .notRecorded:
            VerdictRow(
                words: Words(zh: "未核验 · 未登记", en: "NOT VERIFIED, NOT RECORDED"),
                big: Words(zh: "未核验", en: "NOT VERIFIED"), symbol: "[/]", tone: Tone("--- -"), role: .device,
                title: VerdictRow.networkTitle,
                nextStep: Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code"),
                outcome: .notrecorded)
        case .notRecordedHere:
            VerdictRow(
                words: Words(zh: "本机未登记", en: "NOT RECORDED HERE"), big: Words(zh: "未登记", en: "NOT KEPT"),
                symbol: "[L]", tone: Tone("---."), role: .device, title: VerdictRow.deviceTitle,
                nextStep: Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code"),
                outcome: .notrecorded)
        case .wrongLayout:
            VerdictRow(
                words: Words(zh: "键盘布局不对", en: "KEYBOARD LAYOUT WRONG"), big: Words(zh: "误码", en: "GARBLED"),
                symbol: "[K]", tone: Tone("-- --"), role: .device, title: VerdictRow.deviceTitle,
                nextStep: InputCause.keyboardLayout.row.nextStep, outcome: .notacode)
        case .deviceRevoked:
            VerdictRow(
                words: Words(zh: "设备停用", en: "DEVICE REVOKED"), big: Words(zh: "停用", en: "REVOKED"), symbol: "[D]",
                tone: Tone("-----"), role: .device, title: VerdictRow.deviceTitle,
                nextStep: Words(zh: "请停止扫码;改用其他通道", en: "Stop scanning; use another lane"),
                outcome: .devicerevoked)
        default:
            VerdictRow(
                words: Words(zh: "数据过旧", en: "DATA TOO OLD"), big: Words(zh: "过旧", en: "TOO OLD"), symbol: "[A]",
                tone: Tone("----"), role: .device, title: VerdictRow.deviceTitle,
                nextStep: Words(zh: "请人工登记;把代码报技术员", en: "Register by hand; give the help desk the code"),
                outcome: .error)
        }
    }
}
