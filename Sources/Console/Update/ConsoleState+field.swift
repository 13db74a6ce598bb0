import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// A printable key on the main screen goes to the field and nowhere else.
    mutating func typeIntoField(_ character: Character) {
        guard field.count < settings.fieldLimit else { return }
        if field.isEmpty, character.isNumber, let current,
            current.verdict?.judgement?.code == .success || current.keepsTemperature
        {
            fieldSubject = TemperatureSubject(requestId: current.scan.requestId, presentation: current)
        }
        field.append(character)
        if field.count > 6 { fieldSubject = nil }
    }

    /// Enter on the main screen: a temperature, or a scan that somebody typed.
    mutating func submitField() -> [ConsoleEffect] {
        let text = field
        field = ""
        guard !text.isEmpty else { return [] }
        if let tenths = TemperatureRule.tenths(of: text) {
            let subject = fieldSubject?.presentation
            fieldSubject = nil
            return measure(tenths, of: subject)
        }
        if text.count <= 6, text.allSatisfy({ $0.isNumber || $0 == "." }) {
            fieldSubject = nil
            say(Phrase.temperatureBounds.words)
            return []
        }
        return read(text, .typed)
    }

    /// Takes the last character out of the field.
    mutating func eraseInField() {
        if !field.isEmpty { field.removeLast() }
        if field.isEmpty { fieldSubject = nil }
    }

    /// Esc on the main screen: the field first, then the verdict.
    mutating func clear() {
        if !field.isEmpty || fieldSubject != nil {
            field = ""
            fieldSubject = nil
        } else if current?.verdict != nil {
            current = nil
        } else {
            message = nil
        }
    }
}
