import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// F6 from its key to its answer: who may, what is sent, what comes back, and that nothing stays.
@Suite struct AssistTests {
    // MARK: Who may

    @Test func theServiceIsAskedOnceWhetherThisDeviceMay() {
        var gate = Gate()
        gate.press(.function(6))
        #expect(gate.effects == [.askAssistRight] && gate.state.context == .assist)
        gate.press(.escape)
        gate.press(.function(6))
        #expect(gate.effects.isEmpty)
        gate.send(.assistRight(nil))
        #expect(gate.state.assist.right == .granted && gate.state.assistRefusal == nil)
    }

    @Test func aGateIsToldThatItMayNot() {
        var gate = Gate()
        gate.press(.function(6))
        gate.send(.assistRight(ServiceFailure(.authority, code: .notAuthorised, isSigned: true)))
        #expect(gate.screen().dump().contains(AssistPhrase.gateOnly.words.zh))
        gate.press(.enter)
        #expect(gate.state.context == .assist && gate.state.assist.form == nil)
        gate.press(.escape)
        gate.press(.function(6))
        #expect(gate.state.context == .main && gate.effects.isEmpty)
        #expect(gate.state.message?.words.zh.contains(AssistPhrase.gateOnly.words.zh) == true)
        gate.press(.function(1))
        gate.type("F6")
        #expect(gate.screen().dump().contains(AssistPhrase.gateOnly.words.zh))
    }

    @Test func aWayThatIsCutSaysNothingAboutTheRight() {
        var gate = Gate()
        gate.press(.function(6))
        gate.send(.assistRight(ServiceFailure(.timedOut)))
        #expect(gate.state.assist.right == .unknown)
        gate.press(.escape)
        gate.press(.function(6))
        #expect(gate.effects == [.askAssistRight])
    }

    @Test(arguments: [LinkState.offline(.timedOut, since: 0), .forced(reason: "演练")])
    func withoutTheServiceItIsRefusedWithTheReason(_ link: LinkState) {
        var gate = Gate()
        gate.send(.link(link))
        gate.press(.function(6))
        #expect(gate.state.context == .main && gate.effects.allSatisfy { $0 == .wake })
        #expect(gate.screen().dump().contains("代办要联网"))
        var desk = Gate()
        desk.declare()
        desk.send(.link(link))
        desk.press(.control("g"))
        #expect(desk.effects.allSatisfy { $0 == .wake })
        #expect(desk.state.context == .assistForm && desk.form[.name] == "样本人")
        desk.send(.link(.online(latencyMilliseconds: 1)))
        desk.press(.control("g"))
        #expect(desk.effects.count == 1)
    }

    @Test func aRevokedDeviceServesNobody() {
        var gate = Gate()
        gate.send(.upload(UploadState(phase: .wiped)))
        gate.press(.function(6))
        #expect(gate.state.context == .main && gate.effects.isEmpty)
    }

    // MARK: Sending

    @Test func whatIsOnItsWayIsNotEditedLeftOrSentTwice() {
        var gate = Gate()
        gate.declare()
        gate.press(.control("g"))
        let form = gate.form
        #expect(gate.screen().dump().contains(AssistPhrase.sending.words.zh))
        gate.press(.control("g"))
        #expect(gate.effects.isEmpty)
        gate.type("x")
        gate.press(.backspace, .control("u"), .control("_"), .control("n"), .escape, .enter, .left)
        #expect(gate.form.isSame(as: form) && gate.state.context == .assistForm)
        gate.scan(Sample.residentX)
        #expect(gate.state.assist.form?.isSame(as: form) == true)
    }

    @Test func aReceiptShowsTheNumberAndNobody() {
        var gate = Gate()
        gate.done()
        let screen = gate.screen().dump()
        #expect(screen.contains("HD-20261124-0001") && !screen.contains("样本") && !screen.contains(Sample.resident))
        #expect(gate.state.assist.form == nil && gate.state.assist.sending == nil)
        gate.press(.enter)
        #expect(gate.state.context == .assist && !"\(gate.state.assist)".contains("HD-2026"))
    }

    @Test(arguments: FailureCause.allCases, Language.allCases)
    func everyFailureHasItsWordsAndItsCodeAndTheFormStays(_ cause: FailureCause, _ language: Language) {
        var gate = Gate(language)
        gate.declare()
        gate.press(.control("g"))
        let form = gate.form
        let id = gate.sending
        gate.send(.assisted(requestId: id, .failure(ServiceFailure(cause)), symbols: []))
        for size in [(80, 24), (100, 40)] {
            let screen = gate.screen(size.0, size.1).dump()
            #expect(screen.contains(cause.row.words[language]) && screen.contains(HelpCode(cause).description))
        }
        #expect(gate.form.isSame(as: form))
    }

    @Test(arguments: [
        ReturnCode.declarationLimit, .identityNotVerified, .correctionOpen, .correctionTargetAbsent, .memberInvalid,
    ])
    func aRefusalIsSaidInTheWordsOfItsCode(_ code: ReturnCode) {
        var gate = Gate()
        gate.declare()
        gate.press(.control("g"))
        let id = gate.sending
        let failure = ServiceFailure(FailureCause(answered: code), code: code, isSigned: true)
        gate.send(.assisted(requestId: id, .failure(failure), symbols: []))
        let screen = gate.screen().dump()
        #expect(screen.contains(code.words.zh) && screen.contains(code.rawValue))
        gate.press(.control("g"))
        #expect(gate.sending != id && gate.effects.count == 1, "judged is judged: another try is another order")
    }

    @Test(arguments: [
        ServiceFailure(.timedOut), ServiceFailure(.unreachable),
        ServiceFailure(.busy, code: .upstreamBusy, isSigned: true),
    ])
    func anUnansweredFormGoesAgainUnderTheSameNumberWithTheSameContent(_ failure: ServiceFailure) {
        var gate = Gate()
        gate.declare()
        gate.press(.control("g"))
        let first = gate.effects
        let id = gate.sending
        gate.send(.assisted(requestId: id, .failure(failure), symbols: []), after: 10_000)
        #expect(gate.screen().dump().contains(AssistPhrase.sameAgain.words.zh))
        gate.focus(.stay)
        gate.send(.tick, after: 60_000)
        gate.press(.control("g"))
        #expect(gate.effects == first, "the same requestId, and the time of the first try")
        gate.send(.assisted(requestId: id, .failure(failure), symbols: []))
        gate.fill(.temperature, "36.6")
        gate.press(.control("g"))
        #expect(gate.sending != id && gate.effects != first)
    }

    @Test func anAnswerToAnotherFormIsNoAnswer() {
        var gate = Gate()
        gate.declare()
        gate.press(.control("g"))
        gate.send(.assisted(requestId: "stranger", .success(AssistSample.declared), symbols: []))
        #expect(gate.state.assist.isSending && gate.state.context == .assistForm)
        #expect(gate.state.message?.words.zh.contains("HD-20261124-0001") == true)
    }

    @Test func anAnswerBehindAnotherScreenIsTold() {
        var gate = Gate()
        gate.declare()
        gate.press(.control("g"))
        let id = gate.sending
        gate.scan()
        gate.send(.assisted(requestId: id, .success(AssistSample.declared), symbols: []))
        #expect(gate.state.message?.words.zh.contains("HD-20261124-0001") == true)
        #expect(gate.state.overlay == nil)
        gate.press(.function(6))
        #expect(gate.state.context == .assistDone)
    }

    // MARK: Nothing stays

    @Test func leavingAFilledFormIsAskedTwice() {
        var gate = Gate()
        gate.declare()
        gate.press(.escape)
        #expect(gate.state.context == .assistForm && gate.state.message?.words == AssistPhrase.leaveAgain.words)
        gate.send(.tick, after: 7_000)
        gate.press(.escape)
        #expect(gate.state.context == .assistForm, "the second Esc came too late")
        gate.press(.escape)
        #expect(gate.state.context == .assist && !"\(gate.state.assist)".contains("样本"))
        var empty = Gate()
        empty.openForm(.code)
        empty.press(.escape)
        #expect(empty.state.context == .assist)
    }

    @Test(arguments: [false, true]) func theLockBlanksTheForm(_ isIdle: Bool) {
        var gate = Gate()
        gate.state.settings.idleLock = isIdle ? 60_000 : nil
        gate.declare()
        gate.press(.control("g"))
        let id = gate.sending
        if isIdle { gate.wait(60_000) } else { gate.press(.control("l")) }
        #expect(gate.state.isLocked && !"\(gate.state)".contains("样本人") && !"\(gate.state)".contains(Sample.resident))
        gate.send(.assisted(requestId: id, .success(.made(AssistSample.code)), symbols: [AssistSample.qr]))
        #expect(!"\(gate.state)".contains(Sample.code))
        gate.press(.enter, .function(6))
        #expect(gate.state.context == .assist && gate.state.assist.form == nil)
    }

    @Test func aFormBehindAnotherScreenWaitsFiveMinutes() {
        var gate = Gate()
        gate.declare()
        gate.press(.function(2))
        gate.wait(299_000)
        gate.press(.function(6))
        #expect(gate.form[.name] == "样本人")
        gate.press(.function(1))
        gate.wait(600_000)
        gate.press(.escape)
        #expect(gate.form[.name] == "样本人", "help stands over it, and it is open")
        gate.press(.function(2))
        gate.wait(300_000)
        #expect(!"\(gate.state)".contains("样本人"))
        gate.press(.function(6))
        #expect(gate.state.context == .assist)
    }

    @Test func namesAndNumbersReachNoListAndNoMessage() {
        var gate = Gate()
        gate.done()
        gate.press(.enter, .escape)
        #expect(gate.state.recent.isEmpty && !"\(gate.state)".contains("样本人"))
    }

    // MARK: The code

    @Test func theCodeStandsAlone() {
        var gate = Gate()
        gate.showCode()
        let screen = gate.screen()
        #expect(!screen.dump().contains("南门") && !screen.dump().contains("样本"))
        #expect(gate.state.assist.form == nil && gate.state.assist.sending == nil)
        #expect(read(screen, AssistSample.qr) == AssistSample.qr.dark)
    }

    @Test func everyModuleIsReadBackWhereTheSymbolFits() {
        for (symbol, columns, rows, glyphs) in [
            (AssistSample.qr, 80, 24, GlyphSet.blocks), (AssistSample.qr, 45, 23, .blocks),
            (AssistSample.gridMatrix, 80, 39, .blocks), (AssistSample.gridMatrix, 132, 50, .blocks),
            (AssistSample.qr, 90, 45, .ascii), (AssistSample.qr, 100, 60, .ascii),
        ] {
            var gate = Gate(glyphs: glyphs)
            gate.showCode([symbol])
            #expect(read(gate.screen(columns, rows), symbol) == symbol.dark, "\(symbol.kind) \(columns)x\(rows)")
        }
    }

    @Test func whereItDoesNotFitNothingOfItIsDrawnAndTheWayToAPictureIsSaid() {
        for (symbol, columns, rows, glyphs) in [
            (AssistSample.qr, 80, 22, GlyphSet.blocks), (AssistSample.qr, 44, 30, .blocks),
            (AssistSample.qr, 40, 12, .blocks), (AssistSample.gridMatrix, 80, 38, .blocks),
            (AssistSample.qr, 80, 24, .ascii),
        ] {
            var gate = Gate(glyphs: glyphs)
            gate.showCode([symbol])
            let screen = gate.screen(columns, rows)
            #expect(!screen.roleMap().contains("q"))
            let words = AssistPhrase.codeNoRoom.words[gate.state.settings.shownLanguage]
            #expect(screen.dump().contains(words.prefix(10)))
        }
    }

    @Test func theSymbolIsSwitchedAndSaved() {
        var gate = Gate()
        gate.showCode([AssistSample.qr, AssistSample.gridMatrix])
        gate.press(.tab)
        #expect(read(gate.screen(80, 40), AssistSample.gridMatrix) == AssistSample.gridMatrix.dark)
        gate.press(.character("p"))
        #expect(gate.effects == [.saveCode(AssistSample.code, .gridMatrix)])
        gate.send(.codeSaved(path: "/var/lib/kakou/codes/code-20261124140330-1a2b3c4d.png"))
        #expect(gate.screen().dump().contains("codes/code-20261124140330-1a2b3c4d.png"))
        gate.press(.tab)
        #expect(read(gate.screen(80, 40), AssistSample.qr) == AssistSample.qr.dark)
        var one = Gate()
        one.showCode()
        one.press(.tab)
        #expect(one.state.message?.words == AssistPhrase.codeOnly.words)
    }

    @Test func nothingOfTheCodeStaysOnceItIsLeft() {
        let ways: [(inout Gate) -> Void] = [
            { $0.press(.escape) }, { $0.press(.function(2)) }, { $0.press(.function(3)) }, { $0.press(.control("l")) },
            { $0.scan(Sample.otherCode) }, { $0.wait(60_000) },
        ]
        for leave in ways {
            var gate = Gate()
            gate.showCode()
            #expect("\(gate.state)".contains(Sample.code))
            leave(&gate)
            #expect(!"\(gate.state)".contains(Sample.code))
        }
    }

    @Test func anElapsedCodeLeavesTheScreenByTheServicesClock() {
        var gate = Gate()
        gate.send(.clockSkew(milliseconds: 30_000))
        gate.showCode()
        gate.wait(60_000)
        #expect(gate.state.context == .assistCode, "this clock is half a minute ahead")
        gate.wait(30_000)
        #expect(gate.state.context == .assist && gate.state.message?.words == AssistPhrase.codeExpired.words)
    }

    /// The modules of a symbol as a camera would see them: what is dark on the screen, without the quiet zone; empty where the
    /// quiet zone is not light or a cell is neither.
    private func read(_ screen: Buffer, _ symbol: CodeSymbol) -> [Bool] {
        let side = symbol.side + 2 * symbol.quietZone
        var rows: [[Bool]] = []
        for row in 0..<screen.size.rows {
            let cells = screen.row(row).filter { $0.style.role == .symbol }
            guard !cells.isEmpty else { continue }
            if cells.count == 2 * side {
                rows.append(stride(from: 0, to: 2 * side, by: 2).map { cells[cells.startIndex + $0].style.reverse })
            } else if cells.count == side {
                let glyphs = cells.map { String($0.glyph.text) }
                guard glyphs.allSatisfy({ [" ", "█", "▀", "▄"].contains($0) }) else { return [] }
                rows.append(glyphs.map { $0 == "█" || $0 == "▀" })
                rows.append(glyphs.map { $0 == "█" || $0 == "▄" })
            } else {
                return []
            }
        }
        let quiet = symbol.quietZone
        guard rows.count >= side, rows.prefix(quiet).joined().allSatisfy({ !$0 }) else { return [] }
        guard rows[quiet..<(quiet + symbol.side)].allSatisfy({ !$0.prefix(quiet).contains(true) }) else { return [] }
        return rows[quiet..<(quiet + symbol.side)].flatMap { $0[quiet..<(quiet + symbol.side)] }
    }
}
