import Checkpoint
import Foundation
import HealthCode
import TestKit
import Testing

@testable import Ledger

/// Random orders of everything that happens to a ledger, crashes and clocks among them, against a model of 100 lines.
@Suite struct ModelTests {
    static let isFull = RunForm.isFull

    @Test func theLedgerIsItsModel() async throws {
        let first = RunForm.seedOrFresh()
        let seeds = Self.isFull ? 400 : 6
        print("model: \(seeds) runs, seed \(first)")
        for offset in 0..<UInt64(seeds) {
            var run = Run(seed: first &+ offset)
            try await run.play(steps: Self.isFull ? 400 : 150)
        }
    }

    private struct Run {
        let seed: UInt64
        var random: SplitMix64
        var model: OutboxModel
        let site = Site()
        var ledger: Ledger
        var ids: [String] = []
        var acknowledged: Set<String> = []
        var boots = 1

        init(seed: UInt64) {
            self.seed = seed
            random = SplitMix64(seed: seed)
            ledger = site.ledger()
            model = OutboxModel(now: site.now.milliseconds)
        }

        mutating func play(steps: Int) async throws {
            _ = try await ledger.needs.lease().value()
            for step in 0..<steps {
                let what = try await act()
                try await compare("\(what), step \(step), seed \(seed)")
            }
            let report = try await ledger.verifyAudit().value()
            #expect(report.fault == nil && report.rows == model.rows.count, "seed \(seed)")
            #expect(acknowledged.isSubset(of: model.rows.map(\.id)), "seed \(seed)")
            await ledger.close()
        }

        private mutating func act() async throws -> String {
            let needs = ledger.needs
            switch Int.random(in: 0..<100, using: &random) {
            case 0..<30:
                let id = Site.id(ids.count + 1)
                let subject = Int.random(in: 0..<9, using: &random)
                let recording = await needs.record(site.scan(subject, id: id))
                let expected = model.record(id, subject: subject)
                guard case .recorded(expected, _) = recording else {
                    Issue.record("\(recording), expected \(expected), seed \(seed)")
                    return "record"
                }
                acknowledged.insert(expected)
                ids.append(id)
                return "record"
            case 30..<40:
                let id = anyId()
                let decision = [GateDecision.admitted, .held, .refused, .none].randomElement(using: &random) ?? .none
                _ = try await needs.decide(id, decision, nil, "op").value()
                model.decide(id, decision)
                return "decide"
            case 40..<50:
                let id = anyId()
                let outcomes = [
                    Answers.judged(), Answers.judged(.success, .high), Answers.judged(.codeForged, nil),
                    Answers.timedOut,
                ]
                let outcome = outcomes.randomElement(using: &random) ?? Answers.timedOut
                _ = try await needs.settle(id, outcome, .recorded, Bool.random(using: &random)).value()
                if case .judged = outcome { model.move(id, .done, pause: 0) }
                return "settle"
            case 50..<65:
                let limit = Int.random(in: 1...5, using: &random)
                let everything = Int.random(in: 0..<6, using: &random) == 0
                let rows = try await needs.claim(limit, everything ? .everything : .ready).value()
                let expected = model.claim(limit, everything: everything)
                #expect(rows.map(\.requestId) == expected, "claim, everything \(everything), seed \(seed)")
                return "claim"
            case 65..<80:
                return try await answer()
            case 80..<84:
                let id = anyId()
                #expect(try await needs.retry(id).value() == model.retry(id), "seed \(seed)")
                return "retry"
            case 84..<92:
                let times: [Int64] = [0, 1, 900, 5_000, 59_999, 60_000, 400_000]
                let time = times.randomElement(using: &random) ?? 0
                site.pass(milliseconds: time)
                model.now += time
                return "time"
            case 92..<94:
                site.setWall(Int64.random(in: -86_400_000...1_900_000_000_000, using: &random))
                return "wall"
            case 94..<95:
                _ = try await needs.housekeep().value()
                return "housekeep"
            default:
                return try await crash()
            }
        }

        /// Answers for some of what is on its way, at times for what is not.
        private mutating func answer() async throws -> String {
            var ids = model.rows.filter { $0.state == .sending }.map(\.id).filter { _ in Bool.random(using: &random) }
            if Int.random(in: 0..<5, using: &random) == 0 { ids.append(anyId()) }
            var transitions: [OutboxTransition] = []
            for id in ids {
                let state = [OutboxState.done, .retry, .unknown, .held, .dead].randomElement(using: &random) ?? .done
                let pause = ([0, 1, 1_000, 300_000] as [Int64]).randomElement(using: &random) ?? 0
                var transition = Answers.retry(id, pause: pause)
                if state == .done { transition = Answers.done(id) }
                transition.state = state
                transition.pauseMilliseconds = pause
                transitions.append(transition)
                model.move(id, state, pause: pause)
            }
            _ = try await ledger.needs.apply(transitions).value()
            return "apply"
        }

        /// The process dies: its lock goes, its connection is never closed in order.
        private mutating func crash() async throws -> String {
            await ledger.needs.release()
            ledger = site.ledger()
            if Int.random(in: 0..<3, using: &random) == 0 {
                boots += 1
                site.reboot(boots)
                model.boot = boots
                model.now = site.now.milliseconds
            }
            #expect(try await ledger.needs.lease().value(), "seed \(seed)")
            model.recover()
            return "crash"
        }

        private mutating func anyId() -> String { ids.randomElement(using: &random) ?? "nobody" }

        private func compare(_ place: String) async throws {
            let needs = ledger.needs
            let backlog = try await needs.backlog().value()
            #expect(backlog.counts == model.counts, "after \(place)")
            #expect(try await needs.nextDue().value() == model.nextDue, "after \(place)")
            let page = try await needs.entries(0, 1_000).value().map { "\($0.requestId) \($0.state) \($0.attempts)" }
            #expect(page == model.page, "after \(place)")
            #expect(try await needs.alerts().value().count == backlog.alerts, "after \(place)")
        }
    }
}
