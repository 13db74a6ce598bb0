public import HealthCode

/// What the doctor found in one check; names nobody.
public struct Finding: Hashable, Sendable {
    /// How it stands; raw values are those of `kakou doctor --json`.
    public enum State: String, CaseIterable, Hashable, Sendable {
        case good, doubtful, bad

        /// Four ASCII characters, unlike any verdict's three.
        public var mark: String {
            switch self {
            case .good: "[ok]"
            case .doubtful: "[!!]"
            case .bad: "[XX]"
            }
        }

        /// The state in a word.
        public var word: Words {
            switch self {
            case .good: Words(zh: "正常", en: "ok")
            case .doubtful: Words(zh: "注意", en: "look")
            case .bad: Words(zh: "不对", en: "wrong")
            }
        }
    }

    /// What was looked at.
    public let check: DoctorCheck
    /// How it stands.
    public let state: State
    /// What was seen.
    public let words: Words
    /// What to do; nil where it is good.
    public let remedy: Words?

    /// A finding; it advises what its check advises unless told.
    public init(_ check: DoctorCheck, _ state: State, zh: String, en: String, remedy: Words? = nil) {
        self.check = check
        self.state = state
        words = Words(zh: zh, en: en)
        self.remedy = state == .good ? nil : remedy ?? check.remedy
    }

    /// A finding in words that stand elsewhere.
    public init(_ check: DoctorCheck, _ state: State, _ words: Words, remedy: Words? = nil) {
        self.init(check, state, zh: words.zh, en: words.en, remedy: remedy)
    }

    /// A finding whose words are the same in both languages.
    public init(_ check: DoctorCheck, _ state: State, _ fact: String, remedy: Words? = nil) {
        self.init(check, state, zh: fact, en: fact, remedy: remedy)
    }
}

extension [Finding] {
    /// These with what was found anew in the place of what was found before by the same checks, in the table's order.
    public func updated(by news: [Finding]) -> [Finding] {
        let checks = Set(news.map(\.check))
        let all = filter { !checks.contains($0.check) } + news
        return DoctorCheck.allCases.flatMap { check in all.filter { $0.check == check } }
    }
}
