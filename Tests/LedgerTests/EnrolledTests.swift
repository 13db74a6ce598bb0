import Checkpoint
import HealthCode
import Testing

@testable import Ledger

/// Each row holds the customer number under which it was scanned, for good.
@Suite struct EnrolledTests {
    private func names(_ ledger: Ledger) async throws -> [String?] {
        try await ledger.desk.read { transaction in
            try transaction.rows("SELECT cust_num FROM outbox ORDER BY seq").map { $0.textIfAny("cust_num") }
        }.value()
    }

    @Test func aRowKeepsTheNameItWasScannedUnder() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        #expect(try await names(ledger) == [nil])
        try await ledger.enrol("C1").value()
        _ = await ledger.needs.record(site.scan(2))
        #expect(try await names(ledger) == ["C1", "C1"])
        try await ledger.enrol("C2").value()
        _ = await ledger.needs.record(site.scan(3))
        // A rescan of a row that waits stays that row's.
        #expect(await ledger.needs.record(site.scan(2, id: Site.id(40))).isRecorded)
        #expect(try await names(ledger) == ["C1", "C1", "C2"])
        #expect(try await ledger.needs.facts(Site.id(2)).value()?.custNum == "C1")
        let rows = try await ledger.needs.claim(9, .pending).value()
        #expect(rows.map(\.custNum) == ["C1", "C1", "C2"])
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }

    /// More than one transaction's worth, beside rows that are settled or another device's.
    @Test func allThatWaitAndNoOtherAreNamed() async throws {
        let site = Site()
        let ledger = site.ledger()
        let count = Enrolled.chunk + 5
        for number in 0..<count { _ = await ledger.needs.record(site.scan(number)) }
        _ = try await ledger.needs.settle(Site.id(0), Answers.judged(.success, .low), .pass, false).value()
        _ = try await ledger.importCarried([CarriedItem(custNum: "C8", requestId: "carried", octets: [1])]).value()
        try await ledger.enrol("C1").value()
        #expect(try await names(ledger) == [nil] + Array(repeating: "C1", count: count - 1) + [nil])
    }

    @Test func rowsThatMayNotStandInAFileAreLeftUnmarked() async throws {
        let site = Site()
        let ledger = site.ledger()
        for (number, name) in ["C1", "C2", "C1"].enumerated() {
            try await ledger.enrol(name).value()
            _ = await ledger.needs.record(site.scan(number))
        }
        let count = try await ledger.exportRows(limit: 9, where: { $0.custNum == "C2" }) { rows in
            "\(rows.count)"
        }.value()
        #expect(count == 1)
        let marked = try await ledger.desk.read { transaction in
            try transaction.rows("SELECT seq FROM outbox WHERE export_id IS NOT NULL").map { $0.number("seq") }
        }.value()
        #expect(marked == [2])
    }
}
