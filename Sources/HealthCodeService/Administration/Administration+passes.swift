internal import GRDB
public import HealthCode
internal import HealthCodeAPI

/// A pass record as `passes list` prints it (3.21.15): one outcome of I6, or of an item of X1.
public struct PassListing: Sendable, Equatable {
    /// The record's name, as I6 answered it.
    public let passRecordId: String
    /// The scan's idempotency key.
    public let requestId: String
    /// Whose scan it was: the caller's, or the origin's (3.20).
    public let custNum: String
    /// The scanning device.
    public let deviceSn: String?
    /// The checkpoint.
    public let gateId: String?
    /// When it was scanned, by the device where deferred, else by the service.
    public let scannedAt: Instant
    /// When the service got to know of it.
    public let receivedAt: Instant
    /// What was answered.
    public let errorCode: String
    /// The grade that was answered, after temperature.
    public let healthStatus: String?
    /// The grade before temperature.
    public let assessedStatus: String?
    /// Tenths of a degree.
    public let temperature: Int?
    /// Whether the scan came in later than it happened.
    public let deferred: Bool
    /// What the gate had decided.
    public let decision: String?
    /// Whether somebody who may have walked in should not have.
    public let alert: Bool
    /// Whether that was so at the scan or came later.
    public let alertBasis: String?
    /// Whether it repeated a first verdict within 30 seconds.
    public let duplicate: Bool
    /// Whether the code had run out.
    public let qrCodeExpired: Bool
    /// `in` or `out`, as the device said.
    public let inOut: String?
    /// The device that carried it, where not its own.
    public let carriedBy: String?

    /// One line of JSON; times are C17.
    public var json: String {
        var object = JSONObject()
        object.put("passRecordId", passRecordId)
        object.put("requestId", requestId)
        object.put("custNum", custNum)
        object["deviceSn"] = deviceSn.map { .string($0) } ?? .null
        object["gateId"] = gateId.map { .string($0) } ?? .null
        object.put("scannedAt", c17: scannedAt)
        object.put("receivedAt", c17: receivedAt)
        object.put("errorCode", errorCode)
        object["healthStatus"] = healthStatus.map { .string($0) } ?? .null
        object.put("assessedStatus", assessedStatus)
        object.put("currentBodyTemp", tenths: temperature)
        object.put("deferred", deferred)
        object.put("decision", decision)
        object.put("alert", alert)
        object.put("alertBasis", alertBasis)
        object.put("duplicate", duplicate)
        object.put("qrCodeExpired", qrCodeExpired)
        object.put("inOut", inOut)
        object.put("carriedBy", carriedBy)
        return JSON.object(object).text
    }
}

extension Administration {
    /// Hands over every pass record that is held, oldest first, reading as it goes.
    public func forEachPass(_ body: (PassListing) throws -> Void) throws {
        try read { transaction in
            let cursor = try Row.fetchCursor(transaction.database, sql: "SELECT * FROM pass ORDER BY id")
            while let row = try cursor.next() { try body(Self.listing(row)) }
        }
    }

    /// Every pass record that is held, oldest first.
    public func passes() throws -> [PassListing] {
        var passes: [PassListing] = []
        try forEachPass { passes.append($0) }
        return passes
    }

    private static func listing(_ row: Row) -> PassListing {
        PassListing(
            passRecordId: PassRecord.name(row["id"]), requestId: row["request_id"], custNum: row["cust_num"],
            deviceSn: row["device_sn"], gateId: row["gate_id"], scannedAt: row.instant("scanned_at"),
            receivedAt: row.instant("received_at"), errorCode: row["code"], healthStatus: row["grade"],
            assessedStatus: row["assessed"], temperature: row["temperature"], deferred: row["deferred"],
            decision: row["decision"], alert: row["alert"], alertBasis: row["alert_basis"],
            duplicate: row["duplicate"], qrCodeExpired: row["expired"], inOut: row["in_out"],
            carriedBy: row["carried_by"])
    }
}
