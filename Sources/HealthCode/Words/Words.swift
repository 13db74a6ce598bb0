/// The two languages that every word of this system has.
public enum Language: String, CaseIterable, Sendable {
    case zh, en
}

/// One phrase in both languages, Chinese first.
public struct Words: Hashable, Sendable {
    /// Simplified Chinese.
    public let zh: String
    /// English.
    public let en: String

    /// Pairs the two languages of one phrase.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// The phrase in `language`.
    public subscript(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
