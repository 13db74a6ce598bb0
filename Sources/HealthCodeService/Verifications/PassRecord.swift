internal import GRDB
internal import HealthCode

/// One outcome of I6 or of an item of X1 (3.21.15), as `passes list` prints it.
///
/// One row an outcome; a fault that is not a stored outcome is replaced by what its requestId comes to in the end, so
/// that a scan that needed three tries is one row.
struct PassRecord: Sendable {
    var custNum: String
    var requestId: String
    var deviceSn: String?
    var gate: Gate
    var personId: Int64?
    var codeId: [UInt8]?
    var scannedAt: Instant
    var receivedAt: Instant
    var code: ReturnCode = .success
    var grade: Grade?
    var assessed: Grade?
    /// Tenths of a degree.
    var temperature: Int?
    var isDeferred = false
    var decision: GateDecision?
    var alert = false
    var alertBasis: AlertBasis?
    var isDuplicate = false
    var isExpired = false
    /// Counts as a first verdict for the 30 s window.
    var isConsuming = false
    /// The device that carried it, where that is not its own (3.20 origin).
    var carriedBy: String?

    /// The checkpoint of a call (3.21.17).
    struct Gate: Sendable {
        var gateId: String?
        var gateType: String?
        var division: String?
        var inOut: String?
    }
}

extension PassRecord {
    /// The text of a row's number: passRecordId.
    static func name(_ id: Int64) -> String { "P" + String(id) }

    /// Writes the record in place of an unsettled one of the same requestId, or as a new row.
    /// - Returns: the row's number.
    func write(_ transaction: Transaction) throws -> Int64 {
        let fault = "SELECT id FROM pass WHERE cust_num = ? AND request_id = ? AND settled = 0"
        let earlier = try transaction.value(Int64.self, fault, [custNum, requestId])
        let values: StatementArguments = [
            earlier, custNum, requestId, deviceSn, gate.gateId, gate.gateType, gate.division, gate.inOut, personId,
            Blob(codeId), scannedAt.milliseconds, receivedAt.milliseconds, code.rawValue, grade?.rawValue,
            assessed?.rawValue, temperature, isDeferred, decision?.rawValue, alert, alertBasis?.rawValue, isDuplicate,
            isExpired, isConsuming, code.isStoredOutcome, carriedBy,
        ]
        try transaction.execute(
            """
            INSERT OR REPLACE INTO pass (id, cust_num, request_id, device_sn, gate_id, gate_type, division, in_out,
              person_id, code_id, scanned_at, received_at, code, grade, assessed, temperature, deferred, decision,
              alert, alert_basis, duplicate, expired, consumed, settled, carried_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, values)
        return transaction.lastRow
    }
}

/// The first verdict that a duplicate repeats (3.12).
struct FirstVerdict: Sendable {
    let at: Instant
    let gateId: String?
    let grade: Grade
    let assessed: Grade
    let temperature: Int?

    /// The consuming pass of the same person at the same custNum and gate within the 30 s before `moment`, and not after
    /// `horizon`.
    static func find(
        _ personId: Int64, custNum: String, gateId: String?, moment: Instant, horizon: Instant,
        _ transaction: Transaction
    ) throws -> FirstVerdict? {
        let statement = """
            SELECT scanned_at, gate_id, grade, assessed, temperature FROM pass
            WHERE person_id = ? AND scanned_at BETWEEN ? AND ? AND cust_num = ? AND gate_id IS ? AND consumed = 1
            ORDER BY scanned_at LIMIT 1
            """
        let window = moment.adding(seconds: -Limits.duplicateWindow)
        let latest = moment.adding(seconds: Limits.duplicateWindow)
        let verdict: FirstVerdict?? = try transaction.first(
            statement, [personId, window.milliseconds, min(horizon, latest).milliseconds, custNum, gateId]
        ) { row in
            guard let at = row.instant(0), let grade = Grade(rawValue: row[2] ?? ""),
                let assessed = Grade(rawValue: row[3] ?? "")
            else { return nil }
            return FirstVerdict(at: at, gateId: row[1], grade: grade, assessed: assessed, temperature: row[4])
        }
        return verdict ?? nil
    }
}
