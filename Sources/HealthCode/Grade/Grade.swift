/// A health grade (健康信息业务等级) as every interface carries it; profile 3.4.
///
/// There is deliberately no default: a value outside this table is unknown, and unknown is never green.
public enum Grade: String, CaseIterable, Hashable, Sendable {
    /// Green: nothing abnormal known.
    case low = "00"
    /// Yellow: check again.
    case medium = "01"
    /// Red: stop and report.
    case high = "10"
    /// Orange: close contact, stop and report.
    case contact = "11"
    /// Grey: none, or not assessed.
    case unassessed = "20"
}

extension Grade {
    /// One row of the table in profile 3.4, with the order of 3.12 and the octet of 3.11.
    private struct Row {
        let severity: Int
        let codeByte: UInt8
        let name: Words
        let colour: Words
        let display: UInt32
    }

    private var row: Row {
        switch self {
        case .low:
            Row(
                severity: 0, codeByte: 0, name: Words(zh: "低风险", en: "low risk"),
                colour: Words(zh: "绿", en: "green"), display: 0x39B778)
        case .unassessed:
            Row(
                severity: 1, codeByte: 4, name: Words(zh: "未评估", en: "not assessed"),
                colour: Words(zh: "灰", en: "grey"), display: 0x808080)
        case .medium:
            Row(
                severity: 2, codeByte: 1, name: Words(zh: "中风险", en: "medium risk"),
                colour: Words(zh: "黄", en: "yellow"), display: 0xF5D000)
        case .contact:
            Row(
                severity: 3, codeByte: 3, name: Words(zh: "密切接触", en: "close contact"),
                colour: Words(zh: "橙", en: "orange"), display: 0xF08300)
        case .high:
            Row(
                severity: 4, codeByte: 2, name: Words(zh: "高风险", en: "high risk"),
                colour: Words(zh: "红", en: "red"), display: 0xD8242B)
        }
    }

    /// The place in the order 00 < 20 < 01 < 11 < 10, from 0 to 4; profile 3.12.
    public var severity: Int { row.severity }

    /// The octet that stands for the grade at offset 25 of a code's content; profile 3.11.
    public var codeByte: UInt8 { row.codeByte }

    /// What the grade means.
    public var name: Words { row.name }

    /// The name of the grade's colour.
    public var colour: Words { row.colour }

    /// The display colour as 0xRRGGBB; profile 3.4, grey and orange chosen here.
    public var display: UInt32 { row.display }

    /// Reads the octet at offset 25 of a code's content; nil for an octet of no known grade.
    public init?(codeByte: UInt8) {
        guard let grade = Grade.allCases.first(where: { $0.codeByte == codeByte }) else { return nil }
        self = grade
    }

    /// The more severe of two grades; profile 3.12.
    public static func worse(_ a: Grade, _ b: Grade) -> Grade {
        a.severity >= b.severity ? a : b
    }

    /// The more severe of two grades as they came over the wire, an unknown one counting as 20; profile 3.12.
    public static func worse(wire a: String, _ b: String) -> Grade {
        worse(Grade(rawValue: a) ?? .unassessed, Grade(rawValue: b) ?? .unassessed)
    }
}
