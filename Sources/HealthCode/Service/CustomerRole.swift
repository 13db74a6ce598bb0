/// What a customer of the service is; profile 3.9, "Roles of a customer".
public enum CustomerRole: String, CaseIterable, Hashable, Sendable {
    /// A gate or turnstile.
    case gate
    /// A staffed desk, which may do what a gate may and serve people without a phone.
    case desk
    /// An application in the hands of the person it speaks for.
    case app
    /// Statistics, never a person.
    case admin

    /// The role in words.
    public var name: Words {
        switch self {
        case .gate: Words(zh: "闸机", en: "gate")
        case .desk: Words(zh: "人工台", en: "desk")
        case .app: Words(zh: "应用", en: "app")
        case .admin: Words(zh: "管理", en: "admin")
        }
    }

    /// The purposes for which the role may query (6.4); any other is 1008.
    ///
    /// A desk may use ``Purpose/oneself`` only with operatorRef and reason given.
    public var purposes: Set<Purpose> {
        switch self {
        case .gate: [.checkpoint, .transport]
        case .desk: [.oneself, .checkpoint, .transport, .medical]
        case .app: [.oneself]
        case .admin: [.statistics]
        }
    }

    /// Whether the role may apply (1000) with this applyType; any other is 1008.
    public func mayApply(for applyType: ApplyType) -> Bool {
        switch self {
        case .gate: applyType == .verify
        case .desk: true
        case .app: applyType == .make
        case .admin: false
        }
    }
}

/// Why somebody's record is read; profile 3.9.
public enum Purpose: String, CaseIterable, Hashable, Sendable {
    case oneself = "01"
    case checkpoint = "02"
    case transport = "03"
    case medical = "04"
    case statistics = "05"
    case other = "99"

    /// The purpose in words.
    public var name: Words {
        switch self {
        case .oneself: Words(zh: "本人查询", en: "own record")
        case .checkpoint: Words(zh: "卡口查验", en: "checkpoint")
        case .transport: Words(zh: "交通运输", en: "transport")
        case .medical: Words(zh: "医疗救治", en: "medical care")
        case .statistics: Words(zh: "统计", en: "statistics")
        case .other: Words(zh: "其他", en: "other")
        }
    }
}
