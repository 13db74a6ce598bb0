public import HealthCode

/// One of the four services of F6.
public enum AssistService: Int, CaseIterable, Hashable, Sendable {
    case declaration, itinerary, code, correction

    /// What the service is called.
    public var title: Words {
        switch self {
        case .declaration: Words(zh: "健康申报", en: "Health declaration")
        case .itinerary: Words(zh: "行程申报", en: "Itinerary")
        case .code: Words(zh: "代领健康码", en: "Make a health code")
        case .correction: Words(zh: "信息纠错", en: "Correction")
        }
    }

    /// What it is for, in a line.
    var purpose: Words {
        switch self {
        case .declaration: Words(zh: "体温、症状、接触史", en: "temperature, symptoms, contact")
        case .itinerary: Words(zh: "14天内和7天后的行程", en: "trips of 14 days back, 7 ahead")
        case .code: Words(zh: "出示在屏上或打印", en: "on the screen or on paper")
        case .correction: Words(zh: "身份、等级、申报、检测有误", en: "identity, grade, declaration, test")
        }
    }

    /// The fields, in the order of the form, that every form of the service may have.
    var layout: [AssistField] {
        switch self {
        case .declaration:
            AssistField.person
                + [
                    .sex, .nationality, .phone, .division, .address, .temperature, .symptoms, .symptomOther, .contact,
                    .stay, .riskAreas, .riskLevel, .healthState,
                ] + AssistField.onBehalf
        case .itinerary:
            AssistField.person
                + [
                    .depart, .arrive, .from, .fromCountry, .stopOver, .to, .toCountry, .mode, .vehicle, .carriage,
                    .seat, .purpose,
                ]
        case .code:
            AssistField.person + [.printed, .codeType, .seconds, .uses] + AssistField.onBehalf
        case .correction:
            AssistField.person
                + [.correctType, .targetId, .item, .oldValue, .newValue, .reason, .contactPhone] + AssistField.onBehalf
        }
    }

    /// How many parts, trips or items to correct, a form may have; none where it has none.
    var parts: ClosedRange<Int> {
        switch self {
        case .declaration, .code: 0...0
        case .itinerary: Limits.trips
        case .correction: 0...Limits.correctionItems.upperBound
        }
    }

    /// How many it begins with.
    var firstParts: Int { parts.upperBound == 0 ? 0 : 1 }

    /// What a part is called.
    var partTitle: Words {
        self == .itinerary ? Words(zh: "行程", en: "Trip") : Words(zh: "更正", en: "Item")
    }
}
