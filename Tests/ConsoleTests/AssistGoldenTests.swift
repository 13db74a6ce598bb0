import Cells
import Checkpoint
import HealthCode
import Testing

@testable import Console

/// F6 as a receptionist sees it.
@Suite struct AssistGoldenTests {
    private func expect(_ gate: Gate, _ name: String, _ language: Language) {
        Golden.expect(gate.screen(), "assist-\(name)-80x24-\(language.rawValue)")
        Golden.expect(gate.screen(40, 12), "assist-\(name)-40x12-\(language.rawValue)")
    }

    @Test(arguments: Language.allCases) func theServices(_ language: Language) {
        var gate = Gate(language)
        gate.openAssist()
        expect(gate, "menu", language)
        gate.send(.assistRight(ServiceFailure(.authority, code: .notAuthorised, isSigned: true)))
        expect(gate, "menu-gate", language)
    }

    @Test(arguments: Language.allCases, AssistService.allCases)
    func theForms(_ language: Language, _ service: AssistService) {
        var empty = Gate(language)
        empty.openForm(service)
        expect(empty, "\(service)-empty", language)
        empty.type("330106194912310021")
        empty.press(.control("g"))
        expect(empty, "\(service)-faults", language)
        var filled = Gate(language)
        switch service {
        case .declaration: filled.declare()
        case .itinerary: filled.travel()
        case .code: filled.order()
        case .correction: filled.correct()
        }
        expect(filled, "\(service)-filled", language)
    }

    @Test(arguments: Language.allCases) func sendingAndItsEnd(_ language: Language) {
        var gate = Gate(language)
        gate.declare()
        gate.press(.control("g"))
        expect(gate, "sending", language)
        gate.send(.assisted(requestId: gate.sending, .failure(ServiceFailure(.timedOut)), symbols: []))
        expect(gate, "unanswered", language)
        var done = Gate(language)
        done.done()
        expect(done, "done", language)
        var trips = Gate(language)
        trips.travel()
        trips.press(.control("g"))
        let receipt = AssistReceipt.travelled(id: "IT-20261124-0001", accepted: 2, overlaps: [[0, 1]])
        trips.send(.assisted(requestId: trips.sending, .success(receipt), symbols: []))
        expect(trips, "done-overlap", language)
    }

    @Test(arguments: Language.allCases) func thePicker(_ language: Language) {
        var gate = Gate(language)
        gate.open(.assistPicker)
        expect(gate, "picker", language)
    }

    @Test func thePickerOfABareTerminal() {
        var gate = Gate(glyphs: .ascii)
        gate.open(.assistPicker)
        Golden.expect(gate.screen(), "assist-picker-ascii-80x24")
    }

    @Test(arguments: Language.allCases) func theCode(_ language: Language) {
        var gate = Gate(language)
        gate.showCode()
        expect(gate, "code", language)
    }
}
