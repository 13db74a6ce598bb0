internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// Versions of a record that corrections changed: the first one is kept, each change is appended (3.13).
enum RecordVersion {
    /// What kind of record; with its id it names one.
    enum Subject: String, Sendable {
        case person, declaration, itinerary, test
    }

    private static let context = "version"

    /// Appends what a record is from now on; before its first correction, what it was becomes version 0.
    /// - Returns: the new version's number.
    @discardableResult
    static func append(
        _ subject: Subject, _ id: String, was: JSONObject, becomes: JSONObject, by correctId: String?, at now: Instant,
        _ vault: Vault, _ transaction: Transaction
    ) throws -> Int {
        let newest = "SELECT MAX(version) FROM record_version WHERE subject = ? AND subject_id = ?"
        var version = try transaction.value(Int.self, newest, [subject.rawValue, id])
        if version == nil {
            try insert(subject, id, 0, nil, was, now, vault, transaction)
            version = 0
        }
        let next = (version ?? 0) + 1
        try insert(subject, id, next, correctId, becomes, now, vault, transaction)
        return next
    }

    /// Every version, oldest first.
    static func all(
        _ subject: Subject, _ id: String, _ vault: Vault, _ transaction: Transaction
    ) throws -> [JSONObject] {
        let rows = try transaction.rows(
            "SELECT sealed_body FROM record_version WHERE subject = ? AND subject_id = ? ORDER BY version",
            [subject.rawValue, id])
        return try rows.map { row in
            guard case .object(let body)? = try? JSON(vault.open(row.octets("sealed_body"), context)) else {
                throw StorageFault.sealBroken
            }
            return body
        }
    }

    private static func insert(
        _ subject: Subject, _ id: String, _ version: Int, _ correctId: String?, _ body: JSONObject, _ now: Instant,
        _ vault: Vault, _ transaction: Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO record_version (subject, subject_id, version, correct_id, at, sealed_body) VALUES (?, ?, ?, ?, ?, ?)",
            [subject.rawValue, id, version, correctId, now.milliseconds, Blob(vault.seal(body.octets, context))])
    }
}
