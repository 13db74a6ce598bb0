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
    let isNarrow = whole.columns < 50
    drawBanner(VerdictText.banner(verdict, ink, isNarrow: isNarrow), verdict, in: area, into: &buffer)
    let rest = Rect(
        column: 0, row: area.bottom, columns: whole.columns, rows: whole.rows - 2 - area.bottom)
    // Wide words leave no room for the symbol beside them, so it stands here.
    let symbol = Span(verdict.row.symbol + " ", Style(.text, bold: true))
    let person = verdict.judgement.flatMap { VerdictText.person($0, ink) }
    let words = person ?? Line(cause(verdict, ink))
    buffer.render(Line([symbol] + words.spans), in: rest.row(0))
    buffer.put(stepLine(verdict, ink, columns: rest.columns), in: rest.row(1), style: Style(.text, bold: true))
    let details = VerdictText.details(presentation, verdict, ink, columns: rest.columns).dropFirst()
    for (index, line) in details.prefix(max(0, rest.rows - 2)).enumerated() {
        buffer.render(line, in: rest.row(2 + index))
    }
}

/// The cause of a failure, or the verdict in full, with the code that the help desk wants.
private func cause(_ verdict: Verdict, _ ink: Ink) -> String {
    let words = verdict.row.role == .device ? verdict.cause?.row.words ?? verdict.row.words : verdict.row.words
    let code = verdict.cause.map { HelpCode($0) } ?? verdict.helpCode
    return ink(words) + "  " + code.description
}

/// Recorded or not, where that is in question, and what to do now.
private func stepLine(_ verdict: Verdict, _ ink: Ink, columns: Int) -> String {
    let whole = ink(verdict.nextStep)
    let step = Text.width(whole) + 14 <= columns ? whole : VerdictText.shortStep(verdict, ink)
    switch verdict.kind {
    case .notRecorded, .notRecordedHere: return ink(.notRecorded) + "  " + step
    case .recordedOffline: return ink(.recordedHere) + "  " + step
    default: return ink(Templates.labelled(Phrase.nextStep.words, Words(zh: step, en: step)))
    }
}
