/// The tables of divisions: today's, by which places are checked, and history's, which number prefixes may quote.
///
/// A place outside today's table is 4003. A prefix outside both is a warning at most, for cards outlive divisions.
public enum Divisions {
    /// The code of abroad, which only trips may have, beside a country; profile 3.8.
    public static let abroad = "000000"

    /// The name with its parents', `浙江省杭州市西湖区`: today's, or else the last the code had. Nil for no code.
    public static func name(of code: String) -> String? {
        if code == abroad { return "境外" }
        guard let own = ownName(of: code) else { return nil }
        return parents(of: code).compactMap(ownName).joined() + own
    }

    /// The short name of the city that the code is in, for the itinerary: `杭州`, `北京`, `延边`. Nil for no code.
    ///
    /// Where a province rules a county directly it is the county's, `仙桃`; for a province itself, the province's.
    public static func shortName(of code: String) -> String? {
        if code == abroad { return "境外" }
        guard let own = ownName(of: code) else { return nil }
        return DivisionTable.short.name(of: code) ?? DivisionTable.short.name(of: code.prefix(4) + "00")
            ?? DivisionTable.short.name(of: code.prefix(2) + "0000") ?? own
    }

    /// Whether the code is of a division of today.
    public static func isCurrent(_ code: String) -> Bool {
        DivisionTable.today.name(of: code) != nil
    }

    /// Whether a trip may begin or end at the code: a division of today, or abroad.
    public static func isTripEnd(_ code: String) -> Bool {
        code == abroad || isCurrent(code)
    }

    /// Whether the code is of a division of today or of any time since 1980, or a prefix of the numbers that
    /// residents of Hong Kong, Macao and Taiwan have.
    public static func wasEver(_ code: String) -> Bool {
        ownName(of: code) != nil
    }

    /// At most `limit` divisions of today whose code or own name begins with `text`, in order of code.
    public static func search(_ text: String, limit: Int) -> [Division] {
        guard limit > 0, !text.isEmpty else { return [] }
        return DivisionTable.today.search(text, limit: limit)
    }

    /// Every division of today in order of code.
    public static var current: [Division] { DivisionTable.today.all }

    private static func ownName(of code: String) -> String? {
        DivisionTable.today.name(of: code) ?? DivisionTable.history.name(of: code)
    }

    /// The codes of the province and the prefecture above a code, the province first, without those that only
    /// collect (`市辖区`), which no address names.
    private static func parents(of code: String) -> [String] {
        [code.prefix(2) + "0000", code.prefix(4) + "00"].map(String.init)
            .filter { $0 != code && DivisionTable.short.name(of: $0) != nil }
    }
}
