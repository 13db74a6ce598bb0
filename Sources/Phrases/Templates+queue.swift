public import HealthCode

extension Templates {
    /// How many rows wait to be sent.
    public static let waiting = Template<Int>(zh: "待传 {1}", en: "{1} waiting")
    /// The same where there is little room.
    public static let waitingShort = Template<Int>(zh: "待{1}", en: "{1} wait")
    /// How many rows the service refused for good.
    public static let dead = Template<Int>(zh: "拒收 {1}", en: "{1} dead")
    /// How many rows are held.
    public static let held = Template<Int>(zh: "暂扣 {1}", en: "{1} held")
    /// When the oldest waiting row was scanned.
    public static let oldest = Template<String>(zh: "最早 {1}", en: "oldest {1}")
    /// Rows settled and rows in all of the drain under way, and how long it still takes.
    public static let draining = Template<Int, Int, Words>(zh: "上传 {1}/{2} 还要{3}", en: "sending {1}/{2}, {3}")
    /// The same without the time.
    public static let drainingShort = Template<Int, Int>(zh: "上传 {1}/{2}", en: "sending {1}/{2}")
    /// The same for a revoked device.
    public static let bringingIn = Template<Int, Int>(zh: "停用 交回 {1}/{2}", en: "REVOKED, handing in {1}/{2}")
    /// How long until the upload is tried again, and why it waits.
    public static let waitsFor = Template<Words, String>(zh: "{1}后再传 {2}", en: "next try in {1}, {2}")
    /// The same without the code.
    public static let waitsForShort = Template<Words>(zh: "{1}后再传", en: "next in {1}")
    /// Rows a second.
    public static let rate = Template<String>(zh: "{1}条/秒", en: "{1} rows/s")
    /// How far the clock is off.
    public static let skew = Template<Words>(zh: "时钟差{1}", en: "clock wrong by {1}")
    /// The same where there is little room.
    public static let skewShort = Template<Words>(zh: "钟差{1}", en: "clk {1}")
    /// How old the lists of issuers and revoked codes are.
    public static let trustOld = Template<Words>(zh: "名单是{1}前的", en: "lists {1} old")
    /// The same where there is little room.
    public static let trustOldShort = Template<Words>(zh: "单{1}", en: "lists {1}")
    /// They are older than codes may be checked by.
    public static let trustOver = Template<Words>(zh: "名单过期 {1}前", en: "LISTS TOO OLD, {1}")
    /// Why they could not be brought up to date.
    public static let trustFailed = Template<Words, String>(zh: "没有更新: {1} {2}", en: "not renewed: {1} {2}")
    /// Seconds, minutes, hours and days as they are counted.
    public static let seconds = Template<Int>(zh: "{1}秒", en: "{1} s")
    /// Minutes.
    public static let minutes = Template<Int>(zh: "{1}分", en: "{1} min")
    /// Hours.
    public static let hours = Template<Int>(zh: "{1}小时", en: "{1} h")
    /// Days.
    public static let days = Template<Int>(zh: "{1}天", en: "{1} d")
    /// A span that is past.
    public static let ago = Template<Words>(zh: "{1}前", en: "{1} ago")
    /// How often a row was sent.
    public static let tries = Template<Int>(zh: "{1}次", en: "{1}x")
    /// Which of the matches is chosen, and how many there are.
    public static let place = Template<Int, Int>(zh: "{1}/{2}", en: "{1}/{2}")
    /// Only so many rows are looked through.
    public static let firstOf = Template<Int>(zh: "只查前{1}条", en: "of the first {1}")
    /// A key and what it does here.
    public static let keyDoes = Template<String, Words>(zh: "{1} {2}", en: "{1} {2}")
    /// Rows that wait when somebody quits.
    public static let quitWaiting = Template<Int>(
        zh: "待传的 {1} 条留在本机,下次再传。", en: "{1} waiting scans stay here for later.")

    /// When a scan was recorded.
    public static let recorded = Template<String>(zh: "已登记 {1}", en: "RECORDED {1}")
    /// When the same code was recorded first; its row is tried again.
    public static let recordedFirst = Template<String>(zh: "同一码 {1} 已登记", en: "same code RECORDED {1}")
    /// Not recorded, and why, with the ledger's code.
    public static let notRecorded = Template<Words, Words, String>(zh: "{1}: {2} {3}", en: "{1}: {2} {3}")
    /// The same with the code alone.
    public static let notRecordedShort = Template<Words, String>(zh: "{1} {2}", en: "{1} {2}")
    /// A refusal of the ledger.
    public static let ledgerRefused = Template<Words, String>(zh: "本机台账: {1} {2}", en: "Ledger: {1} {2}")
    /// The grade signed into a code and when: plain text, never a verdict.
    public static let atIssue = Template<Words, String>(zh: "签发时 {1} {2}", en: "at issue {1} {2}")
    /// How old the trust is that a finding rests on.
    public static let trustAge = Template<Words>(zh: "名单是{1}前的", en: "lists are {1} old")
    /// A span of life that has not ended.
    public static let aliveUntil = Template<String>(zh: "按本机时钟有效至 {1}", en: "good until {1} here")
    /// The key that adds a reason.
    public static let addReason = Template<String>(zh: "{1} 补理由", en: "{1} to say why")
    /// A reason given.
    public static let reason = Template<String>(zh: "理由 {1}", en: "why: {1}")
    /// A standing alert where there is little room.
    public static let alertShort = Template<String, String, Words>(zh: "{1} {2} {3}", en: "{1} {2} {3}")
    /// An alert's words and whether it was so at the scan or came since.
    public static let basis = Template<Words, Words>(zh: "{1} ({2})", en: "{1} ({2})")

    static let queue: [any AnyTemplate] = [
        waiting, waitingShort, dead, held, oldest, draining, drainingShort, bringingIn, waitsFor, waitsForShort, rate,
        skew, skewShort, trustOld, trustOldShort, trustOver, trustFailed, seconds, minutes, hours, days, ago, tries,
        place, firstOf, keyDoes, quitWaiting, recorded,
        recordedFirst, notRecorded, notRecordedShort, ledgerRefused, atIssue, trustAge, aliveUntil, addReason, reason,
        alertShort, basis,
    ]
}
