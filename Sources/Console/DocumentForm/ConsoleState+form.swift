import Checkpoint
import HealthCode

extension ConsoleState {
    /// Opens the form with a number that passed its check, and the name if a reader typed one.
    mutating func openForm(_ number: ResidentNumber, name: String?) {
        let typed = overlay == .form ? form.name : ""
        form = FormState()
        form.number = number.digits
        form.name = name ?? typed
        form.focus = .name
        beneath = nil
        overlay = .form
    }

    /// A printable key in the form: text for a text field, the type's first digit for the type.
    mutating func typeIntoForm(_ character: Character) {
        switch form.focus {
        case .type:
            if character == " " { changeType(by: 1) }
        case .number:
            guard form.number.count < 32, character != " " else { return }
            // A small x, as keyboards give it, is the check character X.
            form.number += character.uppercased()
        case .name:
            guard form.name.count < 64 else { return }
            form.name.append(character)
        }
    }

    mutating func eraseInForm() {
        switch form.focus {
        case .type: break
        case .number: if !form.number.isEmpty { form.number.removeLast() }
        case .name: if !form.name.isEmpty { form.name.removeLast() }
        }
    }

    mutating func moveFocus(by steps: Int) {
        let fields = FormState.Field.allCases
        let next = (form.focus.rawValue + steps + fields.count) % fields.count
        form.focus = fields[next]
    }

    mutating func changeType(by steps: Int) {
        guard form.focus == .type else { return }
        let types = CertType.allCases
        let place = types.firstIndex(of: form.certType) ?? 0
        form.certType = types[(place + steps + types.count) % types.count]
    }

    /// Enter: the next field, and from the last one the question to the service, unless a field is wrong.
    mutating func submitForm() -> [ConsoleEffect] {
        guard form.focus == .name else {
            moveFocus(by: 1)
            return []
        }
        guard let claim = form.claim else {
            form.isSubmitted = true
            form.focus = form.numberFault != nil ? .number : .name
            return []
        }
        beginScan()
        readingSince = nil
        closeAll()
        form = FormState()
        return start(.document(claim), .documentForm)
    }
}
