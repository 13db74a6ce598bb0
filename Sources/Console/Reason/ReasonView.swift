import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The dialog for a reason or a note, in the middle of the screen: the choices by number, then the room to type in.
func drawReason(_ reason: ReasonState, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let title: Phrase =
        switch reason.purpose {
        case .offline: .offlineTitle
        case .refusal: .refusalTitle
        case .note: .noteTitle
        }
    let isNote = reason.choices.isEmpty
    let rows = reason.choices.count + 4
    let whole = Rect(column: 0, row: 2, columns: buffer.size.columns, rows: buffer.size.rows - 3)
    let place = whole.centred(columns: isNote ? 72 : 44, rows: rows)
    let frame = Frame(ink(title), style: Style(.dialog))
    buffer.render(frame, in: place)
    let inner = frame.inner(of: place)
    for (index, words) in reason.choices.enumerated() {
        let isChosen = index == reason.selected && reason.text.isEmpty
        let row = inner.row(index)
        if isChosen { buffer.fill(row, style: Style(.focus)) }
        buffer.put("\(index + 1) " + ink(words), in: row, style: isChosen ? Style(.focus) : Style(.dialog))
    }
    let field = inner.row(reason.choices.count)
    buffer.render(FieldView(ink(isNote ? .noteTitle : .reasonTyped), text: ink.outside(reason.text)), in: field)
    buffer.put(ink(isNote ? .noteHint : .reasonHint), in: inner.row(reason.choices.count + 1), style: .muted)
}

/// The question before going online again; staying is chosen first.
func drawRelease(_ goes: Bool, _ ink: Ink, into buffer: inout Buffer) {
    buffer.render(
        Dialog(
            ink(.releaseTitle), lines: [Line(ink(.releaseQuestion))],
            buttons: [ink(.releaseStay), ink(.releaseGo)], selected: goes ? 1 : 0),
        in: buffer.bounds)
}
