import Checkpoint
import HealthCode
import Testing

@testable import Ledger

/// Answers that contradict what was shown or done; offline.md, promise 7.
@Suite struct AlertTests {
    /// The live answer in time, then what was done, then the late answer: whether there is an alert.
    struct Case: Sendable, CustomTestStringConvertible {
        var shown: OutcomeWord
        var decision: GateDecision
        var code: ReturnCode = .success
        var grade: Grade?
        var isAlert: Bool

        var testDescription: String { "\(shown) \(decision) \(code) \(grade.map { "\($0)" } ?? "-")" }
    }

    static let cases: [Case] = [
        Case(shown: .recorded, decision: .admitted, grade: .high, isAlert: true),
        Case(shown: .recorded, decision: .admitted, grade: .contact, isAlert: true),
        Case(shown: .recorded, decision: .admitted, grade: .medium, isAlert: true),
        Case(shown: .recorded, decision: .admitted, grade: .low, isAlert: false),
        Case(shown: .recorded, decision: .none, grade: .high, isAlert: true),
        Case(shown: .recorded, decision: .none, grade: .medium, isAlert: false),
        Case(shown: .recorded, decision: .held, grade: .high, isAlert: false),
        Case(shown: .recorded, decision: .refused, grade: .contact, isAlert: false),
        Case(shown: .timeout, decision: .admitted, code: .codeForged, grade: nil, isAlert: true),
        Case(shown: .timeout, decision: .none, code: .codeUsedUp, grade: nil, isAlert: true),
        Case(shown: .notrecorded, decision: .admitted, code: .noHealthCode, grade: nil, isAlert: true),
        Case(shown: .error, decision: .none, code: .codeRevokedOrFrozen, grade: nil, isAlert: true),
        Case(shown: .pass, decision: .none, grade: .medium, isAlert: true),
        Case(shown: .pass, decision: .none, grade: .low, isAlert: false),
    ]

    @Test(arguments: cases) func aLateLiveAnswer(_ row: Case) async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.settle(Site.id(1), Answers.timedOut, row.shown, false).value()
        _ = try await needs.decide(Site.id(1), row.decision, nil, "op").value()
        let raised = try await needs.settle(Site.id(1), Answers.judged(row.code, row.grade), row.shown, true).value()
        #expect(raised.count == (row.isAlert ? 1 : 0))
        #expect(try await needs.alerts().value() == raised)
        #expect(try await needs.backlog().value() == Backlog(alerts: raised.count))
        guard let alert = raised.first else { return }
        #expect(alert.requestId == Site.id(1) && alert.maskedName == "样*" && alert.basis == nil)
        #expect(alert.maskedNumber == "1101**********002X" && alert.scannedAt == site.now.wall)
    }

    @Test(arguments: cases) func aDeliveredAnswer(_ row: Case) async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.settle(Site.id(1), Answers.timedOut, row.shown, false).value()
        _ = try await needs.decide(Site.id(1), row.decision, nil, "op").value()
        _ = await needs.record(site.scan(2))
        #expect(try await needs.claim(9, .ready).value().map(\.localOutcome) == [row.shown.rawValue])
        let raised = try await needs.apply([Answers.done(Site.id(1), row.code, row.grade)]).value()
        #expect(raised.count == (row.isAlert ? 1 : 0))
        #expect(try await needs.alerts().value() == raised)
    }

    @Test func theServicesWordIsEnough() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for number in 1...2 { _ = await needs.record(site.scan(number)) }
        _ = try await needs.settle(Site.id(1), Answers.timedOut, .recorded, false).value()
        _ = try await needs.claim(9, .ready).value()
        let raised = try await needs.apply([Answers.done(Site.id(1), .success, .high, alert: .since)]).value()
        #expect(raised.map(\.basis) == [.since] && raised.map(\.kind) == [.stop])
    }

    @Test func aDecisionAfterTheLateAnswerIsHeldAgainstItToo() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.settle(Site.id(1), Answers.timedOut, .recorded, false).value()
        #expect(try await needs.settle(Site.id(1), Answers.judged(.success, .medium), .recorded, true).value().isEmpty)
        _ = try await needs.decide(Site.id(1), .admitted, nil, "op").value()
        #expect(try await needs.alerts().value().map(\.kind) == [.recheck])
    }

    @Test func whatStoodOnTheScreenIsNoAlert() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for (number, grade) in [Grade.high, .contact, .medium].enumerated() {
            _ = await needs.record(site.scan(number))
            let raised = try await needs.settle(Site.id(number), Answers.judged(.success, grade), .stop, false).value()
            #expect(raised.isEmpty)
            _ = try await needs.decide(Site.id(number), .admitted, nil, nil).value()
        }
        #expect(try await needs.alerts().value().isEmpty)
    }

    @Test func anAlertStandsUntilSomebodyHasSeenIt() async throws {
        let site = Site()
        let ledger = site.ledger()
        for number in 1...3 {
            _ = await ledger.needs.record(site.scan(number))
            _ = try await ledger.needs.settle(Site.id(number), Answers.timedOut, .recorded, false).value()
            site.pass(milliseconds: 1_000)
            _ = try await ledger.needs.settle(Site.id(number), Answers.judged(.success, .high), .recorded, true).value()
        }
        await ledger.close()
        let needs = site.ledger().needs
        #expect(try await needs.alerts().value().map(\.requestId) == [1, 2, 3].map(Site.id))
        _ = try await needs.acknowledge(Site.id(2), "op-1").value()
        _ = try await needs.acknowledge(Site.id(2), "op-2").value()
        _ = try await needs.acknowledge("nobody", "op-2").value()
        #expect(try await needs.alerts().value().map(\.requestId) == [1, 3].map(Site.id))
        #expect(try await needs.backlog().value().alerts == 2)
    }
}
