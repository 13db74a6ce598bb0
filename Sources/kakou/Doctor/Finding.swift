internal import HealthCode
internal import HealthCodeAPI

/// One thing that the doctor looked at.
struct Finding: Equatable {
    /// How it stands.
    enum State: String {
        case good, doubtful, bad

        var mark: String {
            switch self {
            case .good: "[ok]"
            case .doubtful: "[!!]"
            case .bad: "[XX]"
            }
        }
    }

    /// A stable name for scripts.
    let id: String
    let title: Words
    let state: State
    let words: Words

    init(_ id: String, _ zh: String, _ en: String, _ state: State, zh wordsZh: String, en wordsEn: String) {
        self.id = id
        title = Words(zh: zh, en: en)
        self.state = state
        words = Words(zh: wordsZh, en: wordsEn)
    }

    /// A finding whose words are the same in both languages.
    init(_ id: String, _ zh: String, _ en: String, _ state: State, _ fact: String) {
        self.init(id, zh, en, state, zh: fact, en: fact)
    }

    func line(_ language: Language) -> String {
        PlainText.visible("\(state.mark) \(title[language]): \(words[language])", limit: 400)
    }

    var json: JSONObject {
        [
            "check": .string(id), "state": .string(state.rawValue), "zh": .string(words.zh), "en": .string(words.en),
        ]
    }
}
