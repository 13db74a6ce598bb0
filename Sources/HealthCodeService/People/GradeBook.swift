internal import GRDB
internal import HealthCode

/// Who changed a grade.
enum GradeSource: String, Sendable, CaseIterable {
    case registry, declaration, test, review, administration, sample
}

/// Writes grades: the one that counts now, and every one there ever was (3.13: the citizen can read the history).
enum GradeBook {
    /// One entry of a person's history.
    struct Entry: Sendable, Equatable {
        let at: Instant
        let grade: Grade?
        let reasonCode: String?
        let source: String
    }

    /// Sets a person's grade and adds it to the history.
    static func set(
        _ grade: Grade, of personId: Int64, reason: GradeReason, source: GradeSource, at now: Instant,
        _ transaction: Transaction
    ) throws {
        try set(
            grade, of: personId, reasonCode: reason.rawValue, guide: reason.guide.zh, source: source, at: now,
            transaction)
    }

    /// Sets a person's grade with the words that its source gave.
    static func set(
        _ grade: Grade, of personId: Int64, reasonCode: String?, guide: String?, source: GradeSource,
        at now: Instant, _ transaction: Transaction
    ) throws {
        let isAssessment = source != .declaration
        try transaction.execute(
            """
            UPDATE person SET grade = ?, reason_code = ?, guide = ?,
              assessed_at = CASE WHEN ? THEN ? ELSE assessed_at END WHERE person_id = ?
            """,
            [grade.rawValue, reasonCode, guide, isAssessment, now.milliseconds, personId])
        try note(grade, of: personId, reasonCode: reasonCode, source: source, at: now, transaction)
    }

    /// Adds to the history alone; two changes within a millisecond are the later one.
    static func note(
        _ grade: Grade?, of personId: Int64, reasonCode: String?, source: GradeSource, at now: Instant,
        _ transaction: Transaction
    ) throws {
        try transaction.execute(
            "INSERT OR REPLACE INTO grade_change (person_id, at, grade, reason_code, source) VALUES (?, ?, ?, ?, ?)",
            [personId, now.milliseconds, grade?.rawValue, reasonCode, source.rawValue])
    }

    /// The history, newest first, at most `limit` entries.
    static func history(of personId: Int64, limit: Int, _ transaction: Transaction) throws -> [Entry] {
        try transaction.rows(
            "SELECT at, grade, reason_code, source FROM grade_change WHERE person_id = ? ORDER BY at DESC LIMIT ?",
            [personId, limit]
        ).map { row in
            Entry(
                at: Instant(milliseconds: row[0]), grade: (row[1] as String?).flatMap(Grade.init(rawValue:)),
                reasonCode: row[2], source: row[3])
        }
    }

    /// Brings the provinces' reports into line with a review or an administrator: none stays worse than the grade, and
    /// the newest carries it.
    static func align(
        _ grade: Grade, of personId: Int64, source: GradeSource, at now: Instant, _ transaction: Transaction
    ) throws {
        let rows = try transaction.rows(
            "SELECT division, grade FROM province_report WHERE person_id = ? ORDER BY assessed_at DESC, division",
            [personId])
        for (index, row) in rows.enumerated() {
            let held = Grade(rawValue: row["grade"]) ?? .unassessed
            guard index == 0 || held.severity > grade.severity else { continue }
            try report(
                grade, of: personId, division: row["division"], source: source, at: now, validUntil: nil, transaction)
        }
    }

    /// Writes one province's report over its earlier one.
    static func report(
        _ grade: Grade, of personId: Int64, division: String, source: GradeSource, at now: Instant,
        validUntil: Instant?, _ transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT OR REPLACE INTO province_report
              (person_id, division, grade, source, assessed_at, valid_until, reason_code)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                personId, division, grade.rawValue, source.rawValue, now.milliseconds, validUntil?.milliseconds,
                GradeReason.usual(for: grade).rawValue,
            ])
    }
}
