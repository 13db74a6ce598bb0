import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// What a guard sees while no service judges, as text.
@Suite struct OfflineGoldenTests {
    private static func gate(_ language: Language, _ kind: (String) -> ConsoleEvent.Kind) -> Gate {
        var gate = Gate(language)
        gate.send(.link(.offline(.unreachable, since: gate.now.uptime)))
        gate.send(.backlog(Sample.backlog))
        let requestId = gate.scan(after: 1_000)
        gate.send(kind(requestId), after: 42)
        return gate
    }

    private func expect(_ gate: Gate, _ name: String, _ language: Language, larger: Bool = false) {
        Golden.expect(gate.screen(), "offline-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "offline-\(name)-40x12-\(language.rawValue)")
        if larger { Golden.expect(gate.screen(132, 43), "offline-\(name)-132x43-\(language.rawValue)") }
        for (columns, rows) in [(40, 12), (80, 24), (132, 43)] {
            let roles = gate.screen(columns, rows).roleMap().lowercased()
            #expect(!roles.contains(Role.gradeLow.letter))
        }
    }

    @Test(arguments: Language.allCases) func recorded(_ language: Language) {
        expect(Self.gate(language) { .offline(requestId: $0) }, "recorded", language, larger: true)
    }

    @Test(arguments: Language.allCases) func recordedButExpiredAndUnchecked(_ language: Language) {
        let finding = Sample.finding(.cannotCheck, expired: true, trustAge: 93_600_000)
        expect(Self.gate(language) { .offline(requestId: $0, .timedOut, finding) }, "unchecked", language)
    }

    @Test(arguments: Language.allCases) func aRescanOfAnUnansweredRow(_ language: Language) {
        let first = Sample.time("20261124135807000")
        expect(Self.gate(language) { .offline(requestId: $0, rescanOf: first) }, "rescan", language)
    }

    @Test(arguments: Language.allCases) func forgedByThisDevice(_ language: Language) {
        let gate = Self.gate(language) { .offline(requestId: $0, .unreachable, Sample.finding(.forged)) }
        #expect(gate.shown == .forged)
        expect(gate, "forged", language)
    }

    @Test(arguments: Language.allCases) func revokedByThisDevice(_ language: Language) {
        let gate = Self.gate(language) { .offline(requestId: $0, .unreachable, Sample.finding(revoked: true)) }
        #expect(gate.shown == .revoked)
        expect(gate, "revoked", language)
    }

    @Test(arguments: Language.allCases) func notRecordedAnywhere(_ language: Language) {
        let gate = Self.gate(language) {
            .answered(
                requestId: $0, Sample.failed(.unreachable), .notRecorded(LedgerFailure(.diskFull)), Sample.finding())
        }
        expect(gate, "unrecorded", language)
    }

    @Test(arguments: Language.allCases) func aJudgementWhoseCommitFailed(_ language: Language) {
        var gate = Gate(language)
        let requestId = gate.scan()
        gate.send(
            .answered(requestId: requestId, Sample.judged("10"), .notRecorded(LedgerFailure(.readOnly)), nil), after: 42
        )
        #expect(gate.shown == .stop)
        expect(gate, "notkept", language)
        let red = gate.screen().dump(of: .fault)
        #expect(red.contains("DEV-312") && red.contains(language == .zh ? "本机未登记" : "NOT RECORDED HERE"))
    }

    @Test(arguments: Language.allCases) func refusedWithAReason(_ language: Language) {
        var gate = Self.gate(language) { .offline(requestId: $0) }
        gate.press(.character("-"))
        gate.wait(60)
        Golden.expect(gate.screen(), "offline-refused-80x24-\(language.rawValue)")
        gate.press(.control("r"))
        Golden.expect(gate.screen(), "offline-why-80x24-\(language.rawValue)")
        gate.press(.character("4"))
        Golden.expect(gate.screen(), "offline-reason-80x24-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func forcedOfflineAndBack(_ language: Language) {
        var gate = Gate(language)
        gate.send(.backlog(Backlog()))
        gate.press(.control("o"))
        Golden.expect(gate.screen(), "force-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "force-40x12-\(language.rawValue)")
        gate.press(.character("2"))
        guard case .forceOffline(let reason) = gate.effects.first else {
            Issue.record("not forced: \(gate.effects)")
            return
        }
        gate.send(.link(.forced(reason: reason)))
        Golden.expect(gate.screen(), "forced-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "forced-40x12-\(language.rawValue)")
        gate.press(.control("o"))
        Golden.expect(gate.screen(), "release-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "release-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func alertsOfTheLedger(_ language: Language) {
        var gate = VerdictGoldenTests.gate(.pass, language)
        gate.send(.alerts(AlertTests.listed))
        Golden.expect(gate.screen(), "ledger-alert-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "ledger-alert-40x12-\(language.rawValue)")
        gate.press(.control("k"))
        Golden.expect(gate.screen(), "ledger-alert-old-80x24-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func aRevokedDeviceScansNoMore(_ language: Language) {
        var gate = Gate(language)
        gate.send(.upload(UploadState(phase: .bringingIn, drained: 40, total: 120)))
        gate.scan()
        #expect(gate.shown == .deviceRevoked)
        #expect(!gate.effects.contains { if case .verify = $0 { true } else { false } })
        Golden.expect(gate.screen(), "bringing-in-80x24-\(language.rawValue)")
        gate.send(.upload(UploadState(phase: .idle)))
        gate.scan()
        #expect(gate.effects.contains { if case .verify = $0 { true } else { false } })
    }
}

extension Buffer {
    /// The text in one role, row by row.
    func dump(of role: Role) -> String {
        let letter = role.letter
        let rows = zip(
            dump().split(separator: "\n", omittingEmptySubsequences: false), roleMap().split(separator: "\n"))
        return rows.filter { $0.1.lowercased().contains(letter) }.map { String($0.0) }.joined(separator: "\n")
    }
}
