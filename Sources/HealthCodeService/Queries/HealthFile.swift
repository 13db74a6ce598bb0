internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// What the registry holds of a person's health, read for one query (3.9).
struct HealthFile: Sendable {
    /// Reports, trips and declarations in one answer at most.
    static let longest = 64
    static let longestItinerary = 500

    let person: PersonRecord
    let now: Instant
    let reports: [ProvinceReport]
    let declarations: [HealthDeclarations.Entry]
    let trips: [Itineraries.Entry]
    let tests: [TestRecord]

    /// Reads a person's file: 14 days back, today included.
    init(_ person: PersonRecord, now: Instant, _ vault: Vault, _ transaction: Transaction) throws {
        self.person = person
        self.now = now
        let since = Self.windowStart(now)
        reports = try Self.reports(of: person.id, transaction)
        declarations = Array(
            try HealthDeclarations.since(since, of: person.id, vault, transaction).prefix(Self.longest))
        trips = Array(
            try Itineraries.since(since, of: person.id, vault, transaction).prefix(Self.longestItinerary))
        tests = try TestKind.allCases.compactMap { try TestRecord.newest($0, of: person.id, transaction) }
    }

    /// The beginning, in UTC+8, of the day 14 days ago.
    static func windowStart(_ now: Instant) -> Instant {
        let day = Int64(now.day) - Int64(Limits.historyDays)
        return Instant(seconds: day * 86_400 - 8 * 3600)
    }

    /// The worst of the person's grade and every report that has not run out (3.9).
    var grade: Grade? {
        guard let own = person.grade else { return nil }
        return reports.filter { $0.validUntil.map { $0 > now } ?? true }
            .map { Grade(rawValue: $0.healthStatus) ?? .unassessed }.reduce(own, Grade.worse)
    }

    /// Whether the assessment has run out.
    var isExpired: Bool { person.validUntil.map { $0 <= now } ?? false }

    /// What the reader should be told beside the grade.
    var warnings: [String] {
        var warnings: [String] = []
        if isExpired { warnings.append(GradeReason.lapsed.reason.zh) }
        if declarations.contains(where: \.body.raises) { warnings.append(GradeReason.declared.reason.zh) }
        if tests.contains(where: { $0.kind == .pcr && $0.result == .positive }) {
            warnings.append(GradeReason.positiveTest.reason.zh)
        }
        return warnings
    }

    private static func reports(of personId: Int64, _ transaction: Transaction) throws -> [ProvinceReport] {
        try transaction.rows(
            "SELECT * FROM province_report WHERE person_id = ? ORDER BY assessed_at DESC, division LIMIT ?",
            [personId, longest]
        ).map { row in
            ProvinceReport(
                healthStatus: row["grade"], divisionCode: row["division"], source: row["source"],
                assessTime: row.instant("assessed_at"), validUntil: row.instantIfAny("valid_until"))
        }
    }
}
