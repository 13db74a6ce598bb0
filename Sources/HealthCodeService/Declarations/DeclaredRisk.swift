internal import GRDB
internal import HealthCode

/// The yellow that a declaration made, and what ends it (3.21.8).
///
/// It counts until a later declaration without fever, symptoms, contact or stay **and** a negative test after the
/// raise, or until a reviewer says so. A declaration alone never lowers.
enum DeclaredRisk {
    /// What is known of a raise, in times.
    struct Evidence: Sendable, Equatable {
        /// The latest declaration that raised.
        var raisedAt: Instant
        /// The latest declaration that did not.
        var cleanAt: Instant?
        /// The latest negative nucleic acid test.
        var negativeAt: Instant?
    }

    /// Whether the raise is over.
    static func isOver(_ evidence: Evidence) -> Bool {
        guard let clean = evidence.cleanAt, let negative = evidence.negativeAt else { return false }
        return clean > evidence.raisedAt && negative > evidence.raisedAt
    }

    /// Takes a declaration's yellow back to green where the evidence allows; any other grade is left alone.
    static func reassess(_ personId: Int64, at now: Instant, _ transaction: Transaction) throws {
        let last = """
            SELECT grade, source FROM grade_change WHERE person_id = ? ORDER BY at DESC LIMIT 1
            """
        guard let row = try transaction.row(last, [personId]), row[0] == Grade.medium.rawValue,
            row[1] == GradeSource.declaration.rawValue, let evidence = try evidence(personId, transaction),
            isOver(evidence)
        else { return }
        try GradeBook.set(.low, of: personId, reason: .nothingKnown, source: .test, at: now, transaction)
    }

    private static func evidence(_ personId: Int64, _ transaction: Transaction) throws -> Evidence? {
        let latest = "SELECT MAX(declared_at) FROM health_declaration WHERE person_id = ? AND raises = ?"
        let negative = "SELECT MAX(at) FROM test_result WHERE person_id = ? AND kind = 'pcr' AND result = '1'"
        guard let raised = try transaction.value(Int64.self, latest, [personId, true]) else { return nil }
        return Evidence(
            raisedAt: Instant(milliseconds: raised),
            cleanAt: try transaction.value(Int64.self, latest, [personId, false]).map(Instant.init(milliseconds:)),
            negativeAt: try transaction.value(Int64.self, negative, [personId]).map(Instant.init(milliseconds:)))
    }
}
