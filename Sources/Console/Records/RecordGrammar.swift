public import Checkpoint
public import HealthCode
import Phrases

/// The one line that filters records: `grade:red op:早班 act:held on:11-24 from:14 to:15 no:NUMBER words`.
///
/// Conditions in any order, each at most once, all of which have to hold; keys and values in either language whatever the
/// screen speaks; `:` may be the wide one. Days are days of UTC+8; without `on:` hours are today's. What is no condition
/// is a word to be found in what is sealed.
public enum RecordGrammar {
    /// What may stand before the colon.
    public enum Key: String, CaseIterable, Hashable, Sendable {
        case grade, op, act, on, from, to, no

        /// Every spelling, lower case.
        public var names: [String] {
            switch self {
            case .grade: ["grade", "result", "等级", "结果"]
            case .op: ["op", "operator", "操作员", "员"]
            case .act: ["act", "decision", "处置"]
            case .on: ["on", "day", "日期", "日"]
            case .from: ["from", "从"]
            case .to: ["to", "到"]
            case .no: ["no", "number", "号码", "号"]
            }
        }
    }

    /// A condition as the manual lists it: every spelling of its key, and what it takes.
    public static func manual(_ key: Key, _ language: Language) -> (heading: String, meaning: String) {
        let heading = key.names.map { $0 + ":" }.joined(separator: " ")
        switch key {
        case .grade: return (heading, RecordFault.Reason.unknownOutcome.words[language])
        case .act: return (heading, RecordFault.Reason.unknownDecision.words[language])
        case .on: return (heading, RecordFault.Reason.notADay.words[language])
        case .from, .to: return (heading, RecordFault.Reason.notATime.words[language])
        case .op:
            return (heading, Words(zh: "处置的操作员,全名", en: "who decided, the whole reference")[language])
        case .no:
            let words = Words(
                zh: "证件号码,要全:查按证件核验的扫码;码不说明是谁的号码",
                en: "a whole document number: finds scans by document; a code does not tell whose number it is")
            return (heading, words[language])
        }
    }

    /// The values of `grade:`, lower case.
    public static let outcomes: [(names: [String], outcome: RecordFilter.Outcome)] = [
        (["green", "pass", "绿", "绿码", "通行"], .verdict(.pass)),
        (["yellow", "recheck", "黄", "黄码", "复检"], .verdict(.recheck)),
        (["orange", "contact", "橙", "橙码"], .verdict(.contact)),
        (["red", "stop", "红", "红码", "禁止"], .verdict(.stop)),
        (["unassessed", "grey", "未评估", "登记"], .verdict(.unassessed)),
        (["expired", "过期", "已过期"], .verdict(.expired)), (["used", "已用", "已使用"], .verdict(.used)),
        (["notacode", "非码", "非健康码"], .verdict(.notacode)), (["forged", "伪造", "伪造码"], .verdict(.forged)),
        (["revoked", "吊销"], .verdict(.revoked)), (["norecord", "无记录", "查无记录"], .verdict(.norecord)),
        (["duplicate", "重复", "刚刚扫过"], .verdict(.duplicate)), (["unverified", "未核验"], .unverified),
    ]

    /// The values of `act:`, lower case.
    public static let decisions: [(names: [String], decision: GateDecision)] = [
        (["admitted", "admit", "+", "放行"], .admitted), (["held", "hold", "*", "留置"], .held),
        (["refused", "refuse", "-", "拒入"], .refused), (["none", "undecided", "未定"], .none),
    ]

    /// The filter that a line means, or what is wrong with it.
    /// - Parameter now: what today is.
    public static func parse(_ line: String, now: Instant) -> Result<RecordFilter, RecordFault> {
        do throws(RecordFault) {
            var filter = RecordFilter()
            var values: [Key: String] = [:]
            for word in line.split(whereSeparator: \.isWhitespace).map(String.init) {
                guard let (key, value) = try condition(word) else {
                    filter.words.append(word)
                    continue
                }
                guard values.updateValue(value, forKey: key) == nil else { throw RecordFault(word, .twice) }
            }
            filter.outcome = try values[.grade].map { value throws(RecordFault) in
                try look(value, in: outcomes.map { ($0.names, $0.outcome) }, .unknownOutcome)
            }
            filter.decision = try values[.act].map { value throws(RecordFault) in
                try look(value, in: decisions.map { ($0.names, $0.decision) }, .unknownDecision)
            }
            filter.operatorRef = values[.op]
            if let number = values[.no] { filter.documents = try documents(number) }
            (filter.from, filter.until) = try RecordTimes.range(
                on: values[.on], from: values[.from], to: values[.to], now: now)
            return .success(filter)
        } catch {
            return .failure(error)
        }
    }

    /// The line with the number masked, as it stands once it is in use.
    public static func masked(_ line: String) -> String {
        line.split(separator: " ", omittingEmptySubsequences: false).map { word in
            guard let colon = word.firstIndex(where: isColon),
                Key.no.names.contains(word[..<colon].lowercased())
            else { return String(word) }
            return word[...colon] + Masking.number(String(word[word.index(after: colon)...]))
        }.joined(separator: " ")
    }

    private static func isColon(_ character: Character) -> Bool { character == ":" || character == "\u{FF1A}" }

    /// The key and value of a word; nil where it is a word to look for. A number with a colon in it, such as 14:30, is one.
    private static func condition(_ word: String) throws(RecordFault) -> (Key, String)? {
        guard let colon = word.firstIndex(where: isColon), colon > word.startIndex else { return nil }
        let name = word[..<colon].lowercased()
        let value = String(word[word.index(after: colon)...])
        guard let key = Key.allCases.first(where: { $0.names.contains(name) }) else {
            guard name.allSatisfy(\.isNumber) else { throw RecordFault(word, .unknownKey) }
            return nil
        }
        guard !value.isEmpty else { throw RecordFault(word, .noValue) }
        return (key, value)
    }

    private static func look<Value>(
        _ value: String, in table: [([String], Value)], _ reason: RecordFault.Reason
    ) throws(RecordFault) -> Value {
        guard let row = table.first(where: { $0.0.contains(value.lowercased()) }) else {
            throw RecordFault(value, reason)
        }
        return row.1
    }

    /// The documents that a number may be the number of.
    private static func documents(_ number: String) throws(RecordFault) -> [DocumentNumber] {
        let documents = CertType.allCases.compactMap { try? DocumentNumber($0, number) }
        // What has the form of a resident number and is none was mistyped, and is no other document's number either.
        let isResidentLike = number.count == 18 && number.prefix(17).allSatisfy { $0.isASCII && $0.isNumber }
        let isMistyped = isResidentLike && !documents.contains { $0.certType == .residentID }
        guard !documents.isEmpty, !isMistyped else { throw RecordFault(Masking.number(number), .notANumber) }
        return documents
    }
}

/// What is wrong with a filter, said beside it.
public struct RecordFault: Error, Hashable, Sendable {
    /// What can be wrong.
    public enum Reason: CaseIterable, Hashable, Sendable {
        case unknownKey, noValue, twice, unknownOutcome, unknownDecision, notANumber, notADay, notATime, backwards
    }

    /// The word that is wrong.
    public let word: String
    /// What is wrong with it.
    public let reason: Reason

    init(_ word: String, _ reason: Reason) {
        self.word = word
        self.reason = reason
    }

    /// What is said.
    public var words: Words { Templates.labelled(Words(zh: word, en: word), reason.words) }
}

extension RecordFault.Reason {
    /// What is said of it, and what would be right.
    public var words: Words {
        switch self {
        case .unknownKey:
            Words(zh: "没有这个条件;有 等级 员 处置 日期 从 到 号码", en: "no such condition; there are grade op act on from to no")
        case .noValue: Words(zh: "冒号后面要写值", en: "a value has to follow the colon")
        case .twice: Words(zh: "这个条件写了两次", en: "this condition is there twice")
        case .unknownOutcome:
            Words(
                zh: "等级有 "
                    + RecordGrammar.outcomes.compactMap { $0.names.first { !$0.allSatisfy(\.isASCII) } }.joined(
                        separator: " "),
                en: "grade is " + RecordGrammar.outcomes.compactMap(\.names.first).joined(separator: " "))
        case .unknownDecision: Words(zh: "处置有 放行 留置 拒入 未定", en: "act is admitted held refused none")
        case .notANumber: Words(zh: "不是任何一种证件的号码", en: "is no document's number")
        case .notADay:
            Words(
                zh: "日期写 11-24、2026-11-24、今天、昨天 或 11-20..11-24",
                en: "a day is 11-24, 2026-11-24, today, yesterday or 11-20..11-24")
        case .notATime: Words(zh: "时间写 14 或 14:30", en: "a time is 14 or 14:30")
        case .backwards: Words(zh: "结束要在开始之后", en: "the end has to come after the beginning")
        }
    }
}
