import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// What is heard is what is shown, every scan is heard, and muting is said on the screen.
@Suite struct SoundTests {
    private static func tones(_ effects: [ConsoleEffect]) -> [Tone] {
        effects.compactMap { if case .sound(let tone) = $0 { tone } else { nil } }
    }

    /// A gate with a verdict of the kind, and what was heard when it came.
    private static func painted(_ kind: VerdictKind, muted: Bool = false) -> (gate: Gate, heard: [Tone]) {
        var gate = Gate()
        if muted { gate.press(.control("t")) }
        let requestId = gate.scan(kind == .wrongLayout ? Sample.garbledCode : Sample.code)
        let outcome = VerdictGoldenTests.outcome(kind)
        if kind == .wrongLayout {
            // The scan itself is judged; nobody is asked.
        } else if kind == .recordedOffline {
            gate.send(.offline(requestId: requestId))
        } else {
            gate.send(.answered(requestId: requestId, outcome))
        }
        return (gate, tones(gate.effects))
    }

    @Test(arguments: VerdictGoldenTests.kinds) func theToneIsTheShownVerdicts(_ kind: VerdictKind) {
        let (gate, heard) = Self.painted(kind)
        #expect(gate.shown == kind)
        #expect(heard == [kind.row.tone])
    }

    @Test func everyVerdictSoundsDifferent() {
        let tones = VerdictKind.allCases.map(\.row.tone)
        #expect(Set(tones).count == tones.count)
        #expect(!tones.contains(ConsoleState.lockedTone))
        for kind in VerdictKind.allCases where kind != .pass { #expect(kind.row.tone.rings > 1 || kind == .notACode) }
    }

    @Test func theSameVerdictIsHeardAtEveryScan() {
        var gate = Gate()
        for text in [Sample.code, Sample.otherCode, Sample.code] {
            gate.send(.answered(requestId: gate.scan(text, after: 2_000), Sample.judged()))
            #expect(Self.tones(gate.effects) == [VerdictKind.pass.row.tone])
        }
    }

    @Test(arguments: VerdictGoldenTests.kinds) func nothingIsHeardWhileMutedAndTheVerdictStands(_ kind: VerdictKind) {
        let (gate, heard) = Self.painted(kind, muted: true)
        #expect(gate.shown == kind && heard.isEmpty)
    }

    @Test(arguments: Language.allCases) func mutingIsSaidAtEverySizeForAsLongAsItLasts(_ language: Language) {
        var gate = Gate(language)
        gate.send(.link(.offline(.unreachable, since: 0)))
        gate.send(.backlog(Sample.backlog))
        func bar(_ columns: Int, _ rows: Int) -> String {
            String(gate.screen(columns, rows).dump().split(separator: "\n").first ?? "")
        }
        let (long, short) = language == .zh ? ("静音", "静") : ("MUTED", " M ")
        #expect(!bar(132, 43).contains(long) && !bar(40, 12).contains(short))
        gate.press(.control("t"))
        #expect(gate.effects.contains(.silence) && gate.state.isMuted)
        gate.wait(60_000)
        #expect(bar(132, 43).contains(long))
        #expect(bar(80, 24).contains(short) || bar(80, 24).contains(long))
        #expect(bar(40, 12).contains(short) || bar(40, 12).contains(long), "\(bar(40, 12))")
        #expect(bar(40, 12).contains(gate.now.wall.clock.prefix(5)))
        gate.press(.control("t"))
        #expect(!bar(132, 43).contains(long))
        gate.send(.answered(requestId: gate.scan(after: 20_000), Sample.judged("10")))
        #expect(Self.tones(gate.effects) == [VerdictKind.stop.row.tone])
    }

    @Test func aSiteMayBeginMuted() {
        var settings = ConsoleSettings()
        settings.isMuted = true
        let state = ConsoleState(settings: settings, now: Gate.start, makeRequestId: { "r" })
        #expect(state.isMuted)
    }
}
