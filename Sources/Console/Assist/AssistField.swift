import Checkpoint
import HealthCode

/// A field of the forms of F6.
public enum AssistField: String, CaseIterable, Hashable, Sendable {
    case certType, number, name
    case sex, nationality
    case phone, division, address, temperature, symptoms, symptomOther, contact, stay, riskAreas, riskLevel, healthState
    case depart, arrive, from, fromCountry, stopOver, to, toCountry, mode, vehicle, carriage, seat, purpose
    case printed, codeType, seconds, uses
    case correctType, targetId, item, oldValue, newValue, reason, contactPhone
    case relation, declarantType, declarantNumber, declarantName

    static let person: [AssistField] = [.certType, .number, .name]
    static let onBehalf: [AssistField] = [.relation, .declarantType, .declarantNumber, .declarantName]

    /// Whether the field stands in each part of a form: each trip, each item.
    var isOfPart: Bool {
        switch self {
        case .depart, .arrive, .from, .fromCountry, .stopOver, .to, .toCountry, .mode, .vehicle, .carriage, .seat,
            .purpose, .item, .oldValue, .newValue:
            true
        default: false
        }
    }
}

/// A field in its place: the part it belongs to, 0 outside parts.
public struct FieldKey: Hashable, Sendable {
    /// Which field.
    public let field: AssistField
    /// Which trip or item, from 0.
    public let part: Int

    /// A field in its place.
    public init(_ field: AssistField, part: Int = 0) {
        self.field = field
        self.part = part
    }
}

/// One of the values that a field offers; the code is what is sent.
struct Choice: Hashable, Sendable {
    let code: String
    let words: Words
}

/// What a field takes.
enum FieldKind: Hashable, Sendable {
    /// Text of at most so many characters.
    case text(Int)
    /// A document number: capitals without spaces.
    case documentNumber
    /// Capitals, at most so many.
    case capitals(Int)
    /// Digits, at most so many.
    case digits(Int)
    /// A temperature.
    case temperature
    /// A moment as digits; see ``TypedTime``.
    case time
    /// One of a list; the list depends on the form where ``AssistForm/choices(of:)`` says so.
    case choice
    /// Some of a list.
    case several
    /// A division of today; abroad too where trips begin and end.
    case place(allowsAbroad: Bool)
    /// Divisions, at most so many.
    case places(Int)
}

extension FieldKind {
    /// How many scalars a text may have, as the profile counts; nil where the field has another measure.
    var limit: Int? {
        switch self {
        case .text(let limit), .capitals(let limit), .digits(let limit): limit
        case .documentNumber: Limits.Text.documentNumber
        case .temperature, .time, .choice, .several, .place, .places: nil
        }
    }
}

/// A row of the table of fields.
struct FieldRow: Sendable {
    let label: Words
    let kind: FieldKind
    /// Whether an empty field is a fault where the field is asked for at all.
    let isNeeded: Bool

    init(_ zh: String, _ en: String, _ kind: FieldKind, needed isNeeded: Bool = true) {
        label = Words(zh: zh, en: en)
        self.kind = kind
        self.isNeeded = isNeeded
    }
}

extension AssistField {
    /// The table: label, what is taken, whether it may be left out. Lengths are the profile's, ``Limits/Text``.
    var row: FieldRow {
        switch self {
        case .certType: FieldRow("证件类型", "Document", .choice)
        case .number: FieldRow("证件号码", "Number", .documentNumber)
        case .name: FieldRow("姓名", "Name", .text(Limits.Text.name))
        case .sex: FieldRow("性别", "Sex", .choice, needed: false)
        case .nationality: FieldRow("国籍", "Nation", .capitals(3))
        case .phone: FieldRow("电话", "Phone", .text(Limits.Text.phone), needed: false)
        case .division: FieldRow("现在地", "Is now in", .place(allowsAbroad: false))
        case .address: FieldRow("详细地址", "Address", .text(Limits.Text.address), needed: false)
        case .temperature: FieldRow("体温", "Temp. C", .temperature)
        case .symptoms: FieldRow("症状", "Symptoms", .several)
        case .symptomOther: FieldRow("其他症状", "Which", .text(Symptom.otherTextLimit))
        case .contact: FieldRow("接触病人", "Contact", .choice)
        case .stay: FieldRow("风险地区", "Risk area", .choice)
        case .riskAreas: FieldRow("停留地", "Stayed in", .places(Limits.riskAreas.upperBound))
        case .riskLevel: FieldRow("本地风险", "Level here", .choice, needed: false)
        case .healthState: FieldRow("健康状态", "State", .choice, needed: false)
        case .depart: FieldRow("出发时间", "Departed", .time)
        case .arrive: FieldRow("到达时间", "Arrived", .time, needed: false)
        case .from: FieldRow("出发地", "From", .place(allowsAbroad: true))
        case .fromCountry: FieldRow("出发国", "Country", .capitals(3))
        case .stopOver: FieldRow("经停", "By way of", .places(Limits.stopOvers.upperBound), needed: false)
        case .to: FieldRow("到达地", "To", .place(allowsAbroad: true))
        case .toCountry: FieldRow("到达国", "Country", .capitals(3))
        case .mode: FieldRow("出行方式", "Mode", .choice)
        case .vehicle: FieldRow("班次车牌", "Vehicle", .capitals(Limits.Text.vehicle))
        case .carriage: FieldRow("车厢", "Carriage", .capitals(Limits.Text.seat), needed: false)
        case .seat: FieldRow("座位", "Seat", .capitals(Limits.Text.seat), needed: false)
        case .purpose: FieldRow("事由", "Purpose", .text(Limits.Text.purpose), needed: false)
        case .printed: FieldRow("出示方式", "Shown", .choice)
        case .codeType: FieldRow("码制", "Symbol", .choice)
        case .seconds: FieldRow("有效秒数", "Seconds", .digits(7), needed: false)
        case .uses: FieldRow("可用次数", "Uses", .digits(2), needed: false)
        case .correctType: FieldRow("纠错内容", "About", .choice)
        case .targetId: FieldRow("申报编号", "Its number", .text(Limits.Text.target))
        case .item: FieldRow("有误的项", "Field", .choice)
        case .oldValue: FieldRow("原为", "Is", .text(Limits.Text.correctedValue), needed: false)
        case .newValue: FieldRow("应为", "Should be", .text(Limits.Text.correctedValue))
        case .reason: FieldRow("理由", "Why", .text(Limits.Text.reason))
        case .contactPhone: FieldRow("回电", "Call back", .text(Limits.Text.phone))
        case .relation: FieldRow("谁来申请", "On behalf", .choice)
        case .declarantType: FieldRow("代办证件", "His doc.", .choice)
        case .declarantNumber: FieldRow("代办号码", "His number", .documentNumber)
        case .declarantName: FieldRow("代办姓名", "His name", .text(Limits.Text.name))
        }
    }

    /// The codes that the field offers, with their words: one list a code table, those of HealthCode. Empty where the field
    /// offers none, or where the list depends on the form.
    var choices: [Choice] {
        switch self {
        case .certType, .declarantType: CertType.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .sex: Sex.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .symptoms: Symptom.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .contact: ContactAnswer.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .stay: StayAnswer.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .riskLevel: RiskLevel.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .healthState: HealthState.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .mode: TravelMode.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .correctType: CorrectionType.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .relation: Relation.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        case .printed:
            [
                Choice(code: "0", words: Words(zh: "屏上,一分钟一次", en: "on the screen, a minute, once")),
                Choice(code: "1", words: Words(zh: "纸质,14天", en: "on paper, 14 days")),
            ]
        case .codeType:
            CodeSymbol.Kind.allCases.map { Choice(code: $0.rawValue, words: $0.name) }
        default: []
        }
    }

    /// What stands in the field of a new form; empty where somebody has to answer.
    var beginning: String {
        switch self {
        case .certType, .declarantType: CertType.residentID.rawValue
        case .relation: Relation.oneself.rawValue
        case .printed: "0"
        case .codeType: CodeSymbol.Kind.qr.rawValue
        default: ""
        }
    }
}
