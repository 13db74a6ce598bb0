import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// The locked screen: nothing about anybody on it, scans refused aloud, a PIN to open it.
@Suite struct LockTests {
    private func locked(pin: Bool = true, _ language: Language = .zh) -> Gate {
        var gate = VerdictGoldenTests.gate(.pass, language)
        gate.state.settings.hasPIN = pin
        gate.press(.control("l"))
        return gate
    }

    @Test(arguments: Language.allCases) func itLooksSo(_ language: Language) {
        var gate = locked(language)
        gate.type("12")
        Golden.expect(gate.screen(), "locked-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "locked-40x12-\(language.rawValue)")
        gate.send(.input(.scan(Sample.code)))
        Golden.expect(gate.screen(), "locked-scan-80x24-\(language.rawValue)")
    }

    private func locked(_ language: Language) -> Gate { locked(pin: true, language) }

    @Test func nothingAboutAnybodyIsOnIt() {
        var gate = Gate()
        gate.press(.function(3))
        gate.type("A1234")
        gate.press(.escape)
        gate.send(.answered(requestId: gate.scan(), Sample.judged()))
        let name = gate.state.current?.maskedName ?? ""
        #expect(!name.isEmpty && gate.screen().dump().contains(name))
        gate.press(.control("l"))
        for (columns, rows) in [(40, 12), (80, 24), (132, 43)] {
            let dump = gate.screen(columns, rows).dump()
            #expect(!dump.contains(name) && !dump.contains("A1234"))
        }
        #expect(gate.state.current == nil && gate.state.form == FormState())
    }

    @Test(arguments: [
        InputEvent.scan(Sample.code), .paste(Sample.code), .scanTooLong, .paste("330106199001010016"), .scan("x"),
    ]) func aScanIsRefusedAloudAndStartsNothing(_ input: InputEvent) {
        var gate = locked()
        let counters = gate.state.counters
        gate.send(.input(.scanBegan))
        gate.send(.input(input))
        #expect(gate.effects == [.sound(ConsoleState.lockedTone)])
        #expect(gate.state.isLocked && gate.state.current == nil)
        #expect(gate.screen().dump().contains("没有受理"))
        gate.send(.serial(Sample.code))
        #expect(gate.effects == [.sound(ConsoleState.lockedTone)])
        #expect(gate.state.counters == counters)
    }

    @Test func theRightPINOpensAndAWrongOneDoesNot() {
        var gate = locked()
        gate.press(.escape)
        #expect(gate.state.isLocked)
        gate.type("123")
        gate.press(.enter)
        #expect(gate.effects.isEmpty)
        gate.type("4")
        gate.press(.enter)
        #expect(gate.effects == [.checkPIN("1234")])
        gate.press(.enter)
        gate.type("9")
        #expect(gate.effects.isEmpty, "one check at a time")
        gate.send(.pin(isRight: false))
        #expect(gate.state.isLocked && gate.state.pinTries.wrong == 1)
        gate.type("4321")
        gate.press(.enter)
        gate.send(.pin(isRight: true))
        #expect(!gate.state.isLocked && gate.state.overlay == nil && gate.state.pinTries == PINTries())
    }

    @Test func anAnswerToNoQuestionOpensNothing() {
        var gate = locked()
        gate.send(.pin(isRight: true))
        #expect(gate.state.isLocked)
    }

    @Test func wrongTriesCostTime() {
        var gate = locked()
        for wrong in 1...9 {
            gate.type("0000")
            gate.press(.enter)
            #expect(gate.effects == [.checkPIN("0000")])
            gate.send(.pin(isRight: false))
            let pause: [Int64] = [0, 0, 0, 0, 30_000, 60_000, 120_000, 240_000, 480_000]
            #expect(gate.state.pinTries.opensAt == gate.now.uptime + pause[wrong - 1])
            guard pause[wrong - 1] > 0 else { continue }
            gate.wait(pause[wrong - 1] - 1)
            gate.type("0000")
            gate.press(.enter)
            #expect(gate.effects.isEmpty, "try \(wrong + 1) came too early")
            for _ in 0..<4 { gate.press(.backspace) }
            gate.wait(1)
        }
        #expect(PINTries.pause(after: 1_000) == 480_000)
    }

    @Test func withoutAPINEnterOpens() {
        var gate = locked(pin: false)
        #expect(gate.screen().dump().contains("按回车解锁"))
        gate.press(.enter)
        #expect(!gate.state.isLocked && gate.effects.isEmpty)
    }

    @Test func itLocksByItselfWhenNobodyIsThere() {
        var gate = VerdictGoldenTests.gate(.pass, .zh)
        gate.state.settings.idleLock = 60_000
        gate.wait(59_000)
        #expect(!gate.state.isLocked)
        gate.press(.left)
        gate.wait(59_999)
        #expect(!gate.state.isLocked && gate.state.nextWake <= gate.now.uptime + 1)
        gate.wait(1)
        #expect(gate.state.isLocked)
    }

    @Test func aLateRedIsCountedWithoutAName() {
        var gate = locked()
        let alert = WhoseVerdictTests.withAlerts(1, .zh).state.alerts[0]
        gate.send(.alerts([LedgerAlert(alert)]))
        let dump = gate.screen().dump()
        #expect(dump.contains("有1条警报待确认") && !dump.contains(alert.maskedName))
    }

    @Test func noKeyButThoseOfTheLockDoesAnything() {
        var gate = locked()
        for command in CommandTable.all where !command.contexts.contains(.lock) {
            for key in command.keys {
                if case .character = key { continue }
                if [.enter, .backspace, .delete, .escape].contains(key) { continue }
                gate.press(key)
                #expect(gate.effects.isEmpty && gate.state.isLocked, "\(command.id)")
            }
        }
    }

    @Test func leavingAKioskWantsThePIN() {
        var gate = Gate()
        gate.state.settings.isKiosk = true
        gate.state.settings.hasPIN = true
        gate.press(.function(10), .right, .enter)
        #expect(!gate.state.isFinished && gate.screen().dump().contains("退出要密码"))
        gate.press(.escape)
        #expect(gate.state.overlay == nil)
        gate.press(.function(10), .right, .enter)
        gate.type("2468")
        gate.press(.enter)
        gate.send(.pin(isRight: true))
        #expect(gate.state.isFinished && gate.effects == [.quit])
    }
}

extension LedgerAlert {
    fileprivate init(_ alert: StandingAlert) {
        self.init(
            requestId: alert.requestId, scannedAt: alert.at, maskedName: alert.maskedName,
            maskedNumber: alert.maskedNumber, kind: alert.kind, basis: .since)
    }
}
