internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Puts sample people with their records into a database, marked as samples.
enum SampleRegistry {
    /// People in one transaction.
    static let batch = 200
    private static let custNum = "sample"

    /// Adds the samples that are missing up to `count`; asking again adds none.
    /// - Returns: how many were added.
    @discardableResult
    static func fill(_ count: Int, seed: UInt64, _ storage: Storage, now: Instant) throws -> Int {
        let people = SamplePeople(seed: seed, now: now)
        var added = 0
        for start in stride(from: 0, to: count, by: batch) {
            added += try storage.write { transaction in
                var added = 0
                for index in start..<min(start + batch, count) {
                    if try put(people.person(index), now: now, storage.keys, transaction) { added += 1 }
                }
                return added
            }
        }
        return added
    }

    /// Puts one person in; false where the number is known already.
    static func put(
        _ person: SamplePerson, now: Instant, _ keys: ServiceKeys, _ transaction: Transaction
    ) throws -> Bool {
        let vault = keys.vault
        let known = try transaction.value(
            Int64.self, "SELECT person_id FROM person WHERE look_up = ?", [Blob(vault.lookUp(person.row.document))])
        guard known == nil else { return false }
        let effect = try Registry.put(
            person.row, home: keys.issuer.division, source: .sample, isSample: true, at: now, vault, transaction)
        for report in person.reports {
            try GradeBook.report(
                report.grade, of: effect.personId, division: report.divisionCode, source: .sample,
                at: report.assessedAt, validUntil: report.validUntil, transaction)
        }
        for declaration in person.declarations {
            _ = try HealthDeclarations.add(
                DeclaredHealth(declaration), of: effect.personId, custNum: custNum,
                receivedAt: declaration.declaredAt, vault, transaction)
        }
        if !person.trips.isEmpty {
            _ = try Itineraries.add(
                person.trips.map { DeclaredTrip($0) }, of: effect.personId, declaredAt: now, bizExtData: nil,
                custNum: custNum, receivedAt: now, vault, transaction)
        }
        return true
    }
}
