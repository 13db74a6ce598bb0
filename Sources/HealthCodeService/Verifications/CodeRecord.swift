internal import GRDB
internal import HealthCode

/// A health code as the service keeps it, and what has become of it.
struct CodeRecord: Sendable {
    let codeId: [UInt8]
    let octets: [UInt8]
    let personId: Int64
    let issuedAt: Instant
    let expiresAt: Instant
    /// Uses that it is good for; 0: no limit (printed).
    let available: Int
    /// When it was used, as consumed.
    var uses: [Instant]
    /// The gate of the first use.
    var firstGate: String?
    /// Revoked or frozen since then; nil while it is good.
    let endedAt: Instant?
    /// What was set in 2000, sealed.
    let sealedBiz: [UInt8]?

    /// Reads a code by its name.
    static func find(_ codeId: [UInt8], _ transaction: Transaction) throws -> CodeRecord? {
        let statement = """
            SELECT person_id, octets, issued_at, expires_at, available, uses, first_gate, status = 'active', status_at,
              sealed_biz
            FROM code WHERE code_id = ?
            """
        return try transaction.first(statement, [Blob(codeId)]) { row in
            let never = Instant(milliseconds: 0)
            return CodeRecord(
                codeId: codeId, octets: row.octets(1), personId: row[0] ?? 0, issuedAt: row.instant(2) ?? never,
                expiresAt: row.instant(3) ?? never, available: row[4] ?? 0, uses: moments(row.octets(5)),
                firstGate: row[6], endedAt: row[7] == true ? nil : row.instant(8) ?? never,
                sealedBiz: (row[9] as Blob?)?.octets)
        }
    }

    /// Whether it was revoked or frozen by then.
    func isEnded(at moment: Instant) -> Bool {
        endedAt.map { $0 <= moment } ?? false
    }

    /// Whether it was within its life then; a code scanned up to five minutes before its issue is a clock's fault.
    func isAlive(at moment: Instant) -> Bool {
        moment < expiresAt && issuedAt - moment <= Limits.clockWindow * 1000
    }

    /// Whether its uses were used up by then.
    func isUsedUp(at moment: Instant) -> Bool {
        available > 0 && uses.count(where: { $0 <= moment }) >= available
    }

    /// The moment and gate of its first use.
    var firstSeen: Instant? { uses.min() }

    /// Takes one use. A printed code keeps its first alone.
    mutating func consume(at moment: Instant, gate: String?, _ transaction: Transaction) throws {
        guard available > 0 || uses.isEmpty else { return }
        if firstSeen.map({ moment < $0 }) ?? true { firstGate = gate }
        uses.append(moment)
        let octets = uses.flatMap { use in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: use.milliseconds >> Int64($0)) }
        }
        try transaction.execute(
            "UPDATE code SET uses = ?, first_gate = ? WHERE code_id = ?", [Blob(octets), firstGate, Blob(codeId)])
    }

    private static func moments(_ octets: [UInt8]) -> [Instant] {
        stride(from: 0, to: octets.count - octets.count % 8, by: 8).map { start in
            Instant(milliseconds: octets[start..<start + 8].reduce(0) { $0 << 8 | Int64($1) })
        }
    }
}
