internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// How often a device may read a person by name and number: 30 an hour (3.9), found or not.
enum LookUpBudget {
    private static let hour: Int64 = 3_600_000

    /// Counts one look-up, or throws 1009.
    static func spend(_ call: CallContext, _ transaction: Transaction) throws {
        let since = call.now.adding(milliseconds: -hour).milliseconds
        let used = try transaction.value(
            Int.self, "SELECT count(*) FROM look_up WHERE cust_num = ? AND at > ?", [call.customer.custNum, since])
        guard used ?? 0 < Limits.lookupsAnHour else { throw WireFault(.tooManyRequests) }
        try transaction.execute(
            "INSERT INTO look_up (cust_num, at, request_id) VALUES (?, ?, ?)",
            [call.customer.custNum, call.now.milliseconds, call.requestId])
    }
}
