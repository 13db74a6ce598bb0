import GRDB
import HealthCode

@testable import HealthCodeService

extension TestService {
    /// The service's time, for files that know another clock of that name too.
    static var now: Instant { ServiceClock.now }

    /// Revokes or restores a customer, as of some seconds ago.
    func setStatus(_ custNum: String, _ status: String, secondsAgo: Int64 = 0) async throws {
        let at = ServiceClock.now.adding(seconds: -secondsAgo).milliseconds
        let core = core
        try await core.writer.write { transaction in
            try transaction.execute(
                "UPDATE device SET status = ?, status_at = ? WHERE cust_num = ?", [status, at, custNum])
            core.devices.change(custNum)
        }
    }
}
