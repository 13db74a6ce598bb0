internal import GRDB
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The itineraries of 6.3 that the registry holds: a row a declaration, a row a trip.
enum Itineraries {
    /// A trip with its place in the registry.
    struct Entry: Sendable, Equatable {
        let id: Int64
        let declareId: String
        let trip: DeclaredTrip
    }

    private static let context = "trip"
    private static let noteContext = "itinerary"

    /// Adds a declaration with its trips.
    /// - Parameter bizExtData: passed through, kept as it came.
    /// - Returns: its declareId.
    static func add(
        _ trips: [DeclaredTrip], of personId: Int64, declaredAt: Instant, bizExtData: String?, custNum: String,
        receivedAt: Instant, _ vault: Vault, _ transaction: Transaction
    ) throws -> String {
        let declareId = SecureRandom.uuid()
        let note = try bizExtData.map { try vault.seal(Array($0.utf8), noteContext) }
        try transaction.execute(
            """
            INSERT INTO itinerary (declare_id, person_id, declared_at, received_at, cust_num, sealed_body)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                declareId, personId, declaredAt.milliseconds, receivedAt.milliseconds, custNum, Blob(note),
            ])
        for trip in trips {
            try transaction.execute(
                """
                INSERT INTO trip
                  (declare_id, person_id, depart_at, arrive_at, from_code, to_code, travel_mode, sealed_body)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    declareId, personId, trip.departAt.milliseconds, trip.arriveAt?.milliseconds, trip.from, trip.to,
                    trip.mode.rawValue, Blob(vault.seal(trip.json.octets, context)),
                ])
        }
        return declareId
    }

    /// A person's trips that were not over before then, newest first.
    static func since(
        _ since: Instant, of personId: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws -> [Entry] {
        try transaction.rows(
            """
            SELECT id, declare_id, sealed_body FROM trip
            WHERE person_id = ?1 AND (depart_at >= ?2 OR arrive_at >= ?2) ORDER BY depart_at DESC, id DESC
            """, [personId, since.milliseconds]
        ).map { try entry($0, vault) }
    }

    /// The trips of a person's declaration, in the order of the declaration; none where there is no such declaration.
    static func find(
        _ declareId: String, of personId: Int64, _ vault: Vault, _ transaction: Transaction
    ) throws -> [Entry] {
        try transaction.rows(
            "SELECT id, declare_id, sealed_body FROM trip WHERE person_id = ? AND declare_id = ? ORDER BY id",
            [personId, declareId]
        ).map { try entry($0, vault) }
    }

    /// Writes a corrected trip; the versions are kept by ``RecordVersion``.
    static func replace(_ entry: Entry, _ vault: Vault, _ transaction: Transaction) throws {
        let trip = entry.trip
        try transaction.execute(
            """
            UPDATE trip SET depart_at = ?, arrive_at = ?, from_code = ?, to_code = ?, travel_mode = ?, sealed_body = ?
            WHERE id = ?
            """,
            [
                trip.departAt.milliseconds, trip.arriveAt?.milliseconds, trip.from, trip.to, trip.mode.rawValue,
                Blob(vault.seal(trip.json.octets, context)), entry.id,
            ])
    }

    private static func entry(_ row: Row, _ vault: Vault) throws -> Entry {
        guard case .object(let object)? = try? JSON(vault.open(row.octets("sealed_body"), context)),
            let trip = DeclaredTrip(object)
        else { throw StorageFault.sealBroken }
        return Entry(id: row["id"], declareId: row["declare_id"], trip: trip)
    }
}
