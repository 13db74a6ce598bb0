internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// A test result as the registry holds it (3.9, hsjc and ktjc).
struct TestRecord: Sendable, Equatable {
    let id: Int64
    let kind: TestKind
    let result: TestResult
    let place: String?
    let at: Instant

    /// The newest result of a kind; of two at the same time the later one entered.
    static func newest(_ kind: TestKind, of personId: Int64, _ transaction: Transaction) throws -> TestRecord? {
        try transaction.row(
            "SELECT * FROM test_result WHERE person_id = ? AND kind = ? ORDER BY at DESC, id DESC LIMIT 1",
            [personId, kind.rawValue]
        ).map { row in
            let result: String = row["result"]
            return TestRecord(
                id: row["id"], kind: kind, result: Int(result).flatMap(TestResult.init(rawValue:)) ?? .unknown,
                place: row["place"], at: row.instant("at"))
        }
    }

    /// The members of `hsjc` or `ktjc`.
    var json: JSONObject {
        let members = kind.members
        var object = JSONObject()
        object.put(members.result, String(result.rawValue))
        object.put(members.place, place)
        object.put(members.time, c14: at)
        return object
    }

    /// Writes this over the row; the versions are kept by ``RecordVersion``.
    func replace(_ transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE test_result SET result = ?, at = ? WHERE id = ?", [String(result.rawValue), at.milliseconds, id])
    }
}

extension TestRecord {
    /// Reads members as ``json`` writes them, the result as text or number; nil for anything else.
    init?(id: Int64, kind: TestKind, place: String?, _ object: JSONObject) {
        let value = object[kind.members.result]
        guard let number = value?.integer ?? value?.string.flatMap({ Int($0) }),
            let result = TestResult(rawValue: number),
            let at = object[kind.members.time]?.string.flatMap(Instant.init(c14:))
        else { return nil }
        self.init(id: id, kind: kind, result: result, place: place, at: at)
    }
}
