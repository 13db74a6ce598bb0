public import HealthCode

/// Every phrase with places.
public enum Templates {
    /// Milliseconds of the last answer.
    public static let latency = Template<Int>(zh: "在线 {1}ms", en: "online {1}ms")
    /// Cause and help code of a broken link.
    public static let offline = Template<Words, String>(zh: "离线 {1} {2}", en: "OFFLINE {1} {2}")
    /// Why staff switched to offline.
    public static let forced = Template<String>(zh: "人工离线 {1}", en: "OFFLINE BY HAND {1}")
    /// Grade's colour, name and code.
    public static let grade = Template<Words, Words, String>(zh: "{1}码 {2} {3}", en: "{1}, {2} {3}")
    /// An unknown grade's value.
    public static let unknownGrade = Template<String>(zh: "不认识的等级 {1}", en: "grade not known here: {1}")
    /// When and where a code was used.
    public static let usedAt = Template<String, String>(zh: "{1} 已在 {2} 使用", en: "used {1} at {2}")
    /// When and where a code was scanned a moment ago.
    public static let scannedAt = Template<String, String>(zh: "{1} 已在 {2} 扫过", en: "scanned {1} at {2}")
    /// Issue time and end of life of a code.
    public static let life = Template<String, String>(zh: "出码 {1} 有效至 {2}", en: "made {1}, good until {2}")
    /// A measured temperature that the service has.
    public static let temperature = Template<String>(zh: "体温 {1}C 已记", en: "{1}C taken")
    /// A measured temperature on its way.
    public static let temperatureSending = Template<String>(zh: "体温 {1}C 正在记", en: "{1}C being sent")
    /// A measured temperature that the service did not take, and the help code.
    public static let temperatureFailed = Template<String, String>(zh: "体温 {1}C 未记 {2}", en: "{1}C NOT TAKEN {2}")
    /// A measured temperature in this device's row.
    public static let temperatureKept = Template<String>(zh: "体温 {1}C 已登记 随补传", en: "{1}C RECORDED, sent later")
    /// A measured temperature that came too late for the row.
    public static let temperatureLeft = Template<String>(zh: "体温 {1}C 未记 此行已发", en: "{1}C NOT TAKEN, row has left")
    /// Whose temperature is being typed.
    public static let temperatureOf = Template<String>(zh: "{1} 的体温 >", en: "Temperature of {1} >")
    /// A standing alert: time, masked name, verdict.
    public static let alert = Template<String, String, Words>(zh: "警报 先前 {1} {2} {3}", en: "ALERT earlier: {1} {2} {3}")
    /// How many more alerts stand behind the first, and the key that acknowledges.
    public static let alertMore = Template<Int, String>(zh: "还有{1}条 {2} 确认", en: "{1} more, {2} to acknowledge")
    /// The key that acknowledges the only alert.
    public static let alertOne = Template<String>(zh: "{1} 确认", en: "{1} to acknowledge")
    /// How many days of trips there are.
    public static let tripCount = Template<Int>(zh: "行程 14天 {1}次", en: "Itinerary, 14 days: {1}")
    /// How many rows do not fit.
    public static let more = Template<Int>(zh: "还有{1}条", en: "{1} more")
    /// Why a command is refused: its title and the reason.
    public static let refused = Template<Words, Words>(zh: "{1}: {2}", en: "{1}: {2}")
    /// How many characters of a number are still missing.
    public static let numberShort = Template<Int>(zh: "还差{1}位", en: "{1} to go")
    /// The window's extent and the least one.
    public static let size = Template<Int, Int, Int, Int>(
        zh: "{1}x{2} < {3}x{4}", en: "{1}x{2}, needs {3}x{4}")
    /// The decision made.
    public static let decided = Template<Words>(zh: "已定: {1}", en: "decided: {1}")
    /// When a report ends.
    public static let until = Template<String>(zh: "至 {1}", en: "until {1}")
    /// A label and what follows.
    public static let labelled = Template<Words, Words>(zh: "{1}: {2}", en: "{1}: {2}")

    /// Since when a session counts.
    public static let countersSince = Template<String>(zh: "本班计数 自 {1}", en: "This session, since {1}")
    /// Passes, people who were stopped for whatever reason, and scans recorded without an answer.
    public static let sums = Template<Int, Int, Int>(
        zh: "通行 {1}  拦下 {2}  离线登记 {3}", en: "{1} passed  {2} stopped  {3} recorded")
    /// Scans a minute as small bars, the most of a minute, and up to when.
    public static let pace = Template<String, Int, String>(
        zh: "每分钟 {1} 最多 {2} 至 {3}", en: "a minute {1} most {2} to {3}")
    /// The keys that admit, hold and refuse.
    public static let decideHint = Template<String, String, String>(
        zh: "{1} 放行  {2} 留置  {3} 拒入", en: "{1} admit  {2} hold  {3} refuse")
    /// The key that is advised where no service has judged: it holds.
    public static let adviceHint = Template<String>(zh: "建议 {1} 留置", en: "advice: {1} hold")
    /// The two others: they admit and refuse.
    public static let adviceOthers = Template<String, String>(zh: "{1} 放行  {2} 拒入", en: "{1} admit  {2} refuse")
    /// How to go on without a screen, by the keys that decide.
    public static let linearHint = Template<String, String, String>(
        zh: "扫码或输入后回车;{1} 放行 {2} 留置 {3} 拒入;:help 列出命令,:quit 退出",
        en: "scan, or type and Enter; {1} admit, {2} hold, {3} refuse; :help lists commands, :quit ends")

    /// How many alerts nobody has seen, for the locked screen, which names nobody.
    public static let alertsWaiting = Template<Int>(zh: "有{1}条警报待确认", en: "{1} alerts to acknowledge")
    /// How long the next PIN has to wait.
    public static let pinWait = Template<Words>(zh: "密码多次不对,请等 {1}", en: "PIN wrong too often; wait {1}")

    /// All of them, for the test that walks the catalogue.
    public static let all: [any AnyTemplate] =
        [
            latency, offline, forced, grade, unknownGrade, usedAt, scannedAt, life, temperature, temperatureSending,
            temperatureFailed, temperatureKept, temperatureLeft, temperatureOf, alert, alertMore, alertOne, tripCount,
            more, refused, numberShort, size, decided, until, labelled, alertsWaiting, pinWait,
            countersSince, sums, pace, decideHint, adviceHint, adviceOthers, linearHint,
        ] + queue + records + assist + doctor
}

/// A template whose places are not of interest.
public protocol AnyTemplate: Sendable {
    /// The phrase with its places.
    var words: Words { get }
    /// How many places there are.
    var places: Int { get }
}

extension Template: AnyTemplate {}
