internal import HealthCode
internal import HealthCodeAPI

extension PeopleFile {
    /// The row of a line that is a JSON object with the columns' names as members.
    ///
    /// Texts and numbers are taken as the same column's text would be, lists joined with `^`; `hsjc` and `ktjc` may be
    /// objects as 6.4 answers them. Members that are no column are passed over.
    static func object(_ line: LineSource.Line) -> Item {
        guard !line.isTooLong else {
            return .bad(line: line.number, reason: "the line is longer than \(LineSource.longestLine) octets")
        }
        let object: JSONObject
        do {
            guard case .object(let parsed) = try JSON(line.octets) else {
                return .bad(line: line.number, reason: "the line is not a JSON object")
            }
            object = parsed
        } catch {
            return .bad(line: line.number, reason: "not JSON: \(error.cause.rawValue), octet \(error.offset)")
        }
        var draft = PersonDraft()
        var seen: Set<String> = []
        for member in flattened(object) {
            guard let column = PersonColumn.named(member.name), member.value != .null else { continue }
            guard seen.insert(column.name).inserted else {
                return .bad(line: line.number, reason: "\(column.name): given twice")
            }
            guard let text = text(member.value) else {
                return .bad(line: line.number, reason: "\(column.name): neither text nor number")
            }
            if let reason = take(column, text, &draft) { return .bad(line: line.number, reason: reason) }
        }
        return finished(draft, line.number)
    }

    /// The members, those of the two test objects among them.
    private static func flattened(_ object: JSONObject) -> [JSONObject.Member] {
        object.members.flatMap { member in
            TestKind.allCases.contains { $0.members.object == member.name }
                ? member.value.object?.members ?? [] : [member]
        }
    }

    private static func text(_ value: JSON) -> String? {
        switch value {
        case .string(let text): text
        case .number(let number): number.text
        case .array(let elements):
            elements.allSatisfy { $0.string != nil } ? elements.compactMap(\.string).joined(separator: "^") : nil
        default: nil
        }
    }
}
