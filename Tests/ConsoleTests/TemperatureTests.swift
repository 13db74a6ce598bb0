import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// A temperature is bound to the verdict on the screen, its person named, and dropped when the next scan begins.
@Suite struct TemperatureTests {
    private func standing(_ outcome: VerifyOutcome = Sample.judged()) -> Gate {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), outcome))
        return gate
    }

    @Test func typedItIsSentUnderTheSameRequestId() {
        var gate = standing()
        let requestId = gate.state.current?.scan.requestId
        gate.type("36.5")
        #expect(gate.screen().dump().contains("张*明 的体温 >"))
        gate.press(.enter)
        guard case .amendTemperature(let scan, 3_000) = gate.effects.last else {
            Issue.record("not sent: \(gate.effects)")
            return
        }
        #expect(scan.requestId == requestId && scan.temperature == 365)
        gate.send(.amended(requestId: scan.requestId, Sample.judged("00", history: false)), after: 40)
        #expect(gate.state.current?.temperature == .taken(365))
        #expect(gate.shown == .pass)
        #expect(gate.screen().dump().contains("体温 36.5C 已记"))
    }

    @Test func fromADeviceItIsBoundToTheVerdictThatStands() {
        var gate = standing()
        gate.send(.temperature(366))
        #expect(gate.state.current?.scan.temperature == 366)
        #expect(gate.effects.count == 1)
    }

    @Test func aFeverTakesGreenAwayAtOnceWhateverTheServiceSays() {
        for answer in [Sample.judged("00"), Sample.judged("01"), Sample.failed(.unreachable)] {
            var gate = standing()
            gate.type("38.1")
            gate.press(.enter)
            #expect(gate.shown == .recheck)
            #expect(gate.effects.first == .sound(VerdictKind.recheck.row.tone))
            gate.send(.amended(requestId: gate.state.current?.scan.requestId ?? "", answer), after: 40)
            #expect(gate.shown == .recheck)
            #expect(!gate.screen().roleMap().lowercased().contains(Role.gradeLow.letter))
        }
    }

    @Test func itIsDroppedWhenTheNextScanBegins() {
        var gate = standing()
        gate.type("36.")
        gate.send(.input(.scanBegan))
        gate.send(.input(.scan(Sample.otherCode)))
        gate.send(.answered(requestId: gate.state.current?.scan.requestId ?? "", Sample.judged("01", name: "李*明")))
        #expect(gate.state.field.isEmpty && gate.state.fieldSubject == nil)
        #expect(gate.state.current?.temperature == Presentation.Measured.none)
    }

    @Test func typedAcrossTheEndOfTheDwellItStaysWithItsPerson() {
        var gate = standing()
        let requestId = gate.state.current?.scan.requestId
        gate.wait(9_900)
        gate.type("36")
        gate.wait(2_000)
        #expect(gate.state.current == nil)
        gate.type(".5")
        #expect(gate.screen().dump().contains("张*明 的体温 >"))
        gate.press(.enter)
        #expect(gate.state.current?.scan.requestId == requestId)
        #expect(gate.state.current?.scan.temperature == 365)
    }

    @Test func after120SecondsItIsRefused() {
        var gate = standing()
        gate.state.settings.dwell = 300_000
        gate.type("3")
        gate.wait(120_000)
        gate.type("6.5")
        gate.press(.enter)
        #expect(gate.effects.isEmpty)
        #expect(gate.state.message?.words == Phrase.temperatureTooLate.words)
    }

    @Test func withNobodyOnTheScreenItIsRefusedInWords() {
        var gate = Gate()
        gate.type("36.5")
        gate.press(.enter)
        #expect(gate.state.message?.words == Phrase.temperatureNobody.words)
        gate.scan()
        gate.send(.temperature(365))
        #expect(gate.state.message?.words == Phrase.temperatureWait.words)
    }

    @Test func withoutAJudgementItIsRefusedInWords() {
        var gate = standing(Sample.failed(.refused))
        gate.type("36.5")
        gate.press(.enter)
        #expect(gate.state.message?.words == Phrase.temperatureNotVerified.words)
        #expect(gate.effects.isEmpty)
    }

    /// Offline it goes into the row that is on the disk, and the screen says so only once the disk has.
    @Test func ofAScanThatIsRecordedAloneItGoesIntoTheRow() {
        for (result, text, kept) in [
            (Result<Bool, LedgerFailure>.success(true), "体温 36.5C 已登记 随补传", Presentation.Measured.kept(365)),
            (.success(false), "体温 36.5C 未记 此行已发", .notKept(365, nil)),
            (.failure(LedgerFailure(.diskFull)), "体温 36.5C 未记 DEV-311", .notKept(365, LedgerFailure(.diskFull))),
        ] {
            var gate = Gate()
            let requestId = gate.scan()
            gate.send(
                .answered(
                    requestId: requestId, Sample.failed(.refused), .recorded(requestId: "row", rescanOf: nil), nil))
            gate.type("36.5")
            #expect(gate.screen().dump().contains("14:03:26 的体温 >"))
            gate.press(.enter)
            #expect(gate.effects.contains(.measure(requestId: "row", tenths: 365)))
            #expect(!gate.screen().dump().contains("已登记 随补传"))
            gate.send(.measured(requestId: "another", .success(true)))
            #expect(gate.state.current?.temperature == .keeping(365))
            gate.send(.measured(requestId: "row", result))
            #expect(gate.state.current?.temperature == kept)
            #expect(gate.screen().dump().contains(text))
            #expect(gate.shown == .recordedOffline)
        }
    }

    @Test func aFeverOfSomebodyUnverifiedIsSaidInAWord() {
        var gate = Gate()
        gate.send(
            .answered(
                requestId: gate.scan(), Sample.failed(.refused), .recorded(requestId: "row", rescanOf: nil), nil))
        gate.send(.temperature(381))
        gate.send(.measured(requestId: "row", .success(true)))
        #expect(gate.screen().dump().contains("发热"))
        #expect(gate.shown == .recordedOffline)
        gate.send(.temperature(381))
        #expect(gate.state.message?.words == Phrase.temperatureAlready.words)
    }

    @Test(arguments: ["34.9", "42.1", "3", "365", "36.55", "0"])
    func anythingOutsideItsBoundsIsRefusedAndIsNoScan(_ text: String) {
        var gate = standing()
        gate.type(text)
        gate.press(.enter)
        #expect(gate.state.message?.words == Phrase.temperatureBounds.words)
        #expect(gate.shown == .pass && gate.effects.isEmpty)
    }

    @Test func aSecondOneIsRefusedAFailedOneMayBeRepeated() {
        var gate = standing()
        gate.send(.temperature(365))
        gate.send(.temperature(366))
        #expect(gate.state.message?.words == Phrase.temperatureAlready.words)
        gate.wait(3_000)
        #expect(gate.state.current?.temperature == .failed(365, ServiceFailure(.timedOut)))
        #expect(gate.screen().dump().contains("体温 36.5C 未记 NET-101"))
        gate.send(.temperature(365))
        #expect(gate.effects.count == 1)
    }

    @Test func anAnswerAfterTheNextScanBeganIsLateAndAnAlertIfItContradicts() {
        var gate = standing()
        let requestId = gate.state.current?.scan.requestId ?? ""
        gate.send(.temperature(370))
        gate.scan(Sample.otherCode)
        gate.send(.amended(requestId: requestId, Sample.judged("10")))
        #expect(gate.shown == nil)
        #expect(gate.state.alerts.map(\.kind) == [.stop])
    }
}
