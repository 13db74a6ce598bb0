internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The declarations of 6.2 that the registry holds.
enum HealthDeclarations {
    /// One of them, with its id.
    struct Entry: Sendable, Equatable {
        let declareId: String
        let body: DeclaredHealth
    }

    private static let context = "declaration"

    /// How many a person made on a calendar day of UTC+8 (4005).
    static func count(of personId: Int64, on day: Int32, _ transaction: Transaction) throws -> Int {
        try transaction.value(
            Int.self, "SELECT count(*) FROM health_declaration WHERE person_id = ? AND day = ?", [personId, day]) ?? 0
    }

    /// Adds one.
    /// - Returns: its declareId.
    static func add(
        _ body: DeclaredHealth, of personId: Int64, custNum: String, receivedAt: Instant, _ vault: Vault,
        _ transaction: Transaction
    ) throws -> String {
        let declareId = SecureRandom.uuid()
        try transaction.execute(
            """
            INSERT INTO health_declaration
              (declare_id, person_id, day, declared_at, received_at, cust_num, raises, sealed_body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                declareId, personId, body.declaredAt.day, body.declaredAt.milliseconds, receivedAt.milliseconds,
                custNum,
                body.raises, Blob(vault.seal(body.json.octets, context)),
            ])
        return declareId
    }

    /// A person's declarations made since then, newest first.
    static func since(
        _ since: Instant, of personId: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws -> [Entry] {
        try transaction.rows(
            """
            SELECT declare_id, sealed_body FROM health_declaration WHERE person_id = ? AND declared_at >= ?
            ORDER BY declared_at DESC, received_at DESC
            """, [personId, since.milliseconds]
        ).map { try entry($0, vault) }
    }

    /// A person's declaration by its id.
    static func find(
        _ declareId: String, of personId: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws -> Entry? {
        try transaction.row(
            "SELECT declare_id, sealed_body FROM health_declaration WHERE declare_id = ? AND person_id = ?",
            [declareId, personId]
        ).map { try entry($0, vault) }
    }

    /// Writes a corrected body; the versions are kept by ``RecordVersion``.
    static func replace(_ entry: Entry, _ vault: Vault, _ transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE health_declaration SET raises = ?, sealed_body = ? WHERE declare_id = ?",
            [entry.body.raises, Blob(vault.seal(entry.body.json.octets, context)), entry.declareId])
    }

    private static func entry(_ row: Row, _ vault: Vault) throws -> Entry {
        guard case .object(let object)? = try? JSON(vault.open(row.octets("sealed_body"), context)),
            let body = DeclaredHealth(object)
        else { throw StorageFault.sealBroken }
        return Entry(declareId: row["declare_id"], body: body)
    }
}
