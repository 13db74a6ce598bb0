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
    public static func shortName(of code: String) -> String? {
        if code == abroad { return "境外" }
        guard let own = ownName(of: code) else { return nil }
        let city = parents(of: code).last.flatMap { parent in
            parent.hasSuffix("0000") && !isMunicipality(parent) ? nil : ownName(of: parent)
        }
        return ShortName.of(city ?? own)
    }

    /// Whether the code is of a division of today.
    public static func isCurrent(_ code: String) -> Bool {
        DivisionTable.today.name(of: code) != nil
    }

    /// Whether the code is of a division of today or of any time since 1980, or a prefix that identity numbers of
    /// Hong Kong, Macao and Taiwan residents have.
    public static func wasEver(_ code: String) -> Bool {
        ownName(of: code) != nil
    }

    /// Today's divisions whose code or own name begins with `text`, or whose full name holds it, in order of code.
    public static func search(_ text: String, limit: Int) -> [Division] {
        guard limit > 0, !text.isEmpty else { return [] }
        return DivisionTable.today.search(text, limit: limit)
    }

    /// Today's divisions in order of code.
    public static var current: [Division] { DivisionTable.today.all }

    private static func ownName(of code: String) -> String? {
        DivisionTable.today.name(of: code) ?? DivisionTable.history.name(of: code)
    }

    /// The codes of the province and the prefecture above a code, those that exist, the province first.
    private static func parents(of code: String) -> [String] {
        [code.prefix(2) + "0000", code.prefix(4) + "00"].map(String.init)
            .filter { $0 != code && ownName(of: $0) != nil }
    }

    private static func isMunicipality(_ province: String) -> Bool {
        ["110000", "120000", "310000", "500000"].contains(province)
    }
}
