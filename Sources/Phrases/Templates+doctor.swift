import HealthCode

extension Templates {
    /// How many findings are wrong, want a look, are good.
    public static let doctorSums = Template<Int, Int, Int>(
        zh: "不对 {1}  注意 {2}  正常 {3}", en: "wrong {1}  look {2}  ok {3}")
    /// What a scanner sent before the test's text.
    public static let sheetPrefix = Template<String>(
        zh: "前面多出 {1}:设 scanner.prefix 或在枪上去掉", en: "prefix {1}: set scanner.prefix or drop it in the scanner")
    /// What a scanner sent after the test's text.
    public static let sheetSuffix = Template<String>(
        zh: "后面多出 {1}:设 scanner.suffix 或在枪上去掉", en: "suffix {1}: set scanner.suffix or drop it in the scanner")
    /// The same where the configuration knows it.
    public static let sheetKnown = Template<String>(zh: "前后缀 {1}:已在设置里", en: "affix {1}: known to the settings")
    /// The keys that ended a reading.
    public static let sheetEnds = Template<String>(zh: "结束符 {1}", en: "ended by {1}")
    /// Characters, average milliseconds a character, longest gap.
    public static let sheetTimes = Template<Int, String, Int>(
        zh: "{1}个字符 每个{2}ms 最长间隔{3}ms", en: "{1} characters, {2} ms each, longest gap {3} ms")

    static let doctor: [any AnyTemplate] = [doctorSums, sheetPrefix, sheetSuffix, sheetKnown, sheetEnds, sheetTimes]
}
