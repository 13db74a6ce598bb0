internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// A correction that a person asked for (6.8, protocol 3.13), as the registry keeps it.
struct CorrectionRecord: Sendable {
    /// One field with what it says and what it should say.
    struct Item: Sendable, Equatable {
        let field: CorrectionField
        let oldValue: JSON?
        let newValue: JSON?
    }

    let correctId: String
    let personId: Int64
    let type: CorrectionType
    /// Empty where none was named.
    let targetId: String
    let status: CorrectionStatus
    let receivedAt: Instant
    let items: [Item]
    /// The request without the common members.
    let body: JSONObject

    /// How many different reviewers must accept: two for anything that touches a grade (3.13).
    var reviewLevel: Int { Self.reviewLevel(type, items) }

    /// The review level of a correction.
    static func reviewLevel(_ type: CorrectionType, _ items: [Item]) -> Int {
        type.needsTwoReviewers || items.contains { CorrectionType.grade.fields.contains($0.field) } ? 2 : 1
    }

    private static let context = "correction"

    /// Whether the same person has an open correction of this type and target (4102).
    static func isOpen(
        _ type: CorrectionType, _ targetId: String, of personId: Int64, _ transaction: Transaction
    ) throws -> Bool {
        try transaction.rows(
            "SELECT status FROM correction WHERE person_id = ? AND correct_type = ? AND target_id = ?",
            [personId, type.rawValue, targetId]
        ).contains { row in (CorrectionStatus(rawValue: String(row["status"] as Int)) ?? .refused).isOpen }
    }

    /// Receives one.
    /// - Returns: its correctId.
    static func add(
        _ type: CorrectionType, targetId: String, _ body: JSONObject, of personId: Int64, at now: Instant,
        _ vault: Vault,
        _ transaction: Transaction
    ) throws -> String {
        let correctId = SecureRandom.uuid()
        try transaction.execute(
            """
            INSERT INTO correction (correct_id, person_id, correct_type, target_id, status, received_at, sealed_body)
            VALUES (?, ?, ?, ?, 0, ?, ?)
            """,
            [
                correctId, personId, type.rawValue, targetId, now.milliseconds, Blob(vault.seal(body.octets, context)),
            ])
        return correctId
    }

    /// Finds one by its id.
    static func find(_ correctId: String, _ vault: Vault, _ transaction: Transaction) throws -> CorrectionRecord? {
        try transaction.row("SELECT * FROM correction WHERE correct_id = ?", [correctId]).map { try read($0, vault) }
    }

    /// A person's corrections, newest first.
    static func all(of personId: Int64, _ vault: Vault, _ transaction: Transaction) throws -> [CorrectionRecord] {
        try transaction.rows("SELECT * FROM correction WHERE person_id = ? ORDER BY received_at DESC", [personId])
            .map { try read($0, vault) }
    }

    /// Everybody's corrections in a state, oldest first.
    static func all(
        _ status: CorrectionStatus, _ vault: Vault, _ transaction: Transaction
    ) throws -> [CorrectionRecord] {
        try transaction.rows(
            "SELECT * FROM correction WHERE status = ? ORDER BY received_at", [Int(status.rawValue)]
        ).map { try read($0, vault) }
    }

    /// Moves it on.
    static func move(_ correctId: String, to status: CorrectionStatus, _ transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE correction SET status = ? WHERE correct_id = ?", [Int(status.rawValue), correctId])
    }

    private static func read(_ row: Row, _ vault: Vault) throws -> CorrectionRecord {
        guard case .object(let body)? = try? JSON(vault.open(row.octets("sealed_body"), context)) else {
            throw StorageFault.sealBroken
        }
        let items = (body["items"]?.array ?? []).compactMap { item -> Item? in
            guard let object = item.object, let field = object["field"]?.string.flatMap(CorrectionField.init(rawValue:))
            else { return nil }
            return Item(field: field, oldValue: object["oldValue"], newValue: object["newValue"])
        }
        return CorrectionRecord(
            correctId: row["correct_id"], personId: row["person_id"],
            type: CorrectionType(rawValue: row["correct_type"]) ?? .other, targetId: row["target_id"],
            status: CorrectionStatus(rawValue: String(row["status"] as Int)) ?? .refused,
            receivedAt: row.instant("received_at"), items: items, body: body)
    }
}
