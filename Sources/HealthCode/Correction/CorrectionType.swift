/// What a correction is about; profile 3.13.
public enum CorrectionType: String, CaseIterable, Hashable, Sendable {
    case identity = "01"
    case grade = "02"
    case declaration = "03"
    case itinerary = "04"
    case test = "05"
    case other = "99"
}

extension CorrectionType {
    /// The subject in words.
    public var name: Words {
        switch self {
        case .identity: Words(zh: "身份信息", en: "identity")
        case .grade: Words(zh: "健康等级", en: "grade")
        case .declaration: Words(zh: "健康申报", en: "declaration")
        case .itinerary: Words(zh: "行程", en: "itinerary")
        case .test: Words(zh: "检测结果", en: "test result")
        case .other: Words(zh: "其他", en: "other")
        }
    }

    /// Whether `targetId` must name the declaration or itinerary; profile 3.21.11.
    public var needsTarget: Bool {
        self == .declaration || self == .itinerary
    }

    /// The fields that may be corrected under this type; any other is 4103. Profile 3.21.11.
    public var fields: [CorrectionField] {
        switch self {
        case .identity: [.name, .sex, .nationality, .phone, .address, .domicileCode]
        case .grade: [.healthStatus, .reasonCode]
        case .declaration:
            [.divisionCode, .address, .temperature, .symptoms, .contactPatient, .riskAreaStay]
        case .itinerary: [.departTime, .arriveTime, .fromCode, .toCode, .travelMode, .vehicleNo]
        case .test: [.hsjcjg, .hsjcsj, .ktjcjg, .ktjcsj]
        case .other: CorrectionField.allCases
        }
    }

    /// Whether two different reviewers must agree; profile 3.13.
    public var needsTwoReviewers: Bool { self == .grade }
}

/// A field that a person may have corrected, by its wire name; profile 3.21.11.
public enum CorrectionField: String, CaseIterable, Hashable, Sendable {
    case name, sex, nationality, phone, address, domicileCode
    case healthStatus, reasonCode
    case divisionCode, temperature, symptoms, contactPatient, riskAreaStay
    case departTime, arriveTime, fromCode, toCode, travelMode, vehicleNo
    case hsjcjg, hsjcsj, ktjcjg, ktjcsj
}

/// How far a correction has come; profile 3.13.
public enum CorrectionStatus: String, CaseIterable, Hashable, Sendable {
    case received = "0"
    case inReview = "1"
    case accepted = "2"
    case refused = "3"
    case withdrawn = "4"

    /// Whether the correction still awaits its end, so that another one is 4102; profile 3.21.11.
    public var isOpen: Bool {
        self == .received || self == .inReview
    }

    /// The state in words.
    public var name: Words {
        switch self {
        case .received: Words(zh: "已受理", en: "received")
        case .inReview: Words(zh: "审核中", en: "in review")
        case .accepted: Words(zh: "已采纳", en: "accepted")
        case .refused: Words(zh: "未采纳", en: "refused")
        case .withdrawn: Words(zh: "已撤回", en: "withdrawn")
        }
    }
}
