import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// What the screen says of the disk, and which orders the ledger gets.
@Suite struct RecordingTests {
    private func offline(_ rescanOf: Instant? = nil) -> Gate {
        var gate = Gate()
        gate.state.settings.operatorRef = "op-7"
        gate.send(.offline(requestId: gate.scan(), rescanOf: rescanOf), after: 5)
        return gate
    }

    @Test func aTimeOutThatIsOnDiskIsRecordedAndHeardOnce() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.wait(3_000)
        #expect(gate.shown == nil)
        gate.send(.offline(requestId: requestId, .timedOut), after: 2)
        #expect(gate.shown == .recordedOffline)
        #expect(gate.state.current?.verdict?.helpCode.description == "NET-101")
        #expect(gate.effects == [.sound(VerdictKind.recordedOffline.row.tone)])
    }

    @Test func aLedgerThatSpeaksAfterTheTimeOutIsStillHeard() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.wait(3_200)
        #expect(gate.shown == .timedOut)
        #expect(!gate.screen().dump().contains("已登记") && gate.screen().dump().contains("登记与否还不知道"))
        gate.press(.character("-"))
        gate.wait(60)
        #expect(gate.effects.isEmpty)
        gate.send(.offline(requestId: requestId, .timedOut), after: 100)
        #expect(gate.shown == .recordedOffline)
        #expect(gate.effects.last == .decide(requestId: requestId, .refused, reason: nil, operatorRef: nil))
    }

    @Test func aJudgementAfterTheDeadlineNeverPaintsThoughItBringsTheRecording() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.send(.answered(requestId: requestId, Sample.judged()), after: 3_000)
        #expect(gate.shown == .recordedOffline)
        #expect(gate.state.recent.first?.kind == .pass && gate.state.recent.first?.shown == .recordedOffline)
    }

    @Test func aDecisionIsWrittenUnderTheRowsOwnNumber() {
        var gate = offline()
        gate.press(.character("+"))
        gate.wait(60)
        #expect(gate.effects == [.decide(requestId: "r1", .admitted, reason: nil, operatorRef: "op-7")])
        gate = offline(Sample.time("20261124135807000"))
        gate.press(.character("*"))
        gate.wait(60)
        #expect(gate.effects == [.decide(requestId: "earlier", .held, reason: nil, operatorRef: "op-7")])
    }

    @Test func aDecisionAboutAScanOnNoDiskIsNoOrder() {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), Sample.failed(.refused)))
        gate.press(.character("-"))
        gate.wait(60)
        #expect(gate.state.current?.decision == .refused && gate.effects.isEmpty)
        gate.press(.control("r"))
        #expect(gate.state.overlay == nil && gate.state.message != nil)
    }

    @Test func aRefusalIsWrittenAtOnceAndItsReasonAfterwards() {
        var gate = offline()
        gate.press(.control("r"))
        #expect(gate.state.overlay == nil)
        gate.press(.character("-"))
        gate.wait(60)
        #expect(gate.effects == [.decide(requestId: "r1", .refused, reason: nil, operatorRef: "op-7")])
        gate.press(.control("r"), .character("1"))
        #expect(gate.effects == [.decide(requestId: "r1", .refused, reason: "人证不符", operatorRef: "op-7")])
        #expect(gate.state.overlay == nil && gate.state.current?.reason == "人证不符")
    }

    @Test func aReasonMayBeTypedAndOutlivesTheVerdict() {
        var gate = offline()
        gate.press(.character("-"))
        gate.wait(60)
        gate.press(.control("r"))
        gate.wait(30_000)
        #expect(gate.state.current == nil)
        gate.type("没戴口罩")
        gate.press(.enter)
        #expect(gate.effects == [.decide(requestId: "r1", .refused, reason: "没戴口罩", operatorRef: "op-7")])
    }

    @Test func aReasonHasSixtyFourCharactersAndNoControls() {
        var gate = Gate()
        gate.press(.control("o"))
        gate.type(String(repeating: "长", count: 100))
        gate.press(.enter)
        #expect(gate.effects == [.forceOffline(reason: String(repeating: "长", count: 64))])
        gate.press(.control("o"))
        gate.send(.input(.paste("3 号口\u{1B}[2J")))
        #expect(gate.effects.isEmpty)
        gate.press(.enter)
        #expect(gate.effects == [.forceOffline(reason: "3 号口[2J")])
    }

    @Test func offlineByHandAsksWhyAndOnlineAsksWhether() {
        var gate = Gate()
        gate.press(.control("o"), .down, .down, .enter)
        #expect(gate.effects == [.forceOffline(reason: "服务答得不对")])
        gate.send(.link(.forced(reason: "服务答得不对")))
        gate.press(.control("o"), .enter)
        #expect(gate.effects.isEmpty && gate.state.overlay == nil)
        gate.press(.control("o"), .right, .enter)
        #expect(gate.effects == [.releaseOffline])
    }

    @Test func aKeyWakesWhatWaitsForTheServiceNotMoreThanOnceInFourSeconds() {
        var gate = Gate()
        gate.type("1")
        #expect(!gate.effects.contains(.wake))
        gate.send(.link(.offline(.unreachable, since: 0)))
        gate.type("2")
        #expect(gate.effects.contains(.wake))
        gate.type("3")
        #expect(!gate.effects.contains(.wake))
        gate.wait(4_000)
        gate.type("4")
        #expect(gate.effects.contains(.wake))
        gate.send(.link(.forced(reason: "演练")))
        gate.wait(4_000)
        gate.type("5")
        #expect(!gate.effects.contains(.wake))
    }

    /// Every failure with every state of the disk and every finding: the screen says "recorded" where the ledger did.
    @Test(arguments: Language.allCases) func theWordRecordedIsDrawnForACommitAlone(_ language: Language) {
        let recordings: [Recording] = [
            .recorded(requestId: "r", rescanOf: nil), .recorded(requestId: "q", rescanOf: Gate.start.wall),
            .notRecorded(LedgerFailure(.diskFull)), .notRecorded(LedgerFailure(.newerVersion)),
        ]
        let findings: [CodeFinding?] = [
            nil, Sample.finding(expired: true), Sample.finding(.forged), Sample.finding(.cannotCheck, trustAge: nil),
            Sample.finding(revoked: true),
        ]
        let causes: [FailureCause] = [.timedOut, .unreachable, .foreign, .authority, .revoked, .notEnrolled]
        let outcomes =
            causes.map { Sample.failed($0) }
            + [Sample.failed(.maintenance, .maintenance), Sample.judged(), Sample.judged("10")]
        for outcome in outcomes {
            for recording in recordings {
                for finding in findings {
                    var gate = Gate(language)
                    gate.send(.answered(requestId: gate.scan(), outcome, recording, finding), after: 5)
                    for size in [(80, 24), (40, 12)] {
                        let screen = gate.screen(size.0, size.1)
                        let text = screen.dump().replacing("NOT RECORDED", with: "").replacing("未登记", with: "")
                        let says = text.contains("RECORDED") || text.contains("已登记") || text.contains("已离线登记")
                        let isUnverified = gate.state.current?.verdict?.isUnverified == true
                        let isRecorded = recording.isRecorded && isUnverified
                        #expect(
                            says == isRecorded, "\(outcome) \(recording) \(String(describing: finding)) \(size)")
                        if isUnverified {
                            #expect(!screen.roleMap().lowercased().contains(Role.gradeLow.letter))
                            #expect(!screen.dump().contains("绿") && !screen.dump().contains("PASS"))
                        }
                        if case .notRecorded(let failure) = recording {
                            #expect(screen.dump(of: .fault).contains(failure.helpCode), "\(failure) \(outcome) \(size)")
                        }
                    }
                }
            }
        }
    }
}
