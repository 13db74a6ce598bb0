/// How people and countries can be reached: small texts whose form the profile fixes.
public enum ContactText {
    /// A telephone number: E.164 with its `+`, or the eleven digits of a mobile number of the mainland; profile 3, Person.
    public static func isPhone(_ text: String) -> Bool {
        var digits = Substring(text).utf8
        let isInternational = digits.first == UInt8(ascii: "+")
        if isInternational { digits = digits.dropFirst() }
        guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
        return isInternational
            ? (2...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
            : digits.count == 11 && digits.first == UInt8(ascii: "1")
    }

    /// A country of GB/T 2659 in its alpha-3 form by its letters; whether there is such a country nobody asks.
    public static func isCountry(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    /// Whether the place of a trip and its country go together: 000000 stands with a country other than China and only
    /// so; profile 3.8.
    public static func areTogether(place code: String, country: String?) -> Bool {
        (country ?? "CHN") != "CHN" ? code == Divisions.abroad : code != Divisions.abroad
    }
}
