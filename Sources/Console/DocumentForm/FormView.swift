import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The document form: type, number, name, each with what is wrong with it on the row below.
func drawForm(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(title: ink(.formTitle)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let isFull = MainLayout.isFull(whole.size)
    let area = Rect(
        column: isFull ? 4 : 1, row: isFull ? 4 : 2, columns: min(whole.columns - (isFull ? 8 : 2), 72),
        rows: whole.rows - (isFull ? 6 : 4))
    let labelWidth = 10
    let form = state.form
    let step = isFull ? 3 : 2
    drawType(form, ink, labelWidth, in: area.row(0), into: &buffer)
    buffer.render(
        FieldView(
            ink(.formNumber), text: ink.outside(form.number), isFocused: form.focus == .number, labelWidth: labelWidth),
        in: area.row(step))
    if let note = form.numberNote {
        drawNote(note.words, note.isFault, ink, labelWidth, in: area.row(step + 1), &buffer)
    }
    buffer.render(
        FieldView(ink(.formName), text: ink.outside(form.name), isFocused: form.focus == .name, labelWidth: labelWidth),
        in: area.row(2 * step))
    if let note = form.nameNote { drawNote(note, true, ink, labelWidth, in: area.row(2 * step + 1), &buffer) }
    let hint = Paragraph(ink(.formHint), style: .muted)
    buffer.render(
        hint, in: Rect(column: area.left, row: area.top + 2 * step + 2, columns: area.columns, rows: 2))
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

private func drawType(_ form: FormState, _ ink: Ink, _ labelWidth: Int, in row: Rect, into buffer: inout Buffer) {
    let isFocused = form.focus == .type
    let types = CertType.allCases
    let place = (types.firstIndex(of: form.certType) ?? 0) + 1
    buffer.put(Text.pad(ink(.formType), to: labelWidth), at: row.origin, style: Style(.title, bold: isFocused))
    let room = Rect(
        column: row.left + labelWidth + 1, row: row.top, columns: row.columns - labelWidth - 1, rows: 1)
    let words = "< \(ink(form.certType.name)) > \(place)/\(types.count)"
    buffer.put(words, in: room, style: isFocused ? Style(.focus) : .text)
    if isFocused { buffer.cursor = room.origin }
}

private func drawNote(
    _ words: Words, _ isFault: Bool, _ ink: Ink, _ labelWidth: Int, in row: Rect, _ buffer: inout Buffer
) {
    let room = Rect(column: row.left + labelWidth + 1, row: row.top, columns: row.columns - labelWidth - 1, rows: 1)
    buffer.put((isFault ? "! " : "") + ink(words), in: room, style: isFault ? Style(.text, bold: true) : .muted)
}
