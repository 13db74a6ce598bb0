extension Divisions {
    /// Divisions of today that a person means by a few keys, provinces first, then cities, then counties, each by code.
    ///
    /// Digits are the beginning of a code. Chinese is a part of the name, its parents' included. Letters are the initials of
    /// the name or its whole pinyin from the beginning, with or without the province and the city before it: `hz`, `zjhz`,
    /// `hangzhou`, `xhq` and `hzxhq`. Nothing typed means the provinces.
    public static func find(_ text: String) -> [Division] {
        let wanted = text.lowercased().filter { $0 != " " }
        if wanted.isEmpty { return current.filter { $0.level == 0 } }
        if wanted.utf8.allSatisfy(Digits.isDigit) {
            return ranked { $0.division.code.hasPrefix(wanted) }
        }
        if wanted.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) {
            return ranked { $0.letters.contains { $0.hasPrefix(wanted) } }
        }
        return ranked { $0.division.name.contains(wanted) || $0.whole.contains(wanted) }
    }

    private static func ranked(_ isMeant: (Entry) -> Bool) -> [Division] {
        let found = index.filter(isMeant).map(\.division)
        return (0...2).flatMap { level in found.filter { $0.level == level } }
    }

    /// A division with what it can be found by.
    private struct Entry {
        let division: Division
        /// The name with its parents'.
        let whole: String
        /// Initials and pinyin, in lower case.
        let letters: [String]

        init(_ division: Division) {
            self.division = division
            whole = Divisions.name(of: division.code) ?? division.name
            let syllables = Pinyin.syllables(ofPlace: division.name)
            let own = Entry.initials(syllables)
            let province = division.level > 0 ? Divisions.parentInitials(division.code.prefix(2) + "0000") : ""
            let city = division.level > 1 ? Divisions.parentInitials(division.code.prefix(4) + "00") : ""
            letters = Array(Set([own, province + own, city + own, province + city + own, syllables.joined()]))
        }

        static func initials(_ syllables: [String]) -> String { String(syllables.compactMap(\.first)) }
    }

    private static func parentInitials(_ code: String) -> String {
        DivisionTable.short.name(of: code).map { Pinyin.initials(ofPlace: $0) } ?? ""
    }

    /// Unfolded at the first question.
    private static let index = current.map(Entry.init)
}

extension Division {
    /// 0 a province, 1 a city or prefecture, 2 a county, by its code's zeros.
    public var level: Int {
        code.hasSuffix("0000") ? 0 : code.hasSuffix("00") ? 1 : 2
    }
}
