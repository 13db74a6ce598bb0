internal import HealthCode

/// A column of an import file: what it may be called, and how its text becomes a part of a row.
struct PersonColumn: Sendable {
    /// The member's name on the wire; file headers are compared without regard to case.
    let name: String
    /// Other headers that mean the same.
    let aliases: [String]
    /// A file without it is refused.
    let isRequired: Bool
    /// Takes the text in; the answer is why it may not be so, without quoting it.
    let take: @Sendable (inout PersonDraft, String) -> String?

    private init(
        _ name: String, _ aliases: [String], isRequired: Bool = false,
        _ take: @escaping @Sendable (inout PersonDraft, String) -> String?
    ) {
        self.name = name
        self.aliases = aliases
        self.isRequired = isRequired
        self.take = take
    }

    /// A column of text with a length, in characters.
    private static func text(
        _ name: String, _ aliases: [String], _ length: Int, isRequired: Bool = false,
        _ path: any WritableKeyPath<PersonDraft, String?> & Sendable
    ) -> PersonColumn {
        PersonColumn(name, aliases, isRequired: isRequired) { draft, text in
            guard text.count <= length else { return "longer than \(length) characters" }
            let visible = PlainText.visible(text)
            guard visible.unicodeScalars.count == text.unicodeScalars.count else {
                return "holds characters that cannot be seen"
            }
            draft[keyPath: path] = visible
            return nil
        }
    }

    /// A column of a division's code.
    private static func division(
        _ name: String, _ aliases: [String], _ path: any WritableKeyPath<PersonDraft, String?> & Sendable
    ) -> PersonColumn {
        PersonColumn(name, aliases) { draft, text in
            guard Divisions.wasEver(text) else { return "no division has this code" }
            draft[keyPath: path] = text
            return nil
        }
    }

    /// Every column, in the order of the table in protocol 3.
    static let all: [PersonColumn] = [
        text("name", ["姓名"], 64, isRequired: true, \.name),
        PersonColumn("certType", ["证件类型"], isRequired: true) { draft, text in
            draft.certType = CertType(wire: text)
            return draft.certType == nil ? "no document type has this code (4001)" : nil
        },
        text("certNum", ["证件号码"], 32, isRequired: true, \.certNum),
        PersonColumn("sex", ["性别"]) { draft, text in
            draft.sex = Sex(rawValue: text)
            return draft.sex == nil ? "not 0, 1, 2 or 9" : nil
        },
        PersonColumn("nationality", ["国籍"]) { draft, text in
            guard text.utf8.count == 3, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                return "not three capital letters"
            }
            draft.nationality = text
            return nil
        },
        division("domicileCode", ["户籍区划"], \.domicileCode),
        text("address", ["地址"], 128, \.address),
        PersonColumn("phone", ["电话"]) { draft, text in
            let digits = text.utf8.drop { $0 == UInt8(ascii: "+") }
            guard (3...20).contains(text.utf8.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
                text.utf8.count - digits.count <= 1
            else { return "not a telephone number" }
            draft.phone = text
            return nil
        },
        PersonColumn("diseaseHistory", ["基础病史"]) { draft, text in
            let codes = text.split(whereSeparator: { "^;、 ".contains($0) }).map(String.init)
            guard codes.allSatisfy({ $0.count <= 4 }) else { return "a code is longer than 4 characters" }
            draft.diseaseHistory = codes
            return nil
        },
        PersonColumn("healthStatus", ["healthyStatus", "healthyStaus", "fxdj", "健康等级"]) { draft, text in
            draft.grade = Grade(rawValue: text)
            return draft.grade == nil ? "not a grade: 00, 01, 10, 11 or 20" : nil
        },
        text("reasonCode", ["赋码原因"], 32, \.reasonCode),
        text("guide", ["指引"], 256, \.guide),
        division("divisionCode", ["赋码区划"], \.divisionCode),
        result("hsjcjg", ["核酸结果"], \.pcrResult),
        text("hsjcjgmc", ["核酸机构"], 64, \.pcrPlace),
        time("hsjcsj", ["核酸时间"], \.pcrTime),
        result("ktjcjg", ["抗体结果"], \.antibodyResult),
        text("ktjcjgmc", ["抗体机构"], 64, \.antibodyPlace),
        time("ktjcsj", ["抗体时间"], \.antibodyTime),
    ]

    private static func result(
        _ name: String, _ aliases: [String], _ path: any WritableKeyPath<PersonDraft, TestResult?> & Sendable
    ) -> PersonColumn {
        PersonColumn(name, aliases) { draft, text in
            guard let result = Int(text).flatMap(TestResult.init(rawValue:)) else { return "not -1, 0, 1, 2 or 3" }
            draft[keyPath: path] = result
            return nil
        }
    }

    private static func time(
        _ name: String, _ aliases: [String], _ path: any WritableKeyPath<PersonDraft, Instant?> & Sendable
    ) -> PersonColumn {
        PersonColumn(name, aliases) { draft, text in
            guard let time = Instant(c14: text) else { return "not a time yyyyMMddHHmmss" }
            draft[keyPath: path] = time
            return nil
        }
    }

    /// The column that a header means, compared without regard to case and outer spaces.
    static func named(_ header: String) -> PersonColumn? {
        byHeader[header.lowercased()]
    }

    private static let byHeader: [String: PersonColumn] = {
        var table: [String: PersonColumn] = [:]
        for column in all {
            for header in [column.name] + column.aliases { table[header.lowercased()] = column }
        }
        return table
    }()
}
