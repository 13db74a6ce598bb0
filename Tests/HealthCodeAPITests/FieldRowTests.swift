import HealthCode
import Testing

@testable import HealthCodeAPI

/// Walks every row of every request table: missing, of another type, at the bound, beyond it, of another form.
@Suite struct FieldRowTests {
    /// A row by the steps that lead to it: names, and 0 for the first element of an array.
    struct Row: CustomTestStringConvertible {
        let route: Route
        let steps: [String]
        let field: Field

        var testDescription: String { route.id + " " + steps.joined(separator: ".") }
        /// What a text of a good form that means nothing is refused with.
        var meaning: ReturnCode? {
            switch field.name {
            case "certNum": .documentNumberInvalid
            case "field": .fieldNotCorrectable
            default: nil
            }
        }

        var path: String { steps.joined(separator: ".").replacing(".[0]", with: "[0]") }
    }

    static let rows: [Row] = Route.allCases.flatMap { route in
        route.requestTable.map { rows(of: $0, route, []) } ?? []
    }

    private static func rows(of table: FieldTable, _ route: Route, _ steps: [String]) -> [Row] {
        table.fields.flatMap { field -> [Row] in
            let own = steps + [field.name]
            // The sample has no origin: that is a signature's affair, tested with batches.
            if field.name == "origin" { return [] }
            switch field.kind {
            case .object(let inner): return [Row(route: route, steps: own, field: field)] + rows(of: inner, route, own)
            case .array(_, .object(let inner)), .list(_, let inner):
                return [Row(route: route, steps: own, field: field)] + rows(of: inner, route, own + ["[0]"])
            default: return [Row(route: route, steps: own, field: field)]
            }
        }
    }

    /// The sample with one member changed; nil removes.
    private func changed(_ row: Row, _ value: JSON?) -> JSONObject {
        func set(_ object: JSONObject, _ steps: ArraySlice<String>) -> JSONObject {
            var object = object
            guard let name = steps.first else { return object }
            let rest = steps.dropFirst()
            if rest.isEmpty {
                object[name] = value
            } else if rest.first == "[0]", var items = object[name]?.array, let first = items.first?.object {
                items[0] = .object(set(first, rest.dropFirst()))
                object[name] = .array(items)
            } else {
                object[name] = .object(set(object[name]?.object ?? JSONObject(), rest))
            }
            return object
        }
        var sample = Samples.request(row.route)
        // A query has one key; the sample's is a person.
        if row.route == .healthQueries, ["bizExtData", "codeContent"].contains(row.field.name) {
            sample["person"] = nil
        }
        return set(sample, row.steps[...])
    }

    private func refusal(_ row: Row, _ value: JSON?) -> (ReturnCode, String?)? {
        Samples.refusal(row.route, changed(row, value))
    }

    @Test(arguments: Route.allCases.filter { $0.requestTable != nil }) func theSampleIsTaken(_ route: Route) throws {
        #expect(Samples.refusal(route, Samples.request(route)) == nil)
    }

    @Test(arguments: rows) func aMissingMandatoryMemberIs1002(_ row: Row) {
        for value in [nil, JSON.null] {
            let refusal = refusal(row, value)
            if row.field.need == .mandatory {
                #expect(refusal?.0 == .memberMissing && refusal?.1 == row.path)
            } else if row.field.need == .optional {
                #expect(refusal == nil)
            } else if let refusal {
                #expect([.memberMissing, .memberInvalid, .codeOrCardOnly].contains(refusal.0))
            }
        }
        let empty = refusal(row, .string(""))
        if row.field.need == .mandatory { #expect(empty?.0 == .memberInvalid && empty?.1?.hasPrefix(row.path) == true) }
        if row.field.need == .optional { #expect(empty == nil) }
    }

    @Test(arguments: rows) func anotherTypeIs1003(_ row: Row) {
        for wrong in wrongTypes(row.field.kind, joined: row.field.joiner != nil) {
            let refusal = refusal(row, wrong)
            #expect(refusal?.0 == .memberInvalid, "\(wrong)")
            #expect(refusal?.1?.hasPrefix(row.path) == true, "\(wrong)")
        }
    }

    private func wrongTypes(_ kind: Field.Kind, joined: Bool) -> [JSON] {
        let object: JSON = ["x": .integer(1)]
        switch kind {
        case .text: return [.integer(1), .bool(true), .array([.string("a")]), object]
        case .integer: return [.string("1"), .tenths(15), .bool(true), .array([]), object]
        case .decimal: return [.string("36.5"), .bool(true), .array([]), object, number("36.55")]
        case .boolean: return [.string("true"), .integer(1), .array([]), object]
        case .flag: return [.string("2"), .integer(2), .array([]), object]
        case .scalar: return [.array([.integer(1)]), .tenths(15), .bool(true), object]
        case .array(_, let element):
            return [.integer(1), .bool(false), object] + (joined ? [] : [.string("a")])
                + wrongTypes(element, joined: false).map { .array([$0]) }
        case .list: return [.integer(1), .bool(false), object, .string("a"), .array([.integer(1)])]
        case .object, .anyObject: return [.integer(1), .string("a"), .array([]), .bool(true)]
        }
    }

    private func number(_ text: String) -> JSON { (try? JSON(Array(text.utf8))) ?? .null }

    @Test(arguments: rows) func theBoundIsTakenAndNoMore(_ row: Row) {
        switch row.field.kind {
        case .text(let range), .scalar(let range):
            for (length, fits) in [(range.upperBound, true), (range.upperBound + 1, false)] {
                // 验 takes three octets: lengths count characters, but where the rule says octets.
                for letter in ["7", "验"] where !(letter == "验" && row.field.rule.wantsASCII) {
                    let refusal = refusal(row, .string(String(repeating: letter, count: length)))
                    if !fits { #expect(refusal?.0 == .memberInvalid) }
                    if fits, row.field.rule.isFree { #expect(refusal?.0 == row.meaning) }
                }
            }
            if range.lowerBound > 1 {
                #expect(refusal(row, .string(String(repeating: "7", count: range.lowerBound - 1)))?.0 == .memberInvalid)
            }
        case .integer(let range):
            if range.upperBound < .max { #expect(refusal(row, .integer(range.upperBound + 1))?.0 == .memberInvalid) }
            if range.lowerBound > .min { #expect(refusal(row, .integer(range.lowerBound - 1))?.0 == .memberInvalid) }
            for bound in [range.lowerBound, range.upperBound] { #expect(refusal(row, .integer(bound)) == nil) }
        case .decimal(let range):
            for bound in [range.lowerBound, range.upperBound] { #expect(refusal(row, .tenths(bound)) == nil) }
            for beyond in [range.lowerBound - 1, range.upperBound + 1, 0, -360] {
                #expect(refusal(row, .tenths(beyond))?.0 == .memberInvalid)
            }
            for text in ["1e400", "1e-400", "36.51", "1e99999999999999999999"] {
                #expect(refusal(row, number(text))?.0 == .memberInvalid)
            }
        case .array(let range, _), .list(let range, _):
            guard let sample = sampleElement(row) else { return }
            let beyond = [JSON](repeating: sample, count: range.upperBound + 1)
            #expect(refusal(row, .array(beyond))?.0 == .memberInvalid)
            #expect(refusal(row, .array(Array(beyond.dropLast()))) == nil)
            if range.lowerBound > 0 { #expect(refusal(row, .array([]))?.0 == .memberInvalid) }
        default: break
        }
    }

    private func sampleElement(_ row: Row) -> JSON? {
        var value: JSON? = .object(Samples.request(row.route))
        for step in row.steps { value = step == "[0]" ? value?.array?.first : value?.object?[step] }
        // Symptom 7 wants its text, and the sample has it.
        return value?.array?.last
    }

    @Test(arguments: rows) func anotherFormIsRefused(_ row: Row) {
        for (wrong, code) in row.field.rule.wrongTexts {
            let value: JSON = if case .array = row.field.kind { .array([.string(wrong)]) } else { .string(wrong) }
            #expect(refusal(row, value)?.0 == code, "\(wrong)")
        }
    }
}

extension Field.Rule {
    /// Whether any text of the right length is taken.
    var isFree: Bool {
        switch self {
        case .plain, .opaque: true
        default: false
        }
    }

    var wantsASCII: Bool {
        switch self {
        case .plain, .opaque: false
        default: true
        }
    }

    /// Texts of a good length that are wrong all the same.
    var wrongTexts: [(String, ReturnCode)] {
        switch self {
        case .plain: [("\u{0}", .memberInvalid), ("\u{7f}", .memberInvalid), ("\u{85}", .memberInvalid)]
        case .opaque, .octets: []
        case .digits: [("a", .memberInvalid)]
        case .oneOf: [("~", .memberInvalid)]
        case .time14: [("20260230000000", .memberInvalid), ("2026040112000a", .memberInvalid)]
        case .time17: [("20260401246000000", .memberInvalid), ("2026040112000000a", .memberInvalid)]
        case .country: [("chn", .memberInvalid), ("CN1", .memberInvalid)]
        case .phone: [("2380000000", .memberInvalid), ("+0", .memberInvalid), ("138 0000 000", .memberInvalid)]
        case .certType: [("11", .documentTypeUnknown), ("zz", .documentTypeUnknown)]
        case .place: [("999999", .divisionUnknown), ("000000", .divisionUnknown), ("33010a", .memberInvalid)]
        case .domicile: [("999999", .divisionUnknown), ("33010a", .memberInvalid)]
        case .tripEnd: [("999999", .divisionUnknown), ("33010a", .memberInvalid)]
        case .symbology: [("9", .symbologyUnsupported)]
        case .ciphertext: []
        case .base64: [("a", .memberInvalid), ("Zh==", .memberInvalid)]
        }
    }
}
