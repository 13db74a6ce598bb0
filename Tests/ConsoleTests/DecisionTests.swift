import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// `+` admits, `*` holds, `-` refuses: with an empty field and an undecided verdict, and never out of a burst.
@Suite struct DecisionTests {
    static let keys: [(Character, GateDecision)] = [("+", .admitted), ("*", .held), ("-", .refused)]

    private func standing() -> Gate {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), Sample.judged("01")))
        return gate
    }

    @Test(arguments: keys) func aLoneKeyDecidesAfterItsHold(_ key: Character, _ decision: GateDecision) {
        var gate = standing()
        gate.press(.character(key))
        #expect(gate.state.current?.decision == GateDecision.none)
        gate.wait(59)
        #expect(gate.state.current?.decision == GateDecision.none)
        #expect(gate.state.nextWake == gate.now.uptime + 1)
        gate.wait(1)
        #expect(gate.state.current?.decision == decision)
        #expect(gate.state.recent.first?.decision == decision)
        #expect(gate.state.field.isEmpty)
    }

    @Test(arguments: keys) func aKeyThatABurstFollowsDecidesNothing(_ key: Character, _ decision: GateDecision) {
        var gate = standing()
        gate.press(.character(key))
        gate.send(.input(.scanBegan), after: 20)
        gate.send(.input(.scan("+rest")), after: 20)
        gate.wait(1_000)
        #expect(gate.state.recent.allSatisfy { $0.decision == .none })
    }

    @Test func aKeyThatAnotherFollowsIsText() {
        var gate = standing()
        gate.press(.character("+"))
        gate.send(.input(.key(.character("8"))), after: 30)
        gate.wait(100)
        #expect(gate.state.field == "+8")
        #expect(gate.state.current?.decision == GateDecision.none)
    }

    /// A revoked device has no say: neither the words nor the keys, also of a scan that is on the disk.
    @Test(arguments: keys, Language.allCases)
    func aRevokedDeviceOffersNoDecisionAndTakesNone(_ key: (Character, GateDecision), _ language: Language) {
        for recording in [Recording.recorded(requestId: "row", rescanOf: nil), .notRecorded(LedgerFailure(.diskFull))] {
            for (columns, rows) in [(80, 24), (40, 12), (132, 43)] {
                var gate = Gate(language)
                let failure = ServiceFailure(.revoked, code: .deviceRevoked, isSigned: true)
                gate.send(.answered(requestId: gate.scan(), .failed(failure), recording, nil))
                #expect(gate.shown == .deviceRevoked)
                let screen = gate.screen(columns, rows).dump()
                let offers = [
                    Templates.decideHint("+", "*", "-"), Templates.adviceHint("*"), Templates.adviceOthers("+", "-"),
                ]
                for offer in offers { #expect(!screen.contains(offer[language]), "\(screen)") }
                gate.press(.character(key.0))
                gate.wait(100)
                #expect(gate.state.current?.decision == GateDecision.none && gate.effects.isEmpty)
            }
        }
        #expect(VerdictKind.allCases.filter { !$0.isDecidable } == [.deviceRevoked])
    }

    @Test func enterAndSpaceNeverDecide() {
        var gate = standing()
        gate.press(.enter, .character(" "))
        gate.wait(1_000)
        #expect(gate.state.current?.decision == GateDecision.none)
    }

    @Test func withoutAVerdictOrWithAFullFieldTheKeyIsText() {
        var gate = Gate()
        gate.press(.character("+"))
        #expect(gate.state.field == "+")
        gate = standing()
        gate.type("a")
        gate.press(.character("-"))
        gate.wait(100)
        #expect(gate.state.field == "a-")
        #expect(gate.state.current?.decision == GateDecision.none)
    }

    @Test func aDecisionIsMadeOnce() {
        var gate = standing()
        gate.press(.character("+"))
        gate.wait(60)
        gate.press(.character("-"))
        gate.wait(60)
        #expect(gate.state.current?.decision == .admitted)
        #expect(gate.state.field == "-")
    }

    @Test func somebodyAdmittedWhoTurnsOutYellowIsAnAlert() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.wait(3_200)
        gate.press(.character("+"))
        gate.wait(60)
        gate.send(.late(requestId: requestId, Sample.judged("01")), after: 10)
        #expect(gate.state.alerts.map(\.kind) == [.recheck])
    }
}
