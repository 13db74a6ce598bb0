/// The result of a nucleic acid or antibody test; profile 3.9.
public enum TestResult: Int, CaseIterable, Hashable, Sendable {
    case unknown = -1
    case positive = 0
    case negative = 1
    case untested = 2
    case expired = 3

    /// The result in words.
    public var name: Words {
        switch self {
        case .unknown: Words(zh: "未知", en: "unknown")
        case .positive: Words(zh: "阳性", en: "positive")
        case .negative: Words(zh: "阴性", en: "negative")
        case .untested: Words(zh: "未检", en: "untested")
        case .expired: Words(zh: "已过期", en: "expired")
        }
    }
}
