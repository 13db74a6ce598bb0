public import HealthCode

extension Templates {
    /// Why nobody can be served while the service does not answer.
    public static let assistOffline = Template<Words>(zh: "代办要联网: {1}", en: "needs the service: {1}")
    /// A failure's words and its code.
    public static let assistFailed = Template<Words, String>(zh: "{1} {2}", en: "{1} {2}")
    /// The number of a service whose form is no longer there.
    public static let assistLate = Template<String>(zh: "先前的代办已办成 {1}", en: "the earlier service is done {1}")
    /// The number of a service that was done while another screen stood.
    public static let assistDone = Template<String>(zh: "代办已办成 {1};按 F6 看", en: "service done {1}; F6 shows it")
    /// Where a code's picture is.
    public static let codeSaved = Template<String>(zh: "码已存到 {1}", en: "saved in {1}")
    /// A part of a form, which, and of how many.
    public static let part = Template<Words, Int, Int>(zh: "{1} {2}/{3}", en: "{1} {2}/{3}")
    /// The seconds that a code still has.
    public static let codeLeft = Template<Int>(zh: "还有{1}秒", en: "{1} s left")
    /// The end of a code's life.
    public static let codeUntil = Template<String>(zh: "有效至 {1}", en: "until {1}")
    /// Two trips that overlap, counted from 1.
    public static let overlap = Template<Int, Int>(zh: "第{1}次和第{2}次", en: "{1} and {2}")

    /// Those of the assisted services.
    static let assist: [any AnyTemplate] =
        [
            assistOffline, assistFailed, assistLate, assistDone, codeSaved, part, codeLeft, codeUntil, overlap,
        ]
}
