import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// ^O: offline for a reason, or the question before going online again.
    mutating func switchLink() {
        if case .forced = link { open(.release(goes: false)) } else { open(.reason(ReasonState(.offline))) }
    }

    /// ^R: why the person on the screen was refused.
    mutating func askWhyRefused() {
        guard let rowId = current?.rowId else { return }
        open(.reason(ReasonState(.refusal(requestId: rowId))))
    }

    /// n on the queue: a note to the chosen row, beginning with the one that it has.
    mutating func askForNote() {
        guard let row = chosenRow else { return }
        var state = ReasonState(.note(requestId: row.requestId))
        state.text = row.note ?? ""
        open(.reason(state))
    }

    /// A digit chooses while nothing is typed; anything else is text.
    mutating func typeReason(_ character: Character) -> [ConsoleEffect] {
        guard case .reason(var state) = overlay else { return [] }
        if state.text.isEmpty, let digit = character.wholeNumberValue, state.choices.indices.contains(digit - 1) {
            return take(state.choices[digit - 1][settings.shownLanguage], for: state.purpose)
        }
        guard state.text.count < state.limit else { return [] }
        state.text.append(character)
        overlay = .reason(state)
        return []
    }

    mutating func eraseReason() {
        guard case .reason(var state) = overlay, !state.text.isEmpty else { return }
        state.text.removeLast()
        overlay = .reason(state)
    }

    mutating func moveReason(by rows: Int) {
        guard case .reason(var state) = overlay else { return }
        state.selected = min(max(0, state.selected + rows), max(0, state.choices.count - 1))
        overlay = .reason(state)
    }

    /// Enter: what was typed, otherwise what is chosen.
    mutating func acceptReason() -> [ConsoleEffect] {
        guard case .reason(let state) = overlay else { return [] }
        let typed = PlainText.visible(state.text, limit: state.limit)
        if !typed.isEmpty, typed.contains(where: { $0 != " " }) { return take(typed, for: state.purpose) }
        guard state.choices.indices.contains(state.selected) else {
            say(Phrase.reasonMissing.words)
            return []
        }
        return take(state.choices[state.selected][settings.shownLanguage], for: state.purpose)
    }

    private mutating func take(_ words: String, for purpose: ReasonState.Purpose) -> [ConsoleEffect] {
        back()
        switch purpose {
        case .offline: return [.forceOffline(reason: words)]
        case .refusal(let rowId): return giveReason(words, for: rowId)
        case .note(let requestId):
            queue.isStale = true
            return [.noteRow(requestId: requestId, words)]
        }
    }
}
