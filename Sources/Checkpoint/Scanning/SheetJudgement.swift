public import HealthCode

/// What became of the test sheet's text.
public struct SheetJudgement: Hashable, Sendable {
    /// What is wrong; empty where every character came as it was.
    public let faults: [SheetFault]
    /// What came before the text.
    public let prefix: String
    /// What came after it.
    public let suffix: String

    init(faults: [SheetFault], prefix: String = "", suffix: String = "") {
        self.faults = faults
        self.prefix = prefix
        self.suffix = suffix
    }

    /// Whether every character came as it was; a prefix or suffix may stand around them.
    public var isExact: Bool { faults.isEmpty }
}

/// One thing that is wrong with what a scanner's test brought.
public enum SheetFault: Hashable, Sendable {
    /// Small letters came as capitals and capitals as small letters.
    case caseSwapped
    /// All letters came as capitals.
    case allCapitals
    /// All letters came small.
    case allSmall
    /// The keys were read through this layout.
    case layout(KeyboardLayout)
    /// Chinese characters came: an input method took the keys.
    case inputMethod
    /// Only so many characters came.
    case cutShort(Int)
    /// So many characters were lost at the beginning.
    case beginningLost(Int)
    /// Single characters are other ones: the place of the first, counted from 1, and how many there are.
    case altered(position: Int, wanted: Character, got: Character, count: Int)
    /// It is not the sheet at all.
    case somethingElse

    /// What happened.
    public var words: Words {
        switch self {
        case .caseSwapped: Words(zh: "大小写颠倒", en: "upper and lower case are swapped")
        case .allCapitals: Words(zh: "字母全成了大写", en: "all letters came as capitals")
        case .allSmall: Words(zh: "字母全成了小写", en: "all letters came small")
        case .layout(let layout): Words(zh: "键盘布局是\(layout.name.zh)", en: "keyboard layout is \(layout.name.en)")
        case .inputMethod: Words(zh: "输入法截走了按键", en: "an input method took the keys")
        case .cutShort(let kept):
            Words(zh: "只到第\(kept)个字符,后面没来", en: "cut short after \(kept) characters")
        case .beginningLost(let lost): Words(zh: "开头丢了\(lost)个字符", en: "\(lost) characters lost at the beginning")
        case .altered(let position, let wanted, let got, let count):
            Words(
                zh: "\(count)个字符不对,先是第\(position)个: \(wanted) 成了 \(got)",
                en: "\(count) characters differ, first no. \(position): \(wanted) came as \(got)")
        case .somethingElse: Words(zh: "扫的不是这张测试码", en: "this is not the test sheet")
        }
    }

    /// What to do.
    public var remedy: Words {
        switch self {
        case .caseSwapped:
            Words(zh: "请关 Caps Lock;仍颠倒则改扫码枪的大小写设置", en: "switch Caps Lock off; else the scanner inverts case")
        case .allCapitals, .allSmall:
            Words(zh: "健康码照样能读;要改请改扫码枪的大小写设置", en: "codes are still read; the scanner's case setting does it")
        case .layout(.fullWidth), .inputMethod: Words(zh: "请关输入法,或切到英文半角", en: "switch the input method off")
        case .layout: Words(zh: "请把系统键盘改成美式,或把扫码枪改成此布局", en: "set a US keyboard here, or this layout in the scanner")
        case .cutShort, .beginningLost:
            Words(zh: "请调慢扫码枪的字符间隔,再扫", en: "set a longer pause between characters in the scanner")
        case .altered: Words(zh: "请恢复扫码枪出厂设置,再扫", en: "reset the scanner to its factory settings")
        case .somethingElse: Words(zh: "请扫屏上或打印的测试码", en: "scan the code on this screen or the printed one")
        }
    }
}
