internal import Checkpoint
internal import HealthCode

/// A temperature is added to a row that is on the disk and nowhere else yet.
enum Amend {
    /// A row that no upload has begun and no export holds. Claimed rows that were given back unsent are new again.
    static let select = """
        SELECT outbox.seq, kind, cust_num, sealed_body, state = 0 AND export_id IS NULL AS is_untouched
        FROM outbox WHERE request_id = ?
        """
    static let update = "UPDATE outbox SET sealed_body = ? WHERE seq = ?"

    /// Seals the body anew with the temperature in it; one a row. Its entry of the audit commits to the new body.
    static func run(_ transaction: Transaction, _ requestId: String, _ tenths: Int) throws -> Bool {
        guard let row = try transaction.row(select, [requestId]), row.number("is_untouched") == 1,
            let body = body(transaction, row, requestId), body.temperature == nil,
            let octets = ScanBody.encode(body.payload, temperature: tenths)
        else { return false }
        let sealed = try transaction.keys.seal(octets, Place.body(requestId))
        try transaction.execute(update, [Blob(sealed), row.number("seq")])
        try AuditChain.append(
            transaction, .amend, String(row.number("seq")), requestId, RowDigest.body(sealed))
        return true
    }

    /// What a row holds, answered meanwhile or not.
    static func facts(_ transaction: Transaction, _ requestId: String) throws -> RowFacts? {
        guard let row = try transaction.row(select, [requestId]) else { return nil }
        return RowFacts(
            custNum: row.textIfAny("cust_num"), temperature: body(transaction, row, requestId)?.temperature)
    }

    private static func body(
        _ transaction: Transaction, _ row: FoundRow, _ requestId: String
    ) -> (payload: ScanPayload, temperature: Int?)? {
        guard row.text("kind") != Import.kind, let sealed = row.octets("sealed_body") else { return nil }
        return (try? transaction.keys.open(sealed, Place.body(requestId))).flatMap(ScanBody.decode)
    }
}
