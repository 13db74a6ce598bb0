import Checkpoint
import GRDB
import HealthCode
import Testing

@testable import Ledger

/// A temperature added to a row: sealed, audited, once, and never to a row that may have left.
@Suite struct AmendTests {
    private func temperature(_ row: OutboxRow?) -> Int? {
        guard case .own(_, let temperature) = row?.content else { return nil }
        return temperature
    }

    @Test func theUploadCarriesItAndTheAuditStands() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        let document = Scan(
            requestId: Site.id(9), payload: .document(try Site.claim()), kind: .documentForm, at: site.now.wall)
        for scan in [site.scan(1), site.scan(2), document] { #expect(await needs.record(scan).isRecorded) }
        #expect(try await needs.amend(Site.id(1), 365).value())
        #expect(try await needs.amend(Site.id(9), 381).value())
        #expect(try await needs.facts(Site.id(1)).value()?.temperature == 365)
        #expect(try await needs.facts(Site.id(2)).value() == RowFacts())
        #expect(try await ledger.verifyAudit().value().fault == nil)
        let rows = try await needs.claim(9, .pending).value()
        #expect(rows.map { temperature($0) } == [365, nil, 381])
        guard case .own(.document(let claim), _) = rows[2].content else {
            Issue.record("the person is gone")
            return
        }
        #expect(claim == (try Site.claim()))
    }

    /// Every state but new, a second one, a row in an export, another device's item, and no row at all.
    @Test func onlyARowThatNobodyKnowsTakesIt() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        for (number, state) in OutboxState.allCases.enumerated() where state != .new {
            _ = await needs.record(site.scan(number))
            _ = try await needs.claim(9, .pending).value()
            if state != .sending { _ = try await needs.apply([Answers.moved(Site.id(number), state)]).value() }
            #expect(try await !needs.amend(Site.id(number), 365).value(), "\(state)")
        }
        _ = await needs.record(site.scan(30))
        #expect(try await needs.amend(Site.id(30), 365).value())
        #expect(try await !needs.amend(Site.id(30), 366).value())
        #expect(try await needs.facts(Site.id(30)).value()?.temperature == 365)
        _ = await needs.record(site.scan(31))
        _ = try await ledger.exportRows(limit: 50) { _ in "file" }.value()
        #expect(try await !needs.amend(Site.id(31), 365).value())
        _ = try await ledger.importCarried([CarriedItem(custNum: "C8", requestId: Site.id(32), octets: [1])]).value()
        #expect(try await !needs.amend(Site.id(32), 365).value())
        #expect(try await !needs.amend("nobody", 365).value())
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }

    /// Taking an amended body back to the first one, or putting another in, is found.
    @Test(arguments: [false, true]) func theAuditFindsABodyThatIsNotTheAmendedOne(_ isOther: Bool) async throws {
        let site = Site()
        let ledger = site.ledger()
        for number in 1...3 { _ = await ledger.needs.record(site.scan(number)) }
        let first = try await ledger.desk.read {
            try $0.row("SELECT sealed_body FROM outbox WHERE seq = 2")?.octets("sealed_body") ?? []
        }.value()
        #expect(try await ledger.needs.amend(Site.id(2), 370).value())
        let body = isOther ? first + [0] : first
        _ = try await ledger.desk.write {
            try $0.execute("UPDATE outbox SET sealed_body = ? WHERE seq = 2", [Blob(body)])
        }.value()
        #expect(try await ledger.verifyAudit().value().fault?.reason == .row)
    }

    @Test func anErasedAmendedBodyIsNoFault() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        _ = await needs.record(site.scan(1))
        #expect(try await needs.amend(Site.id(1), 365).value())
        _ = try await needs.settle(Site.id(1), Answers.judged(.success, .low), .pass, false).value()
        _ = try await needs.housekeep().value()
        #expect(try await ledger.verifyAudit().value().fault == nil)
    }
}
