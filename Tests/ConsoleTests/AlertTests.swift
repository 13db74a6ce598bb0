import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The ledger's list of alerts is the truth; the console's own stand beside it until the ledger knows them.
@Suite struct AlertTests {
    static let listed = [
        LedgerAlert(
            requestId: "old", scannedAt: Sample.time("20261123181502000"), maskedName: "王*", maskedNumber: "110***",
            kind: .contact, basis: .since),
        LedgerAlert(
            requestId: "new", scannedAt: Sample.time("20261124135807000"), maskedName: "李*明", maskedNumber: "330***",
            kind: .stop, basis: .atScan),
    ]

    /// A recorded scan that timed out and turned out red.
    private func late() -> Gate {
        var gate = Gate()
        gate.state.settings.operatorRef = "op-7"
        let requestId = gate.scan()
        gate.send(.offline(requestId: requestId, .timedOut), after: 3_000)
        gate.send(.late(requestId: requestId, Sample.judged("10")), after: 500)
        return gate
    }

    @Test func theListComesWithOneSoundAndInTheOrderOfTheScans() {
        var gate = Gate()
        gate.send(.alerts(Self.listed))
        #expect(gate.state.alerts.map(\.requestId) == ["old", "new"])
        #expect(gate.effects == [.sound(VerdictKind.contact.row.tone)])
        gate.send(.alerts(Self.listed))
        #expect(gate.effects.isEmpty && gate.state.alerts.count == 2)
    }

    @Test func whatTheLedgerListsNoMoreIsGone() {
        var gate = Gate()
        gate.send(.alerts(Self.listed))
        gate.send(.alerts([Self.listed[1]]))
        #expect(gate.state.alerts.map(\.requestId) == ["new"])
        gate.send(.alerts([]))
        #expect(gate.state.alerts.isEmpty)
    }

    @Test func theConsolesOwnAlertIsTheLedgersOnceItIsListed() {
        var gate = late()
        #expect(gate.state.alerts.map(\.requestId) == ["r1"] && gate.state.alerts.first?.basis == nil)
        // The ledger has not come to it yet.
        gate.send(.alerts([]))
        #expect(gate.state.alerts.count == 1)
        var alert = Self.listed[1]
        alert.requestId = "r1"
        gate.send(.alerts([alert]))
        #expect(gate.state.alerts.count == 1 && gate.state.alerts.first?.basis == .atScan && gate.effects.isEmpty)
        gate.send(.alerts([]))
        #expect(gate.state.alerts.isEmpty)
    }

    @Test func anAlertIsAcknowledgedByTheOperatorAndComesBackIfThatIsNotWritten() {
        var gate = Gate()
        gate.state.settings.operatorRef = "op-7"
        gate.send(.alerts(Self.listed))
        gate.press(.control("k"))
        #expect(gate.effects == [.acknowledge(requestId: "old", operatorRef: "op-7")])
        #expect(gate.state.alerts.map(\.requestId) == ["new"])
        gate.send(.refused(LedgerFailure(.diskFull)))
        #expect(gate.screen().dump().contains("DEV-311"))
        gate.send(.alerts(Self.listed))
        #expect(gate.state.alerts.map(\.requestId) == ["old", "new"])
    }

    @Test func anAlertAboutAScanOnNoDiskIsAcknowledgedHereAlone() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.send(.answered(requestId: requestId, Sample.failed(.timedOut)), after: 3_000)
        gate.send(.late(requestId: requestId, Sample.judged("10")), after: 500)
        gate.send(.alerts(Self.listed))
        #expect(gate.state.alerts.count == 3)
        gate.press(.control("k"), .control("k"))
        gate.press(.control("k"))
        #expect(gate.effects.isEmpty && gate.state.alerts.isEmpty)
    }

    @Test(arguments: Language.allCases, [(40, 12), (80, 24)])
    func theStripSaysWhoWhenAndWhetherItWasSoAtTheScan(_ language: Language, _ size: (Int, Int)) {
        var gate = Gate(language)
        gate.send(.alerts([Self.listed[1]]))
        let strip = gate.screen(size.0, size.1).dump(of: .alert)
        #expect(strip.contains("李*明") && strip.contains("13:58") && !strip.contains("~"))
        #expect(strip.contains(VerdictKind.stop.row.words[language]))
        if size.0 == 80 || language == .zh { #expect(strip.contains(language == .zh ? "扫码时已是" : "so at the scan")) }
    }
}
