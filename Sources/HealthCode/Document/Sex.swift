/// Sex after GB/T 2261.1; profile 3, Person.
public enum Sex: String, CaseIterable, Hashable, Sendable {
    case unknown = "0"
    case male = "1"
    case female = "2"
    case unspecified = "9"

    /// What the code means.
    public var name: Words {
        switch self {
        case .unknown: Words(zh: "未知", en: "unknown")
        case .male: Words(zh: "男", en: "male")
        case .female: Words(zh: "女", en: "female")
        case .unspecified: Words(zh: "未说明", en: "unspecified")
        }
    }
}
