/// Contact with a patient; profile 3.7.
public enum ContactAnswer: String, CaseIterable, Hashable, Sendable {
    case yes = "1"
    case no = "2"
    case unsure = "3"

    /// The answer in words.
    public var name: Words {
        switch self {
        case .yes: Words(zh: "有", en: "yes")
        case .no: Words(zh: "无", en: "no")
        case .unsure: Words(zh: "不清楚", en: "unsure")
        }
    }
}

/// Stay in a risk area within 14 days; profile 3.7.
public enum StayAnswer: String, CaseIterable, Hashable, Sendable {
    case yes = "1"
    case no = "2"

    /// The answer in words.
    public var name: Words {
        switch self {
        case .yes: Words(zh: "有", en: "yes")
        case .no: Words(zh: "无", en: "no")
        }
    }
}

/// The risk level of a division; profile 3.7.
public enum RiskLevel: String, CaseIterable, Hashable, Sendable {
    case low = "1"
    case medium = "2"
    case high = "3"

    /// The level in words.
    public var name: Words {
        switch self {
        case .low: Words(zh: "低风险地区", en: "low-risk area")
        case .medium: Words(zh: "中风险地区", en: "medium-risk area")
        case .high: Words(zh: "高风险地区", en: "high-risk area")
        }
    }
}

/// How a person lives at present; profile 3.7.
public enum HealthState: String, CaseIterable, Hashable, Sendable {
    case normal = "1"
    case homeService = "2"
    case centralisedService = "3"
    case centralisedObservation = "4"

    /// The state in words.
    public var name: Words {
        switch self {
        case .normal: Words(zh: "正常", en: "normal")
        case .homeService: Words(zh: "居家健康服务", en: "health service at home")
        case .centralisedService: Words(zh: "集中健康服务", en: "centralised health service")
        case .centralisedObservation: Words(zh: "集中医学观察", en: "centralised observation")
        }
    }
}

/// Whose matter a declaration or a code is, seen from who hands it in; profile 3.7, 3.11.
public enum Relation: String, CaseIterable, Hashable, Sendable {
    case oneself = "0"
    case family = "1"
    case ward = "2"

    /// The relation in words.
    public var name: Words {
        switch self {
        case .oneself: Words(zh: "本人", en: "self")
        case .family: Words(zh: "家人", en: "family")
        case .ward: Words(zh: "被监护人及其他", en: "ward or other")
        }
    }
}
