/// Names in the letters of hanyu pinyin, without tones: to search places by, and for terminals without Chinese characters.
///
/// One reading a character, the one it has in names; `ü` is written `yu`, as on passports (GB/T 28039). Pure; the table
/// is unfolded once, at the first question.
public enum Pinyin {
    /// The reading of a character, `hang` for 杭; nil for what is outside GB 2312 and the standard table of 2013.
    public static func pinyin(of character: Character) -> String? {
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first else { return nil }
        return readings[scalar].map { syllables[$0] }
    }

    /// A place name as syllables, `[chong, qing, shi]`, by the names known as a whole first; other characters stay.
    public static func syllables(ofPlace name: String) -> [String] {
        syllables(of: name[...], wholes: places, longest: longestPlace)
    }

    /// A person's name as syllables, the surname by the table of surnames; masked and other characters stay.
    public static func syllables(ofPerson name: String) -> [String] {
        for count in [2, 1] where name.count >= count {
            if let surname = surnames[String(name.prefix(count))] {
                return surname + syllables(of: name.dropFirst(count), wholes: [:], longest: 0)
            }
        }
        return syllables(of: name[...], wholes: [:], longest: 0)
    }

    /// The first letters of a place name's syllables, `hzs` for 杭州市.
    public static func initials(ofPlace name: String) -> String {
        String(syllables(ofPlace: name).compactMap(\.first))
    }

    private static func syllables(of text: Substring, wholes: [String: [String]], longest: Int) -> [String] {
        var found: [String] = []
        var rest = text
        next: while let character = rest.first {
            for count in stride(from: min(longest, rest.count), to: 1, by: -1) {
                if let whole = wholes[String(rest.prefix(count))] {
                    found += whole
                    rest = rest.dropFirst(count)
                    continue next
                }
            }
            found.append(pinyin(of: character) ?? String(character))
            rest = rest.dropFirst()
        }
        return found
    }

    /// The syllables, in the order of the table.
    private static let syllables: [String] = lines.map { line in String(line.prefix { $0 != " " }) }

    /// Each character's place in ``syllables``.
    private static let readings: [Unicode.Scalar: Int] = {
        var readings: [Unicode.Scalar: Int] = [:]
        readings.reserveCapacity(8_192)
        for (index, line) in lines.enumerated() {
            for scalar in line.unicodeScalars.drop(while: { $0 != " " }).dropFirst() { readings[scalar] = index }
        }
        return readings
    }()

    private static let lines: [Substring] = PinyinTable.syllables.withUTF8Buffer { octets in
        String(decoding: octets, as: UTF8.self).split(separator: "\n")
    }

    private static let places = unfolded(PinyinTable.places)
    private static let surnames = unfolded(PinyinTable.surnames)
    private static let longestPlace = places.keys.map(\.count).max() ?? 0

    private static func unfolded(_ table: KeyValuePairs<String, String>) -> [String: [String]] {
        Dictionary(table.map { ($0.key, $0.value.split(separator: " ").map(String.init)) }) { first, _ in first }
    }
}
