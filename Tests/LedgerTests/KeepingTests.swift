import Checkpoint
import Foundation
import GRDB
import HealthCode
import Testing

@testable import Ledger

/// What goes, what leaves by hand, and what destroys; offline.md "Beyond the peers".
@Suite struct KeepingTests {
    private static let day: Int64 = 86_400_000

    @Test func bodiesGoWithTheReceiptAndRecordsAfterTheirDays() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        let now = site.now.wall.milliseconds
        for number in 1...450 { _ = await needs.record(site.scan(number)) }
        for number in 1...440 {
            _ = try await needs.settle(Site.id(number), Answers.judged(at: now), .pass, false).value()
        }
        _ = try await needs.housekeep().value()
        #expect(try await count(ledger, "SELECT COUNT(*) FROM outbox WHERE sealed_body IS NULL") == 440)
        #expect(try await count(ledger, "SELECT COUNT(*) FROM audit WHERE entry LIKE '%\teraseBodies\t%'") == 3)
        // Nobody knows the time: a clock set forward by a year takes nothing away.
        site.setWall(now + 365 * Self.day)
        _ = try await needs.housekeep().value()
        #expect(try await count(ledger, "SELECT COUNT(*) FROM scan") == 450)
        _ = try await needs.noteOffset(now + 14 * Self.day - 1 - site.now.milliseconds).value()
        _ = try await needs.housekeep().value()
        #expect(try await count(ledger, "SELECT COUNT(*) FROM scan") == 450)
        _ = try await needs.noteOffset(now + 15 * Self.day - site.now.milliseconds).value()
        _ = try await needs.housekeep().value()
        for table in ["scan", "outbox"] { #expect(try await count(ledger, "SELECT COUNT(*) FROM \(table)") == 10) }
        #expect(try await count(ledger, "SELECT COUNT(*) FROM receipt") == 0)
        #expect(try await needs.backlog().value().counts == [.new: 10])
        #expect(try await ledger.verifyAudit().value().fault == nil)
        // Numbers are not given twice.
        _ = await needs.record(site.scan(1, id: Site.id(901)))
        #expect(try await needs.entries(10, 1).value().map(\.seq) == [451])
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }

    @Test func anAlertThatNobodySawKeepsItsRecord() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.settle(Site.id(1), Answers.timedOut, .recorded, false).value()
        _ = try await needs.settle(Site.id(1), Answers.judged(.success, .high), .recorded, true).value()
        _ = try await needs.noteOffset(site.now.wall.milliseconds + 30 * Self.day).value()
        _ = try await needs.housekeep().value()
        #expect(try await needs.alerts().value().count == 1)
        _ = try await needs.acknowledge(Site.id(1), "op").value()
        _ = try await needs.housekeep().value()
        #expect(try await count(ledger, "SELECT COUNT(*) FROM alert") == 0)
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }

    @Test func anExportIsMarkedOnceItsFileIsThere() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        for number in 1...5 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.claim(2, .ready).value()
        _ = try await needs.apply([Answers.done(Site.id(1)), Answers.moved(Site.id(2), .held)]).value()
        let failure = LedgerFailure(.diskFull, detail: "sample")
        let refused = await ledger.exportRows { rows throws(LedgerFailure) in
            #expect(rows.map(\.requestId) == [2, 3, 4, 5].map(Site.id))
            throw failure
        }
        #expect(refused == .failure(failure))
        #expect(try await ledger.exportRows(limit: 3) { _ in "part-1" }.value() == 3)
        #expect(try await ledger.exportRows { rows in rows.map(\.requestId).joined() }.value() == 1)
        #expect(try await ledger.exportRows { _ in "never" }.value() == 0)
        #expect(try await ledger.exportRows(again: true) { _ in "all" }.value() == 4)
        // What is in a file is uploaded all the same.
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(3), Site.id(4)])
    }

    @Test func carriedItemsComeInOnce() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        let items = (1...3).map { CarriedItem(custNum: "C2", requestId: Site.id($0), octets: [UInt8($0), 9]) }
        #expect(try await ledger.importCarried(items).value() == CarriedResult(added: 2, known: 1))
        #expect(try await ledger.importCarried(items).value() == CarriedResult(added: 0, known: 3))
        let rows = try await ledger.needs.claim(9, .ready).value()
        #expect(rows.map(\.content) == [2, 3].map { .carried(custNum: "C2", item: [$0, 9]) })
        #expect(try await ledger.needs.entries(0, 9).value().map(\.kind) == ["code", "carried", "carried"])
        // Another device's alert is that device's.
        let raised = try await ledger.needs.apply([Answers.done(Site.id(2), .success, .high, alert: .atScan)]).value()
        #expect(raised.isEmpty)
        #expect(try await ledger.verifyAudit().value() == AuditReport(records: 4, rows: 3, fault: nil))
    }

    @Test func aWipeTakesNothingThatIsNowhereElse() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        for number in 1...2 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.settle(Site.id(1), Answers.judged(), .pass, false).value()
        #expect(try await needs.wipe().value() == false)
        #expect(try await ledger.exportRows { _ in "file" }.value() == 1)
        #expect(try await needs.wipe().value())
        let left = try FileManager.default.contentsOfDirectory(atPath: site.directory)
        #expect(left.allSatisfy { $0 == LedgerPaths.lease }, "\(left)")
        #expect(await needs.record(site.scan(3)) == .notRecorded(LedgerFailure(.noLedger, detail: "closed")))
        // Whoever opens the directory again finds an empty ledger.
        #expect(try await site.ledger().needs.backlog().value() == Backlog())
    }

    @Test func aWipeThatWasKilledIsFinished() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(1))
        _ = try await ledger.needs.settle(Site.id(1), Answers.judged(), .pass, false).value()
        #expect(try await ledger.desk.write { try Wiping.begin($0) }.value())
        // Another process of the time between writes nothing that the wipe would take.
        let beside = await ledger.needs.record(site.scan(2))
        #expect(beside == .notRecorded(LedgerFailure(.noLedger, detail: "wiped")))
        await ledger.close()
        try FileManager.default.removeItem(atPath: site.directory + "/" + LedgerPaths.keys)
        let next = site.ledger()
        #expect(try await next.needs.backlog().value() == Backlog())
        #expect(try await count(next, "SELECT COUNT(*) FROM outbox") == 0)
        #expect(await next.needs.record(site.scan(2)).isRecorded)
    }

    private func count(_ ledger: Ledger, _ sql: String) async throws -> Int64? {
        try await ledger.desk.read { try $0.number(sql) }.value()
    }
}
