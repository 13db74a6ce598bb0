internal import Checkpoint
internal import HealthCode

/// How the rows of a filter are found: lanes, each a range of one index that gives its rows in order, and conditions that
/// every row of a lane has to meet besides.
struct RecordSearch {
    /// A range of one index.
    enum Lane: Hashable {
        case every
        case verdict(String)
        case unverified
        case operatorNumber(Int64)
        case decision(String)
        case document([UInt8])
    }

    /// Where the rows come from; several only for several documents or verdicts. None where nothing can be found.
    let lanes: [Lane]
    /// What else has to hold, in SQL.
    let condition: String
    /// Its values.
    let values: [any Bindable]
    /// The numbers between which the rows lie, both inclusive.
    let range: ClosedRange<Int64>

    /// Numbers that are looked through at once where a condition may leave out most of them: some 15 ms.
    static let window: Int64 = 20_000

    /// Nil where no row can be found.
    init?(_ transaction: Transaction, _ filter: RecordFilter) throws {
        var conditions: [(sql: String, values: [any Bindable])] = []
        var person: Int64?
        if let reference = filter.operatorRef {
            guard let known = try Operators.known(transaction, reference) else { return nil }
            person = known
        }
        let outcome = filter.outcome.map(Self.lanes(of:))
        let lanes: [Lane]
        if !filter.documents.isEmpty {
            lanes = filter.documents.map { .document(transaction.keys.subject($0)) }
        } else if let outcome, filter.outcome != .verdict(.pass) {
            lanes = outcome
        } else if let person {
            lanes = [.operatorNumber(person)]
        } else if let decision = filter.decision, decision != .none || outcome == nil {
            lanes = [.decision(decision.rawValue)]
        } else {
            lanes = outcome ?? [.every]
        }
        if let outcome, outcome != lanes {
            let kinds = filter.outcome?.kinds.map(\.rawValue) ?? []
            let marks = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
            conditions.append((kinds.isEmpty ? "scan.judged IS NULL" : "scan.judged IN (\(marks))", kinds))
        }
        if let person, lanes != [.operatorNumber(person)] { conditions.append(("scan.operator = ?", [person])) }
        if let decision = filter.decision?.rawValue, lanes != [.decision(decision)] {
            conditions.append(("scan.decision = ?", [decision]))
        }
        if let from = filter.from { conditions.append(("scan.wall >= ?", [from.milliseconds])) }
        if let until = filter.until { conditions.append(("scan.wall < ?", [until.milliseconds])) }
        self.lanes = lanes
        condition = conditions.map { " AND " + $0.sql }.joined()
        values = conditions.flatMap(\.values)
        guard let range = try Self.range(transaction, filter) else { return nil }
        self.range = range
    }

    private static func lanes(of outcome: RecordFilter.Outcome) -> [Lane] {
        outcome == .unverified ? [.unverified] : outcome.kinds.map { .verdict($0.rawValue) }
    }

    static let bounds = "SELECT MIN(low) AS low, MAX(high) AS high FROM span WHERE hour >= ? AND hour <= ?"

    /// The numbers between which rows of these hours lie; nil where there are none.
    private static func range(_ transaction: Transaction, _ filter: RecordFilter) throws -> ClosedRange<Int64>? {
        guard filter.from != nil || filter.until != nil else {
            let row = try transaction.row(ends)
            guard let low = row?.numberIfAny("low"), let high = row?.numberIfAny("high") else { return nil }
            return low...max(low, high)
        }
        let low = hour(filter.from?.milliseconds ?? .min)
        let row = try transaction.row(bounds, [low, hour(filter.until?.milliseconds ?? .max)])
        guard let low = row?.numberIfAny("low"), let high = row?.numberIfAny("high"), low <= high else { return nil }
        return low...high
    }

    static let ends = "SELECT (SELECT MIN(seq) FROM scan) AS low, (SELECT MAX(seq) FROM scan) AS high"

    /// The hour of a wall clock's reading, as the schema counts it.
    static func hour(_ milliseconds: Int64) -> Int64 {
        let (local, overflow) = milliseconds.addingReportingOverflow(28_800_000)
        return (overflow ? milliseconds : local) / 3_600_000
    }
}

extension RecordSearch {
    /// The statement of a lane: numbers between two others, exclusive, in the order of the direction.
    static func statement(_ lane: Lane, _ condition: String, isDown: Bool) -> String {
        let order = isDown ? "DESC" : "ASC"
        let scan = { (index: String, range: String) in
            """
            SELECT scan.seq FROM scan \(index) WHERE \(range)scan.seq > ? AND scan.seq < ?\(condition)
            ORDER BY scan.seq \(order) LIMIT ?
            """
        }
        switch lane {
        case .every: return scan("NOT INDEXED", "")
        case .verdict: return scan("INDEXED BY scan_judged", "scan.judged = ? AND ")
        case .unverified: return scan("INDEXED BY scan_judged", "scan.judged IS NULL AND ")
        case .operatorNumber: return scan("INDEXED BY scan_operator", "scan.operator = ? AND ")
        case .decision: return scan("INDEXED BY scan_decision", "scan.decision = ? AND ")
        case .document:
            return """
                SELECT outbox.seq FROM outbox INDEXED BY outbox_document CROSS JOIN scan ON scan.seq = outbox.seq
                WHERE kind = 'document' AND subject = ? AND outbox.seq > ? AND outbox.seq < ?\(condition)
                ORDER BY outbox.seq \(order) LIMIT ?
                """
        }
    }

    private static func key(_ lane: Lane) -> [any Bindable] {
        switch lane {
        case .every, .unverified: []
        case .verdict(let text), .decision(let text): [text]
        case .operatorNumber(let number): [number]
        case .document(let subject): [Blob(subject)]
        }
    }

    /// Numbers of rows strictly between two numbers, the first `limit` of them in the direction.
    func numbers(
        _ transaction: Transaction, above low: Int64, below high: Int64, isDown: Bool, limit: Int
    ) throws -> [Int64] {
        var found: Set<Int64> = []
        for lane in lanes {
            let rows = try transaction.numbers(
                Self.statement(lane, condition, isDown: isDown),
                Parameters(Self.key(lane) + [low, high] + values + [limit]))
            found.formUnion(rows)
        }
        let sorted = found.sorted()
        return isDown ? sorted.suffix(limit).reversed() : Array(sorted.prefix(limit))
    }
}

extension Keys {
    /// The keyed hash of a document as scans of it have it.
    func subject(_ document: DocumentNumber) -> [UInt8] {
        let octets = [UInt8(ascii: "D")] + Array(document.certType.rawValue.utf8) + [0] + Array(document.number.utf8)
        return Array(hash("subject", octets).prefix(16))
    }
}
