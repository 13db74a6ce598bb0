internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Brings people into the registry: from files, from declarations, as samples.
enum Registry {
    /// What a row did.
    enum Effect: Sendable, Equatable {
        case added(Int64)
        case updated(Int64)
        /// The registry knew everything already.
        case unchanged(Int64)

        var personId: Int64 {
            switch self {
            case .added(let id), .updated(let id), .unchanged(let id): id
            }
        }
    }

    /// The province of a division, for which a report is made.
    static func province(of division: String) -> String { String(division.prefix(2)) + "0000" }

    /// Puts a register's row into the registry: a number that is known is the same person, never a second one.
    /// - Parameter home: the division that assesses where the row names none.
    static func put(
        _ row: PersonRow, home: String, source: GradeSource, isSample: Bool = false, at now: Instant, _ vault: Vault,
        _ transaction: Transaction
    ) throws -> Effect {
        let known = try PersonRecord.find(row.document, vault, transaction)
        let effect =
            try known.map { try update($0, row, source: source, at: now, vault, transaction) }
            ?? .added(add(PersonIdentity(row), row, source: source, isSample: isSample, at: now, vault, transaction))
        let id = effect.personId
        if let grade = row.grade, known == nil || known?.grade != grade {
            try GradeBook.report(
                grade, of: id, division: province(of: row.divisionCode ?? home), source: source, at: now,
                validUntil: nil, transaction)
        }
        var isNews = false
        for test in row.tests where try put(test, of: id, transaction) { isNews = true }
        if isNews { try DeclaredRisk.reassess(id, at: now, transaction) }
        return isNews && effect == .unchanged(id) ? .updated(id) : effect
    }

    /// Enters a person who declared something and whom no register gave yet: not assessed (20), their code is open.
    static func enter(
        _ identity: PersonIdentity, at now: Instant, _ vault: Vault, _ transaction: Transaction
    ) throws -> Int64 {
        try add(identity, nil, source: .declaration, isSample: false, at: now, vault, transaction)
    }

    /// Writes an identity over the one that is held.
    static func replace(
        _ identity: PersonIdentity, of id: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws {
        let sealed = try vault.seal(identity.json.octets, PersonRecord.sealContext)
        try transaction.execute("UPDATE person SET sealed_identity = ? WHERE person_id = ?", [Blob(sealed), id])
    }

    private static func add(
        _ identity: PersonIdentity, _ row: PersonRow?, source: GradeSource, isSample: Bool, at now: Instant,
        _ vault: Vault, _ transaction: Transaction
    ) throws -> Int64 {
        let grade = row?.grade ?? .unassessed
        let reason = GradeReason.usual(for: grade)
        let reasonCode = row?.reasonCode ?? reason.rawValue
        // assessed_at 0: nobody has assessed the person (see PersonRecord.assessedAt).
        let assessedAt = row?.grade == nil ? 0 : now.milliseconds
        try transaction.execute(
            """
            INSERT INTO person (look_up, cert_type, sealed_identity, grade, reason_code, guide, sample, assessed_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Blob(vault.lookUp(identity.document)), identity.document.certType.rawValue,
                Blob(vault.seal(identity.json.octets, PersonRecord.sealContext)), grade.rawValue, reasonCode,
                row?.guide ?? reason.guide.zh, isSample, assessedAt,
            ])
        let id = transaction.lastRow
        try GradeBook.note(grade, of: id, reasonCode: reasonCode, source: source, at: now, transaction)
        return id
    }

    private static func update(
        _ known: PersonRecord, _ row: PersonRow, source: GradeSource, at now: Instant, _ vault: Vault,
        _ transaction: Transaction
    ) throws -> Effect {
        let merged = known.identity.merged(with: PersonIdentity(row))
        if merged != known.identity { try replace(merged, of: known.id, vault, transaction) }
        let isRegraded =
            row.grade.map { $0 != known.grade || known.assessedAt == nil } ?? false
            || row.reasonCode.map { $0 != known.reasonCode } ?? false || row.guide.map { $0 != known.guide } ?? false
        if isRegraded {
            let grade = row.grade ?? known.grade ?? .unassessed
            let usual = GradeReason.usual(for: grade)
            let isSame = grade == known.grade
            try GradeBook.set(
                grade, of: known.id, reasonCode: row.reasonCode ?? (isSame ? known.reasonCode : usual.rawValue),
                guide: row.guide ?? (isSame ? known.guide : usual.guide.zh), source: source, at: now, transaction)
        }
        return merged != known.identity || isRegraded ? .updated(known.id) : .unchanged(known.id)
    }

    /// Adds a test result; false where the same one is there already.
    private static func put(_ test: PersonRow.Test, of id: Int64, _ transaction: Transaction) throws -> Bool {
        let same = "SELECT result FROM test_result WHERE person_id = ? AND kind = ? AND at = ? ORDER BY id DESC LIMIT 1"
        let result = String(test.result.rawValue)
        let held = try transaction.value(String.self, same, [id, test.kind.rawValue, test.at.milliseconds])
        guard held != result else { return false }
        try transaction.execute(
            "INSERT INTO test_result (person_id, kind, result, at, place) VALUES (?, ?, ?, ?, ?)",
            [id, test.kind.rawValue, result, test.at.milliseconds, test.place])
        return true
    }
}
