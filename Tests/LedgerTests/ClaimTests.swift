import Checkpoint
import HealthCode
import Testing

@testable import Ledger

/// Which rows go, when, and in what order; offline.md "States and classes", promise 4.
@Suite struct ClaimTests {
    @Test func aScanWaitsForItsDecisionForAMinute() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        #expect(try await needs.claim(9, .ready).value().isEmpty)
        #expect(try await needs.nextDue().value() == 60_000)
        site.pass(milliseconds: 59_999)
        #expect(try await needs.claim(9, .ready).value().isEmpty)
        #expect(try await needs.nextDue().value() == 1)
        site.pass(milliseconds: 1)
        #expect(try await needs.nextDue().value() == 0)
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(1)])
        #expect(try await needs.nextDue().value() == nil)
    }

    @Test func aDecisionOrALaterScanMakesARowReady() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.decide(Site.id(1), .held, nil, nil).value()
        #expect(try await needs.claim(9, .ready).value().map(\.decision) == [.held])
        _ = await needs.record(site.scan(2))
        _ = await needs.record(site.scan(3))
        #expect(try await needs.nextDue().value() == 0)
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(2)])
    }

    @Test func aRowOfAnotherBootIsReadyAndDueAtOnce() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...2 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.claim(9, .ready).value()
        _ = try await needs.apply([Answers.retry(Site.id(1), pause: 3_600_000)]).value()
        #expect(try await needs.nextDue().value() == 60_000)
        site.reboot(2)
        let later = site.ledger().needs
        #expect(try await later.nextDue().value() == 0)
        let rows = try await later.claim(9, .ready).value()
        #expect(rows.map(\.requestId) == [Site.id(1), Site.id(2)])
        #expect(rows.map(\.scannedBoot.bootId) == Array(repeating: "00000000-0000-4000-8000-000000000001", count: 2))
    }

    @Test func aPausedRowHoldsUpNobody() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...4 { _ = await needs.record(site.scan(number)) }
        #expect(try await needs.claim(1, .ready).value().map(\.requestId) == [Site.id(1)])
        _ = try await needs.apply([Answers.retry(Site.id(1), pause: 10_000)]).value()
        #expect(try await needs.claim(2, .ready).value().map(\.requestId) == [Site.id(2), Site.id(3)])
        #expect(try await needs.nextDue().value() == 10_000)
        site.pass(milliseconds: 10_000)
        // Its time has come: the oldest goes first again.
        _ = await needs.record(site.scan(5))
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(1), Site.id(4)])
    }

    @Test func orderIsKeptWithinASubject() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = await needs.record(site.scan(9))
        _ = try await needs.claim(1, .ready).value()
        _ = try await needs.apply([Answers.moved(Site.id(1), .dead, "1003")]).value()
        _ = await needs.record(site.scan(1, id: Site.id(2)))
        #expect(try await needs.retry(Site.id(1)).value())
        _ = await needs.record(site.scan(8))
        // Two rows of one subject: the older alone, and the younger only when the older is out of the way.
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(1), Site.id(9)])
        #expect(try await needs.nextDue().value() == 60_000)
        _ = try await needs.apply([Answers.retry(Site.id(1), pause: 5_000)]).value()
        #expect(try await needs.nextDue().value() == 5_000)
        #expect(try await needs.claim(9, .ready).value().isEmpty)
        site.pass(milliseconds: 5_000)
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(1)])
        _ = try await needs.apply([Answers.done(Site.id(1))]).value()
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(2)])
    }

    @Test func aRevokedDeviceBringsInWhatItHas() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...4 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.claim(2, .ready).value()
        _ = try await needs.apply([
            Answers.moved(Site.id(1), .held), Answers.moved(Site.id(2), .dead, "1003"),
        ]).value()
        #expect(try await needs.claim(9, .ready).value().map(\.requestId) == [Site.id(3)])
        _ = try await needs.apply([Answers.retry(Site.id(3), pause: 0)]).value()
        // HELD goes too, and the scan that nobody decided about; what was given up stays with the dead letters.
        let rows = try await needs.claim(2, .everything).value() + needs.claim(9, .everything).value()
        #expect(rows.map(\.requestId) == [Site.id(1), Site.id(3), Site.id(4)])
        #expect(rows.map(\.attempts) == [2, 2, 1])
    }

    @Test func limitsAreKept() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...6 { _ = await needs.record(site.scan(number)) }
        for limit in [0, -1] {
            #expect(try await needs.claim(limit, .ready).value().isEmpty)
            #expect(try await needs.claim(limit, .everything).value().isEmpty)
        }
        #expect(try await needs.claim(3, .ready).value().map(\.seq) == [1, 2, 3])
        #expect(try await needs.claim(.max, .ready).value().map(\.seq) == [4, 5])
    }

    @Test func aLedgerThatIsGoneHoldsNothing() async throws {
        let site = Site()
        do {
            let ledger = site.ledger()
            #expect(try await ledger.needs.lease().value())
            #expect(try await site.ledger().needs.lease().value() == false)
        }
        #expect(try await site.ledger().needs.lease().value())
    }

    @Test func aCrashedUploadersRowsAreUnknown() async throws {
        let site = Site()
        let first = site.ledger()
        #expect(try await first.needs.lease().value())
        for number in 1...3 { _ = await first.needs.record(site.scan(number)) }
        #expect(try await first.needs.claim(9, .ready).value().count == 2)
        // Taking it again while holding it changes nothing.
        #expect(try await first.needs.lease().value())
        #expect(try await first.needs.backlog().value().counts == [.sending: 2, .new: 1])
        let second = site.ledger()
        #expect(try await second.needs.lease().value() == false)
        await first.needs.release()
        #expect(try await second.needs.lease().value())
        #expect(try await second.needs.backlog().value().counts == [.unknown: 2, .new: 1])
        let rows = try await second.needs.claim(9, .ready).value()
        #expect(rows.map(\.requestId) == [Site.id(1), Site.id(2)] && rows.map(\.attempts) == [2, 2])
        await second.close()
        #expect(try await first.needs.lease().value())
    }
}
