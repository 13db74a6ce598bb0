import Cells
import Checkpoint
import HealthCode
import TestKit
import Testing

@testable import Console

/// Random sequences of everything that can happen never show green without a judged 00 for the present scan.
@Suite struct NeverGreenTests {
    /// What the service was asked and has answered, as the test knows it.
    struct Truth {
        var asked: [String] = []
        var green: Set<String> = []
        var fevers: Set<String> = []
        var painted: [String: Int64] = [:]
    }

    static let seed = RunForm.seed ?? 38_963
    static let cases = RunForm.cases ?? 100_000
    static let shards = 4

    @Test(arguments: 0..<shards) func randomEventsNeverShowGreenWithoutAMatchingJudgement(_ shard: Int) {
        var random = SplitMix64(seed: Self.seed &+ UInt64(shard) &* 0x1_0000_0001)
        var greens = 0
        for number in 0..<Self.cases / Self.shards {
            let start = random.state
            var gate = Gate(.zh, glyphs: .ascii, demo: true)
            gate.state.makeRequestId = Numbered().next
            var truth = Truth()
            for step in 0..<Int.random(in: 4...24, using: &random) {
                Self.step(&gate, &truth, &random)
                guard gate.state.current?.verdict?.kind == .pass else { continue }
                greens += 1
                let requestId = gate.state.current?.scan.requestId ?? ""
                let isTrue =
                    truth.green.contains(requestId) && !truth.fevers.contains(requestId)
                    && truth.asked.last == requestId && gate.state.readingSince == nil
                #expect(isTrue, "seed \(Self.seed), case \(number) from \(start), step \(step)")
                if !isTrue { return }
            }
            // The picture is dear to draw, so one in a hundred is looked at as well.
            guard number % 100 == 0 else { continue }
            let isGreen = gate.screen().roleMap().lowercased().contains(Role.gradeLow.letter)
            let isMain = [.main, .palette, .quit, .reason, .release].contains(gate.state.context)
            #expect(
                !isGreen || (isMain && gate.shown == .pass),
                "seed \(Self.seed), case \(number) from \(start), \(gate.state.context)")
        }
        #expect(greens > 0)
        print(
            "never green: seed \(Self.seed), shard \(shard), \(Self.cases / Self.shards) sequences, \(greens) green moments"
        )
    }

    private static func step(_ gate: inout Gate, _ truth: inout Truth, _ random: inout SplitMix64) {
        let pause = [0, 0, 1, 59, 60, 500, 2_999, 3_000, 9_999, 10_000, 130_000].randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<18, using: &random) {
        case 0: gate.send(.input(.scanBegan), after: Int64(pause))
        case 1, 2: gate.send(.input(.scan(text(&random))), after: Int64(pause))
        case 3: gate.send(.input(.scan(Sample.code)))
        case 4: gate.send(.input(.paste(text(&random))), after: Int64(pause))
        case 5, 6, 7, 8: answer(&gate, truth: &truth, pause: Int64(pause), &random)
        case 9:
            let tenths = Int.random(in: 340...430, using: &random)
            if tenths >= 373, tenths <= 420, let current = gate.state.current,
                current.verdict?.judgement?.code == .success,
                current.temperature == .none
            {
                truth.fevers.formUnion(gate.state.current.map { [$0.scan.requestId] } ?? [])
            }
            gate.send(.temperature(tenths))
        case 10: gate.send(.history(requestId: truth.asked.randomElement(using: &random) ?? "r0", PersonHistory(), nil))
        case 11: gate.wait(Int64(pause))
        case 12: gate.send(.serial(text(&random)), after: Int64(pause))
        case 13: gate.send(report(&random), after: Int64(pause % 100))
        case 14: gate.send(.late(requestId: truth.asked.randomElement(using: &random) ?? "r0", Sample.judged()))
        default:
            let key = keys.randomElement(using: &random) ?? .enter
            gate.send(.input(.key(key)), after: Int64(pause % 100))
        }
        note(gate.effects, &truth)
    }

    /// Remembers what was asked; a scan that needs no asking is known by being current.
    private static func note(_ effects: [ConsoleEffect], _ truth: inout Truth) {
        for case .verify(let scan, _) in effects { truth.asked.append(scan.requestId) }
    }

    private static func answer(_ gate: inout Gate, truth: inout Truth, pause: Int64, _ random: inout SplitMix64) {
        let pause = Int.random(in: 0..<3, using: &random) == 0 ? pause : pause % 500
        let requestId =
            Int.random(in: 0..<4, using: &random) > 0 ? truth.asked.last : truth.asked.randomElement(using: &random)
        guard let requestId else { return }
        let grade = ["00", "00", "00", "01", "10", "11", "20", "7x", ""].randomElement(using: &random) ?? "00"
        let expired = Int.random(in: 0..<6, using: &random) == 0
        let duplicate = Int.random(in: 0..<6, using: &random) == 0
        let code = Int.random(in: 0..<5, using: &random) == 0 ? ReturnCode.allCases.randomElement(using: &random) : nil
        let outcome: VerifyOutcome
        if Int.random(in: 0..<6, using: &random) == 0 {
            outcome = Sample.failed(FailureCause.allCases.randomElement(using: &random) ?? .timedOut, code ?? .success)
        } else {
            outcome = Sample.judged(grade, code: code ?? .success, expired: expired, duplicate: duplicate)
            if grade == "00", code ?? .success == .success, !expired, !duplicate { truth.green.insert(requestId) }
        }
        let isRecorded = Bool.random(using: &random)
        let recording: Recording =
            isRecorded
            ? .recorded(requestId: requestId, rescanOf: nil)
            : .notRecorded(LedgerFailure(LedgerCause.allCases.randomElement(using: &random) ?? .ioError))
        let finding = Sample.finding(
            CodeFinding.Signature.allCases.randomElement(using: &random) ?? .good,
            revoked: Int.random(in: 0..<4, using: &random) == 0)
        gate.send(
            Int.random(in: 0..<5, using: &random) == 0
                ? .amended(requestId: requestId, outcome)
                : .answered(requestId: requestId, outcome, recording, Bool.random(using: &random) ? finding : nil),
            after: pause)
    }

    /// What the loops of the station say beside the scans.
    private static func report(_ random: inout SplitMix64) -> ConsoleEvent.Kind {
        [
            .backlog(Sample.backlog), .queue(Sample.rows, offset: 0), .alerts(AlertTests.listed), .alerts([]),
            .link(.offline(.unreachable, since: 0)), .link(.online(latencyMilliseconds: 4)),
            .link(.forced(reason: "00 PASS")), .upload(UploadState(phase: .sending, drained: 1, total: 9)),
            .refused(LedgerFailure(.diskFull)), .clockSkew(milliseconds: 90_000),
        ].randomElement(using: &random) ?? .tick
    }

    private static let keys: [Key] =
        [
            .enter, .escape, .backspace, .tab, .up, .down, .left, .right, .control("p"), .control("k"), .control("o"),
            .control("r"),
        ]
        + (1...10).map { .function($0) } + "+-*36.5 abX/jkgGrnx1".map { .character($0) }

    private static func text(_ random: inout SplitMix64) -> String {
        [
            Sample.code, Sample.otherCode, Sample.resident, "not a code", Sample.code + Sample.otherCode, "+",
            "样本人 " + Sample.resident,
        ].randomElement(using: &random) ?? ""
    }

    private final class Numbered: Sendable {
        private let count = Counter()

        @Sendable func next() -> String { "n\(count.next())" }
    }
}
