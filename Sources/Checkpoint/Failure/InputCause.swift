public import HealthCode

/// Why what was read at this device can be no scan of anybody, though it was meant to be one; no call is made.
public enum InputCause: String, CaseIterable, Hashable, Sendable {
    /// A code that came through the wrong keyboard layout.
    case keyboardLayout

    /// Number, words and what to do.
    public var row: FailureRow {
        switch self {
        case .keyboardLayout:
            FailureRow(
                area: .device, number: 321, words: Words(zh: "键盘布局不对", en: "keyboard layout wrong"),
                nextStep: Words(zh: "请按 F8 测扫码枪;改回美式键盘再扫", en: "F8 tests the scanner; set a US layout, scan again"),
                countsAgainstLink: false)
        }
    }

    /// What it means, at length.
    public var meaning: Words {
        switch self {
        case .keyboardLayout:
            Words(
                zh: "读到的像健康码,但字母被键盘布局或输入法换掉了;没有猜,也没有核验",
                en:
                    "It looks like a health code whose letters a keyboard layout or input method changed; nothing was guessed or asked"
            )
        }
    }
}
