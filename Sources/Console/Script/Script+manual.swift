public import HealthCode

extension Script {
    /// A row of the manual: a step or a condition as it is written, and what it does.
    public struct ManualRow: Hashable, Sendable {
        /// The step, its rest in capitals.
        public let form: String
        /// What it does.
        public let meaning: Words
    }

    /// Every step; a test compares them with ``verbs``.
    public static let manualSteps: [ManualRow] = [
        ManualRow(form: "scan TEXT", meaning: Words(zh: "扫码枪读到 TEXT", en: "a scanner reads TEXT")),
        ManualRow(form: "paste TEXT", meaning: Words(zh: "粘贴 TEXT", en: "TEXT is pasted")),
        ManualRow(form: "type TEXT", meaning: Words(zh: "人敲出 TEXT", en: "a person types TEXT")),
        ManualRow(
            form: "key NAME...",
            meaning: Words(zh: "按这些键,写法同屏上: F4 Enter ^O", en: "these keys, as the screen names them: F4 Enter ^O")),
        ManualRow(
            form: "do COMMAND",
            meaning: Words(zh: "按名字做一个命令: admit, offline", en: "a command by its name: admit, offline")),
        ManualRow(
            form: "until CONDITION",
            meaning: Words(zh: "等到条件成立;不成立就不往下走", en: "waits until the condition holds, and does nothing before")),
        ManualRow(
            form: "show [WxH]",
            meaning: Words(
                zh: "把屏幕写进 --save-display 的文件,默认 80x24",
                en: "adds the screen to the file of --save-display, 80x24 by default")
        ),
        ManualRow(form: "quit", meaning: Words(zh: "结束", en: "ends the console")),
    ]

    /// Every condition of `until`.
    public static let manualConditions: [ManualRow] = [
        ManualRow(
            form: "verdict",
            meaning: Words(zh: "结果已出,行程和登记也已有答复", en: "a verdict stands and all that was asked has come")),
        ManualRow(form: "clear", meaning: Words(zh: "屏上没有扫码", en: "no scan is on the screen")),
        ManualRow(form: "online", meaning: Words(zh: "服务有应答", en: "the service answers")),
        ManualRow(
            form: "offline", meaning: Words(zh: "服务没有应答,或已人工离线", en: "it does not, or staff switched to offline")),
        ManualRow(form: "waiting N", meaning: Words(zh: "待传 N 条", en: "N rows wait to be sent")),
        ManualRow(form: "text WORDS", meaning: Words(zh: "80x24 的屏上有这些字", en: "these words are on a screen of 80x24")),
    ]
}
