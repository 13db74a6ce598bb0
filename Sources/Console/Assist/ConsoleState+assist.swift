import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// F6: the four services, or the form that a scan interrupted. The first time the service is asked whether it lets this
    /// device serve people.
    mutating func openAssist() -> [ConsoleEffect] {
        closeAll()
        overlay = .assist
        if case .done = assist.page { return [] }
        switch assist.right {
        case .unknown:
            assist.right = .asking
            return [.askAssistRight]
        case .asking, .granted, .refused: return []
        }
    }

    /// What the service said about serving people; a way that was cut says nothing, and the next F6 asks again.
    mutating func take(assistRight failure: ServiceFailure?) -> [ConsoleEffect] {
        guard let failure else {
            assist.right = .granted
            return []
        }
        guard failure.isSigned, failure.cause == .authority || failure.cause == .revoked else {
            assist.right = .unknown
            if overlay == .assist { say(AssistText.words(of: failure)) }
            return []
        }
        assist.right = .refused(failure)
        return []
    }

    /// Why nobody can be served from here now; nil where somebody can.
    var assistRefusal: Words? {
        if isRevoked { return ServiceFailure(.revoked).cause.row.words }
        if case .refused(let failure) = assist.right {
            return failure.code == .notAuthorised ? AssistPhrase.gateOnly.words : AssistText.words(of: failure)
        }
        switch link {
        case .offline(let cause, _): return Templates.assistOffline(cause.row.words)
        case .forced: return Templates.assistOffline(FailureCause.byOrder.row.words)
        case .unknown, .online: return nil
        }
    }

    /// Enter on the list: the form of the chosen service.
    mutating func openAssistForm() {
        if let reason = assistRefusal {
            say(Templates.refused(AssistService.allCases[assist.selected].title, reason))
            return
        }
        let service = AssistService.allCases[assist.selected]
        assist.form = AssistForm(service)
        assist.sending = nil
        assist.failure = nil
        assist.page = .form
    }

    /// Esc in F6, a step at a time: the picker, the form (asked twice where something is in it), the list.
    mutating func leaveAssist() {
        switch assist.page {
        case .menu: closeAll()
        case .picker: assist.page = .form
        case .form: leaveAssistForm()
        case .done, .code: forgetAssist()
        }
    }

    private mutating func leaveAssistForm() {
        if assist.isSending {
            say(AssistPhrase.sending.words)
            return
        }
        let isArmed = assist.leavesUntil.map { now.uptime < $0 } ?? false
        guard isArmed || assist.form?.isUntouched != false else {
            assist.leavesUntil = now.uptime + settings.messageTime
            say(AssistPhrase.leaveAgain.words)
            return
        }
        forgetAssist()
    }

    /// Back to the list, with nothing of anybody left.
    mutating func forgetAssist() {
        let (right, selected) = (assist.right, assist.selected)
        assist = AssistState()
        (assist.right, assist.selected) = (right, selected)
    }

    // MARK: Keys

    /// A printable key: a digit of the list, text of a form, or the beginning of a search among the divisions.
    mutating func typeIntoAssist(_ character: Character) {
        switch assist.page {
        case .menu:
            guard let digit = character.wholeNumberValue, AssistService.allCases.indices.contains(digit - 1) else {
                return
            }
            assist.selected = digit - 1
            openAssistForm()
        case .form:
            guard let form = assist.form, !assist.isSending else { return }
            switch form.focus.field.row.kind {
            case .place, .places: if character != " " { openPicker(String(character)) }
            default: edit { $0.type(character) }
            }
        case .picker(var picker):
            guard picker.query.count < DivisionPicker.limit else { return }
            picker.query.append(character)
            picker.selected = 0
            assist.page = .picker(picker)
        case .done, .code: break
        }
    }

    mutating func eraseInAssist() {
        switch assist.page {
        case .form: edit { $0.erase() }
        case .picker(var picker):
            guard !picker.query.isEmpty else {
                assist.page = .form
                return
            }
            picker.query.removeLast()
            picker.selected = 0
            assist.page = .picker(picker)
        case .menu, .done, .code: break
        }
    }

    mutating func moveInAssist(by rows: Int) {
        switch assist.page {
        case .menu: assist.selected = min(max(0, assist.selected + rows), AssistService.allCases.count - 1)
        case .picker(var picker):
            picker.selected = min(max(0, picker.selected + rows), max(0, picker.found.count - 1))
            assist.page = .picker(picker)
        case .form, .done, .code: break
        }
    }

    /// Changes the open form, unless it is on its way.
    mutating func edit(_ change: (inout AssistForm) -> Void) {
        guard var form = assist.form, !assist.isSending else { return }
        change(&form)
        assist.form = form
        assist.leavesUntil = nil
    }

    /// Enter in a form: a division to be chosen, the next field, and from the last one the way to the service.
    mutating func enterAssistField() -> [ConsoleEffect] {
        guard let form = assist.form, !assist.isSending else { return [] }
        switch form.focus.field.row.kind {
        case .place where form[form.focus].isEmpty, .places where form[form.focus].isEmpty: openPicker("")
        default:
            if form.isAtEnd { return sendAssist() }
            edit { $0.moveFocus(by: 1) }
        }
        return []
    }

    mutating func openPicker(_ query: String) {
        guard let form = assist.form else { return }
        assist.page = .picker(
            DivisionPicker(query, allowsAbroad: form.focus.field.row.kind == .place(allowsAbroad: true)))
    }

    /// Enter on a division.
    mutating func pickDivision() {
        guard case .picker(let picker) = assist.page else { return }
        let found = picker.found
        guard found.indices.contains(picker.selected) else {
            say(AssistPhrase.pickerNothing.words)
            return
        }
        assist.page = .form
        edit { form in
            form.put(division: found[picker.selected].code)
            if case .place = form.focus.field.row.kind { form.moveFocus(by: 1) }
        }
    }

    mutating func undoInAssist() {
        guard assist.form?.canUndo == true else {
            say(AssistPhrase.undoNothing.words)
            return
        }
        edit { $0.undo() }
    }

    mutating func addPart() {
        guard let form = assist.form, form.service.parts.upperBound > 0 else {
            say(AssistPhrase.partNone.words)
            return
        }
        var isAdded = false
        edit { isAdded = $0.addPart() }
        if !isAdded { say(AssistPhrase.partMost.words) }
    }

    mutating func removePart() {
        guard let form = assist.form, form.service.parts.upperBound > 0 else {
            say(AssistPhrase.partNone.words)
            return
        }
        var isRemoved = false
        edit { isRemoved = $0.removePart() }
        if !isRemoved { say(AssistPhrase.partLeast.words) }
    }

    /// A resident number that was scanned, pasted or read while a form is open fills it; true where it did.
    mutating func fillAssist(_ number: ResidentNumber, name: String?) -> Bool {
        guard overlay == .assist, assist.form != nil, !assist.isSending else { return false }
        switch assist.page {
        case .form, .picker: break
        case .menu, .done, .code: return false
        }
        assist.page = .form
        edit { $0.fill(number.digits, name: name) }
        return true
    }
}
