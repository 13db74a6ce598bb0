import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The verdict-only screen from 40x12 up: link and clock; alert; six or more rows of verdict; masked name or cause;
/// recorded or not and the next step; a blank row, where a message goes; the field.
func drawCompact(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if !state.alerts.isEmpty { drawAlert(state, ink, in: whole.row(1), into: &buffer) }
    drawField(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    let spare = whole.rows - MainLayout.least.rows
    let area = Rect(column: 0, row: 2, columns: whole.columns, rows: 6 + spare / 2)
    guard let presentation = state.current, let verdict = presentation.verdict else {
        let phrase: Phrase =
            state.current != nil ? .checking : state.readingSince != nil ? .reading : .readyCompact
        buffer.put(ink(phrase), in: area.row(2), style: .title, alignment: .centre)
        return
    }
    drawBanner(VerdictText.banner(verdict, ink), verdict, in: area, into: &buffer)
    let rest = Rect(
        column: 1, row: area.bottom, columns: whole.columns - 2, rows: whole.rows - 2 - area.bottom)
    let person = verdict.judgement.flatMap { VerdictText.person($0, ink) }
    buffer.render(person ?? Line(VerdictText.why(verdict, ink) ?? ""), in: rest.row(0))
    buffer.put(stepLine(verdict, ink), in: rest.row(1), style: Style(.text, bold: true))
    let details = VerdictText.details(presentation, verdict, ink).dropFirst()
    for (index, line) in details.prefix(max(0, rest.rows - 2)).enumerated() {
        buffer.render(line, in: rest.row(2 + index))
    }
}

/// Recorded or not, where that is in question, and what to do now.
private func stepLine(_ verdict: Verdict, _ ink: Ink) -> String {
    let step = VerdictText.shortStep(verdict, ink)
    switch verdict.kind {
    case .notRecorded, .notRecordedHere: return ink(VerdictKind.notRecordedHere.row.big) + "  " + step
    case .recordedOffline: return ink(verdict.row.words) + "  " + step
    default: return ink(Templates.labelled(Phrase.nextStep.words, Words(zh: step, en: step)))
    }
}
