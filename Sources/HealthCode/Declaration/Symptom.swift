/// A symptom as 6.2 declares it; profile 3.5.
public enum Symptom: String, CaseIterable, Hashable, Sendable {
    case noSymptoms = "1"
    case cold = "2"
    case breath = "3"
    case digestive = "4"
    case chest = "5"
    case eyes = "6"
    case other = "7"

    /// Most characters of the text that goes with ``other``.
    public static let otherTextLimit = 10

    /// What the person feels.
    public var name: Words {
        switch self {
        case .noSymptoms: Words(zh: "无症状", en: "none")
        case .cold: Words(zh: "感冒样症状", en: "cold-like")
        case .breath: Words(zh: "喘憋、呼吸急促", en: "short of breath")
        case .digestive: Words(zh: "恶心呕吐腹泻", en: "nausea, vomiting, diarrhoea")
        case .chest: Words(zh: "心慌胸闷", en: "palpitation, tight chest")
        case .eyes: Words(zh: "结膜炎", en: "conjunctivitis")
        case .other: Words(zh: "其他症状", en: "other")
        }
    }

    /// Reads codes joined with `^`, the form of older clients; nil if a part is no code. An empty text is no list.
    public static func list(caretJoined text: String) -> [Symptom]? {
        var symptoms: [Symptom] = []
        for part in text.split(separator: "^", omittingEmptySubsequences: false) {
            guard let symptom = Symptom(rawValue: String(part)) else { return nil }
            symptoms.append(symptom)
        }
        return symptoms
    }

    /// Whether the list says "none" together with a symptom; 4006.
    public static func areContradictory(_ symptoms: [Symptom]) -> Bool {
        symptoms.contains(.noSymptoms) && symptoms.contains { $0 != .noSymptoms }
    }

    /// Whether the list names a symptom.
    public static func arePresent(in symptoms: [Symptom]) -> Bool {
        symptoms.contains { $0 != .noSymptoms }
    }
}
