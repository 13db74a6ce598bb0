import Checkpoint
import HealthCode
import Testing

@testable import Ledger

/// The live answer and the decision.
@Suite struct SettleTests {
    /// Which signed answers settle a row; the others leave it to the outbox.
    @Test func everyReturnCodeSettlesOrLeaves() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for (number, code) in ReturnCode.allCases.enumerated() {
            _ = await needs.record(site.scan(number))
            let before = try await needs.backlog().value().pending
            _ = try await needs.settle(
                Site.id(number), Answers.judged(code, code == .success ? .low : nil), .error, false
            ).value()
            let settles =
                code == .success
                || (VerdictKind.byReturnCode[code].map { $0 != .deviceRevoked && $0 != .dataTooOld } ?? false)
            #expect(try await needs.backlog().value().pending == before - (settles ? 1 : 0), "\(code)")
        }
    }

    @Test func aFailureLeavesTheRowAndItsWords() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        #expect(try await needs.settle(Site.id(1), Answers.timedOut, .timeout, false).value().isEmpty)
        let entry = try #require(try await needs.entries(0, 1).value().first)
        #expect(entry.state == .new && entry.lastCode == "\(ServiceFailure(.timedOut).helpCode)" && entry.attempts == 0)
        #expect(try await needs.settle("nobody", Answers.judged(), .pass, false).value().isEmpty)
    }

    @Test func aDecisionIsWrittenOnce() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.decide(Site.id(1), .none, nil, nil).value()
        _ = try await needs.decide(
            Site.id(1), .refused, String(repeating: "样", count: 99), String(repeating: "o", count: 99)
        ).value()
        _ = try await needs.decide(Site.id(1), .admitted, "other", "other").value()
        _ = try await needs.decide("nobody", .admitted, nil, nil).value()
        let row = try #require(try await needs.claim(1, .ready).value().first)
        #expect(row.decision == .refused && row.decisionReason?.count == 64 && row.operatorRef?.count == 36)
    }

    @Test func aLiveAnswerOvertakesTheUploader() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...2 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.claim(9, .ready).value()
        _ = try await needs.settle(Site.id(1), Answers.judged(), .pass, true).value()
        #expect(try await needs.apply([Answers.retry(Site.id(1), pause: 9)]).value().isEmpty)
        #expect(try await needs.backlog().value().counts == [.new: 1])
    }

    @Test func timeIsKeptByBoot() async throws {
        let site = Site()
        let needs = site.ledger().needs
        #expect(try await needs.boots().value().boots.map(\.offsetMilliseconds) == [nil])
        _ = try await needs.noteOffset(500_000).value()
        site.pass(milliseconds: 1_000)
        _ = try await needs.noteOffset(500_020).value()
        #expect(try await needs.boots().value().boots.map(\.offsetMilliseconds) == [500_000])
        _ = try await needs.noteOffset(-7).value()
        site.reboot(2)
        let later = site.ledger().needs
        _ = try await later.noteOffset(9_000).value()
        let boots = try await later.boots().value().boots
        #expect(boots.map(\.offsetMilliseconds) == [-7, 9_000])
        #expect(boots.map(\.firstTrusted) == [Instant(milliseconds: 1_500_000), Instant(milliseconds: 14_000)])
        #expect(boots.last?.bootId == site.now.bootId)
    }
}
