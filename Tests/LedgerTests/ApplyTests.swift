import Checkpoint
import HealthCode
import Testing

@testable import Ledger

/// What answers make of rows.
@Suite struct ApplyTests {
    /// A ledger with rows 1, 2 and 3, of which 1 and 2 are on their way.
    private func sent(_ site: Site) async throws -> LedgerNeeds {
        let needs = site.ledger().needs
        for number in 1...3 { _ = await needs.record(site.scan(number)) }
        #expect(try await needs.claim(9, .ready).value().count == 2)
        return needs
    }

    @Test func everyStateIsWritten() async throws {
        for state in OutboxState.allCases {
            let site = Site()
            let needs = try await sent(site)
            var transition = Answers.done(Site.id(1))
            transition.state = state
            #expect(try await needs.apply([transition]).value().isEmpty)
            var counts: [OutboxState: Int] = [.sending: 1, .new: 1]
            if state != .done { counts[state, default: 0] += 1 }
            #expect(try await needs.backlog().value().counts == counts, "\(state)")
        }
    }

    @Test func doneIsForGood() async throws {
        let site = Site()
        let needs = try await sent(site)
        _ = try await needs.apply([Answers.done(Site.id(1))]).value()
        _ = try await needs.apply([Answers.retry(Site.id(1), pause: 0), Answers.moved(Site.id(1), .dead)]).value()
        #expect(try await needs.backlog().value().counts == [.sending: 1, .new: 1])
        #expect(try await needs.retry(Site.id(1)).value() == false)
        // Who is not pending moves by an answer only.
        _ = try await needs.apply([Answers.moved(Site.id(2), .held)]).value()
        _ = try await needs.apply([Answers.retry(Site.id(2), pause: 0)]).value()
        #expect(try await needs.backlog().value().counts == [.held: 1, .new: 1])
        _ = try await needs.apply([Answers.done(Site.id(2))]).value()
        #expect(try await needs.backlog().value().counts == [.new: 1])
        #expect(try await needs.apply([Answers.done("nobody")]).value().isEmpty)
    }

    @Test func datesAndCountsStay() async throws {
        let site = Site()
        let needs = try await sent(site)
        var transition = Answers.retry(Site.id(1), pause: 0)
        transition.scannedAt = Instant(milliseconds: 42)
        transition.isDatedAnew = true
        transition.aloneFailures = 1
        _ = try await needs.apply([transition]).value()
        _ = try await needs.claim(1, .ready).value()
        _ = try await needs.apply([Answers.retry(Site.id(1), pause: 0)]).value()
        let row = try #require(try await needs.claim(1, .ready).value().first)
        #expect(row.scannedAt == Instant(milliseconds: 42) && row.isDatedAnew && row.aloneFailures == 1)
        #expect(row.attempts == 3)
    }

    @Test func deadAndHeldComeBackByHand() async throws {
        let site = Site()
        let needs = try await sent(site)
        var dead = Answers.moved(Site.id(1), .dead, "1003")
        dead.aloneFailures = 1
        _ = try await needs.apply([dead, Answers.moved(Site.id(2), .held)]).value()
        let entries = try await needs.entries(0, 9).value()
        #expect(entries.map(\.state) == [.dead, .held, .new])
        #expect(entries.map(\.note) == ["authority 1003", nil, nil])
        #expect(entries.map(\.lastCode) == ["1003", "1005", nil])
        #expect(entries.map(\.lastClass) == [.authority, .authority, nil])
        #expect(try await needs.note(Site.id(1), "样本\u{7}备注").value())
        #expect(try await needs.entries(0, 1).value().map(\.note) == ["样本备注"])
        #expect(try await needs.note("nobody", "x").value() == false)
        #expect(try await needs.retry(Site.id(1)).value())
        #expect(try await needs.retry(Site.id(2)).value())
        #expect(try await needs.retry(Site.id(3)).value() == false)
        let rows = try await needs.claim(9, .ready).value()
        #expect(rows.map(\.requestId) == [Site.id(1), Site.id(2)] && rows.map(\.aloneFailures) == [0, 0])
        #expect(try await needs.entries(0, 9).value().map(\.note) == ["样本备注", nil, nil])
    }

    @Test func thePageRuns() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...9 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.claim(6, .ready).value()
        _ = try await needs.apply([
            Answers.moved(Site.id(5), .dead), Answers.moved(Site.id(3), .dead), Answers.moved(Site.id(2), .held),
            Answers.retry(Site.id(1), pause: 7_000), Answers.done(Site.id(4)),
        ]).value()
        site.pass(milliseconds: 2_000)
        let whole = try await needs.entries(0, 100).value()
        #expect(whole.map(\.seq) == [3, 5, 1, 2, 6, 7, 8, 9])
        #expect(whole.map(\.dueMilliseconds) == [0, 0, 5_000, 0, 0, 0, 0, 0])
        #expect(whole.allSatisfy { $0.ageMilliseconds == 2_000 })
        for offset in 0...8 {
            #expect(try await needs.entries(offset, 3).value() == Array(whole.dropFirst(offset).prefix(3)))
        }
        let backlog = try await needs.backlog().value()
        #expect(backlog.oldest == whole[2].scannedWall && backlog.pending == 5)
        #expect(backlog.counts == [.dead: 2, .held: 1, .retry: 1, .sending: 1, .new: 3])
    }
}
