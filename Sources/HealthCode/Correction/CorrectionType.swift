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

    /// Whether at least one field must be named; a grade, or something else, may be contested as a whole. Profile 3.13.
    public var needsItems: Bool {
        self != .grade && self != .other
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

    /// What the field is called.
    public var title: Words {
        switch self {
        case .name: Words(zh: "姓名", en: "name")
        case .sex: Words(zh: "性别", en: "sex")
        case .nationality: Words(zh: "国籍", en: "nationality")
        case .phone: Words(zh: "电话", en: "phone")
        case .address: Words(zh: "详细地址", en: "address")
        case .domicileCode: Words(zh: "户籍区划", en: "domicile")
        case .healthStatus: Words(zh: "健康等级", en: "grade")
        case .reasonCode: Words(zh: "原因代码", en: "reason code")
        case .divisionCode: Words(zh: "所在区划", en: "division")
        case .temperature: Words(zh: "体温", en: "temperature")
        case .symptoms: Words(zh: "症状", en: "symptoms")
        case .contactPatient: Words(zh: "接触病人", en: "contact")
        case .riskAreaStay: Words(zh: "风险地区停留", en: "risk area stay")
        case .departTime: Words(zh: "出发时间", en: "departure")
        case .arriveTime: Words(zh: "到达时间", en: "arrival")
        case .fromCode: Words(zh: "出发地", en: "from")
        case .toCode: Words(zh: "到达地", en: "to")
        case .travelMode: Words(zh: "出行方式", en: "travel mode")
        case .vehicleNo: Words(zh: "班次车牌", en: "vehicle")
        case .hsjcjg: Words(zh: "核酸结果", en: "PCR result")
        case .hsjcsj: Words(zh: "核酸时间", en: "PCR time")
        case .ktjcjg: Words(zh: "抗体结果", en: "antibody result")
        case .ktjcsj: Words(zh: "抗体时间", en: "antibody time")
        }
    }
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
