import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// "Whose verdict is it?": a test for each sentence of that rule.
@Suite struct WhoseVerdictTests {
    @Test func theFirstByteOfAScanClearsTheVerdict() {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        #expect(gate.shown == .pass)
        gate.send(.input(.scanBegan))
        #expect(gate.state.current == nil)
        #expect(!gate.screen().dump().contains("330***********1234"))
    }

    @Test(arguments: CommandContext.allCases)
    func theFirstByteOfAScanClearsTheVerdictInEveryScreen(_ context: CommandContext) {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.open(context)
        gate.send(.input(.scanBegan))
        #expect(gate.state.current == nil)
    }

    @Test func anAnswerPaintsIfItsRequestIdIsTheCurrentOneAndItsDeadlineHasNotPassed() {
        var gate = Gate()
        let requestId = gate.scan()
        #expect(gate.effects.count == 1)
        gate.send(.answered(requestId: requestId, Sample.judged()), after: 2_999)
        #expect(gate.shown == .pass)
    }

    @Test func anAnswerToAnotherRequestIdDoesNotPaint() {
        var gate = Gate()
        let first = gate.scan()
        let second = gate.scan(Sample.otherCode)
        gate.send(.answered(requestId: first, Sample.judged()))
        #expect(gate.state.current?.scan.requestId == second)
        #expect(gate.shown == nil)
        gate.send(.answered(requestId: "r99", Sample.judged()))
        #expect(gate.shown == nil)
        #expect(gate.state.recent.count == 1)
    }

    @Test func anAnswerAtOrAfterItsDeadlineDoesNotPaint() {
        for late in [3_000, 3_001, 60_000] as [Int64] {
            var gate = Gate()
            let requestId = gate.scan()
            gate.send(.answered(requestId: requestId, Sample.judged()), after: late)
            #expect(gate.shown == .recordedOffline)
            #expect(!gate.screen().roleMap().lowercased().contains(Role.gradeLow.letter))
        }
    }

    @Test func theDeadlineItselfPaintsTimedOut() {
        var gate = Gate()
        gate.scan()
        gate.wait(2_999)
        #expect(gate.shown == nil)
        #expect(gate.state.nextWake <= gate.now.uptime + 1)
        gate.wait(1)
        #expect(gate.shown == nil)
        #expect(gate.state.nextWake <= gate.now.uptime + 200)
        gate.wait(200)
        #expect(gate.shown == .timedOut)
        #expect(gate.effects == [.sound(VerdictKind.timedOut.row.tone)])
    }

    @Test func aLaterAnswerGoesToRecent() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.wait(3_200)
        gate.send(.late(requestId: requestId, Sample.judged()), after: 200)
        #expect(gate.shown == .timedOut)
        #expect(gate.state.recent.first?.kind == .pass)
        #expect(gate.state.recent.first?.shown == .timedOut)
        #expect(gate.state.recent.first?.isLate == true)
        #expect(gate.state.alerts.isEmpty)
    }

    @Test func aSupersededAnswerGoesToRecentToo() {
        var gate = Gate()
        let first = gate.scan()
        gate.scan(Sample.otherCode)
        gate.send(.answered(requestId: first, Sample.judged("01", name: "李*明")))
        let entry = gate.state.recent.first { $0.requestId == first }
        #expect(entry?.kind == .recheck)
        #expect(entry?.maskedName == "李*明")
    }

    @Test(arguments: [("10", VerdictKind.stop), ("11", .contact)])
    func aLaterAnswerThatContradictsBecomesAnAlert(_ grade: String, _ kind: VerdictKind) {
        var gate = Gate()
        let requestId = gate.scan()
        gate.wait(3_200)
        gate.send(.late(requestId: requestId, Sample.judged(grade)), after: 500)
        #expect(gate.state.alerts.map(\.kind) == [kind])
        #expect(gate.effects == [.sound(kind.row.tone)])
        gate.send(.late(requestId: requestId, Sample.judged(grade)), after: 500)
        #expect(gate.state.alerts.count == 1)
    }

    @Test func aLaterAnswerAboutSomebodyRefusedIsNoAlert() {
        var gate = Gate()
        let requestId = gate.scan()
        gate.wait(3_200)
        gate.press(.character("-"))
        gate.wait(60)
        #expect(gate.state.current?.decision == .refused)
        gate.send(.late(requestId: requestId, Sample.judged("10")), after: 500)
        #expect(gate.state.alerts.isEmpty)
        #expect(gate.state.recent.first?.kind == .stop)
    }

    @Test func aVerdictClearsByItselfAfterTenSeconds() {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.wait(9_999)
        #expect(gate.shown == .pass)
        gate.wait(1)
        #expect(gate.state.current == nil)
    }

    @Test func theTenSecondsAreASetting() {
        var gate = Gate()
        gate.state.settings.dwell = 2_000
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.wait(2_000)
        #expect(gate.state.current == nil)
    }

    @Test func aClockSetBackKeepsNoVerdictOnTheScreen() {
        var gate = Gate()
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        gate.now.wall = gate.now.wall.adding(seconds: -86_400)
        gate.wait(10_000)
        #expect(gate.state.current == nil)
    }

    @Test(arguments: Language.allCases)
    func alertsAreOneStripWithTimeAndMaskedName(_ language: Language) {
        let gate = Self.withAlerts(2, language)
        for size in [(80, 24), (40, 12), (132, 43)] {
            let rows = gate.screen(size.0, size.1).roleMap().split(separator: "\n").filter {
                $0.contains(Role.alert.letter)
            }
            #expect(rows.count == 1)
        }
        let strip = gate.screen().dump().split(separator: "\n")[2]
        #expect(strip.contains("14:03:26") && strip.contains("李*明"))
        #expect(strip.contains(language == .zh ? "先前" : "earlier"))
        Golden.expect(gate.screen(), "alert-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "alert-40x12-\(language.rawValue)")
    }

    @Test func alertsStandUntilAcknowledged() {
        var gate = Self.withAlerts(2, .zh)
        gate.wait(3_600_000)
        gate.scan()
        #expect(gate.state.alerts.count == 2)
        gate.press(.escape, .enter)
        #expect(gate.state.alerts.count == 2)
        gate.press(.control("k"))
        #expect(gate.state.alerts.count == 1)
        gate.press(.control("k"))
        #expect(gate.state.alerts.isEmpty)
        #expect(!gate.screen().roleMap().contains(Role.alert.letter))
    }

    @Test func alertsNeverCoverThePresentVerdict() {
        let with = Self.withAlerts(2, .zh)
        var without = with
        while !without.state.alerts.isEmpty { without.press(.control("k")) }
        for size in [(80, 24), (40, 12)] {
            let strip = size.1 == 24 ? 2 : 1
            let rows = with.screen(size.0, size.1).dump().split(separator: "\n", omittingEmptySubsequences: false)
            let bare = without.screen(size.0, size.1).dump().split(separator: "\n", omittingEmptySubsequences: false)
            for row in rows.indices where row != strip { #expect(rows[row] == bare[row]) }
        }
    }

    /// A present pass for 张*明, and so many earlier people who turned out red too late.
    static func withAlerts(_ count: Int, _ language: Language) -> Gate {
        var gate = Gate(language)
        for _ in 0..<count {
            let requestId = gate.scan(Sample.otherCode)
            gate.wait(3_200)
            gate.send(.late(requestId: requestId, Sample.judged("10", name: "李*明")), after: 10)
        }
        gate.send(.answered(requestId: gate.scan(after: 1_000), Sample.judged()))
        gate.send(.history(requestId: gate.state.current?.scan.requestId ?? "", Sample.history, nil))
        return gate
    }
}
