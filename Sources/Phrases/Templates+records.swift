public import HealthCode

extension Templates {
    /// How many scans the ledger holds.
    public static let recordsInAll = Template<Int>(zh: "共 {1} 条", en: "{1} in all")
    /// How many rows were found so far.
    public static let found = Template<Int>(zh: "找到 {1} 条", en: "{1} found")
    /// How much of the ledger was looked through, in percent.
    public static let lookedThrough = Template<Int>(zh: "已查 {1}%", en: "{1}% looked through")
    /// The key that stops a search.
    public static let stops = Template<String>(zh: "{1} 停", en: "{1} stops")
    /// Scans of a day.
    public static let scansOfDay = Template<Int>(zh: "扫码 {1}", en: "{1} scans")
    /// Of these, unverified ones.
    public static let unverifiedOfDay = Template<Int>(zh: "未核验 {1}", en: "{1} not verified")
    /// Alerts of a day, and of these the ones that nobody acknowledged.
    public static let alertsOfDay = Template<Int, Int>(zh: "警报 {1} 未确认 {2}", en: "{1} alerts, {2} open")
    /// The hours of a bar, from and to.
    public static let hoursOf = Template<String, String>(zh: "{1}-{2}时", en: "{1}-{2} h")
    /// How many results stand in one bar, because there is no room for each.
    public static let otherResults = Template<Int>(zh: "其余{1}种", en: "{1} others")
    /// Of the service's answer: code and what it says.
    public static let codeSays = Template<String, Words>(zh: "{1} {2}", en: "{1} {2}")

    static let records: [any AnyTemplate] = [
        recordsInAll, found, lookedThrough, stops, scansOfDay, unverifiedOfDay, alertsOfDay, hoursOf, otherResults,
        codeSays,
    ]
}
