public import HealthCode

/// The fixed phrases of the doctor screen, F8.
public enum DoctorPhrase: String, CaseIterable, Sendable {
    case title, looking, glyphsHint
    case sheetTitle, sheetHint, sheetPrinted, sheetPrintedHint, reading, exact, noEnd, tooSlow, nearLimit
}

extension DoctorPhrase {
    /// The phrase in both languages.
    public var words: Words {
        switch self {
        case .title: Words(zh: "自检", en: "Doctor")
        case .looking: Words(zh: "正在查", en: "looking")
        case .glyphsHint: Words(zh: "下面几行的竖线要对齐:", en: "The bars below have to line up:")
        case .sheetTitle: Words(zh: "扫码枪测试", en: "Scanner test")
        case .sheetHint: Words(zh: "请用扫码枪扫左边的码", en: "Scan the code on the left")
        case .sheetPrinted: Words(zh: "这里画不下测试码:请扫打印的", en: "No room for the code here: scan a printed one")
        case .sheetPrintedHint: Words(zh: "kakou doctor --test-sheet 文件.png", en: "kakou doctor --test-sheet FILE.png")
        case .reading: Words(zh: "正在读", en: "reading")
        case .exact: Words(zh: "逐字相同", en: "EXACT, every character")
        case .noEnd: Words(zh: "没有结束符:请把扫码枪设成以回车结尾", en: "nothing ends it: set the scanner to end with CR")
        case .tooSlow:
            Words(
                zh: "按键太慢,分不清是枪是人:请调快扫码枪,或调大 console.scan-key-ms",
                en: "too slow to be told from a person: speed up the scanner, or raise console.scan-key-ms")
        case .nearLimit:
            Words(zh: "间隔接近上限:请调大 console.scan-key-ms", en: "gaps near the limit: raise console.scan-key-ms")
        }
    }
}
