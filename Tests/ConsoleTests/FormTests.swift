import Cells
import Checkpoint
import HealthCode
import Phrases
import Testing

@testable import Console

/// The document form, F3: errors at their fields, the check while typing, X folded, I6 by document at the end.
@Suite struct FormTests {
    private func form(_ language: Language = .zh) -> Gate {
        var gate = Gate(language)
        gate.press(.function(3))
        return gate
    }

    @Test func aWholeFormAsksTheServiceByDocument() throws {
        var gate = form()
        gate.type(Sample.resident)
        gate.press(.enter)
        gate.type("样本人")
        gate.press(.enter)
        guard case .verify(let scan, _) = gate.effects.first, case .document(let claim) = scan.payload else {
            Issue.record("not asked: \(gate.effects)")
            return
        }
        #expect(claim.certNum == Sample.resident && claim.name == "样本人" && claim.certType == .residentID)
        #expect(scan.kind == .documentForm)
        #expect(gate.state.overlay == nil && gate.state.form == FormState())
        gate.send(.answered(requestId: scan.requestId, Sample.judged()))
        #expect(gate.shown == .pass)
    }

    @Test func theNumberIsCheckedWhileItIsTyped() {
        var gate = form()
        gate.type(String(Sample.resident.prefix(6)))
        #expect(gate.state.form.numberNote?.words == Templates.numberShort(12))
        #expect(gate.state.form.numberNote?.isFault == false)
        gate.type(String(Sample.resident.dropFirst(6)))
        #expect(gate.state.form.numberNote?.words == Phrase.formNumberGood.words)
        gate.press(.backspace)
        gate.press(.character(Sample.resident.last == "7" ? "8" : "7"))
        #expect(gate.state.form.numberNote?.isFault == true)
        #expect(gate.screen().dump().contains("校验位应为"))
    }

    @Test func aSmallXIsTheCheckCharacter() {
        var gate = form()
        gate.type(Sample.residentX.lowercased())
        #expect(gate.state.form.number == Sample.residentX)
        #expect(gate.state.form.numberFault == nil)
    }

    @Test(arguments: CertType.allCases) func everyTypeHasItsOwnRule(_ type: CertType) {
        var gate = form()
        gate.press(.backTab)
        while gate.state.form.certType != type { gate.press(.right) }
        gate.press(.tab)
        gate.type("?")
        #expect(gate.state.form.numberFault == nil || gate.state.form.numberNote?.isFault == true)
    }

    @Test func anIncompleteFormSaysWhatIsMissingAtItsField() {
        var gate = form()
        gate.press(.enter, .enter)
        #expect(gate.effects.isEmpty)
        #expect(gate.state.form.focus == .number)
        #expect(gate.screen().dump().contains(Phrase.formNumberMissing.words.zh))
        #expect(gate.screen().dump().contains(Phrase.formNameMissing.words.zh))
    }

    @Test func leftAndRightChooseTheTypeAndTurnRound() {
        var gate = form()
        gate.press(.up)
        #expect(gate.state.form.focus == .type)
        gate.press(.left)
        #expect(gate.state.form.certType == .other)
        gate.press(.right)
        #expect(gate.state.form.certType == .residentID)
    }

    @Test(arguments: Language.allCases) func itsScreens(_ language: Language) {
        var gate = form(language)
        Golden.expect(gate.screen(), "form-empty-80x24-\(language.rawValue)")
        gate.type(String(Sample.resident.prefix(17)) + "?")
        gate.press(.enter, .enter)
        Golden.expect(gate.screen(), "form-faults-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "form-faults-40x12-\(language.rawValue)")
        var filled = Gate(language)
        filled.scan(Sample.resident)
        Golden.expect(filled.screen(), "form-filled-80x24-\(language.rawValue)")
    }
}
