import Checkpoint
import Foundation
import GRDB
import HealthCode
import Testing

@testable import Ledger

/// No statement of the way of a scan or of an upload reads a whole table, however many rows wait; offline.md Q6.
@Suite struct PlanTests {
    static let statements: [(name: String, sql: String)] = [
        ("is unanswered", RecordScan.isUnanswered.sql),
        ("unanswered", RecordScan.unanswered),
        ("insert outbox", RecordScan.insertOutbox.sql),
        ("insert scan", RecordScan.insertScan.sql),
        ("row", Answered.select),
        // A range of a partial index is called a scan of that index.
        ("promote", Claim.promote),
        ("due", Claim.due),
        ("due of revoked", Claim.dueOfRevoked),
        ("held", Claim.held),
        ("take", Claim.take),
        ("move", Apply.move),
        ("recovery", Lease.recovery),
        ("next now", NextDue.now),
        ("next later", NextDue.later),
        ("next undecided", NextDue.undecided),
        ("oldest", Queue.oldest),
        ("page", Queue.page),
        ("dead page", Queue.deadPage),
        ("alerts", Queue.open),
        ("answered bodies", Housekeeping.answeredBodies),
        ("old records", Housekeeping.oldRecords),
        ("export", Export.select),
        ("amend", Amend.select),
        ("nameless", Enrolled.nameless),
    ]

    @Test(arguments: statements.map(\.name)) func isARangeOfAnIndex(_ name: String) async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        let statement = try #require(Self.statements.first { $0.name == name })
        let plan = try await ledger.desk.read { transaction in
            try transaction.rows("EXPLAIN QUERY PLAN " + statement.sql.filled).map { $0.text("detail") }
        }.value()
        for line in plan {
            #expect(
                !line.hasPrefix("SCAN") || line.hasPrefix("SCAN (") || line == "SCAN place"
                    || line.contains("USING INDEX alert_open") || line.contains("USING INDEX outbox_nameless"),
                "\(plan)")
            #expect(!line.contains("TEMP B-TREE"), "\(plan)")
        }
    }
}

extension String {
    /// The statement with numbers in the place of its parameters; the plan does not depend on them.
    fileprivate var filled: String { replacing("?", with: "1") }
}
