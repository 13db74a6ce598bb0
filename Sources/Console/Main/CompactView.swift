import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The verdict-only screen from 40x12 up: link and queue; alert; six or more rows of verdict; masked name or cause;
/// recorded or not and the next step; what is left to say, or a message; the field.
func drawCompact(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if !state.alerts.isEmpty { drawAlert(state, ink, in: whole.row(1), into: &buffer) }
    drawField(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
    let spare = whole.rows - MainLayout.least.rows
    let area = Rect(column: 0, row: 2, columns: whole.columns, rows: 6 + spare / 2)
    guard let presentation = state.current, let verdict = presentation.verdict else {
        let phrase: Phrase =
            state.current != nil ? .checking : state.readingSince != nil ? .reading : .readyCompact
        buffer.put(ink(phrase), in: area.row(2), style: .title, alignment: .centre)
        drawMessage(state, ink, in: whole.row(whole.rows - 2), into: &buffer)
        return
    }
    let isNarrow = whole.columns < 50
    drawBanner(
        VerdictText.banner(verdict, ink, isNarrow: isNarrow, columns: area.columns), verdict, in: area, into: &buffer)
    let rest = Rect(
        column: 0, row: area.bottom, columns: whole.columns, rows: whole.rows - 1 - area.bottom)
    let lines = CompactText.lines(presentation, verdict, ink, now: state.now.wall, in: rest.size)
    for (index, line) in lines.prefix(rest.rows).enumerated() { buffer.render(line, in: rest.row(index)) }
    // A message stands in the last of these rows, but never over words that say what was not recorded.
    let isFree = rest.rows > 3 || verdict.unrecorded == nil
    if isFree || state.alerts.isEmpty {
        drawMessage(state, ink, in: whole.row(isFree ? whole.rows - 2 : 1), into: &buffer)
    }
}

private func drawMessage(_ state: ConsoleState, _ ink: Ink, in row: Rect, into buffer: inout Buffer) {
    guard let message = state.message else { return }
    buffer.fill(row, style: .text)
    buffer.put(" " + ink(message.words), in: row, style: Style(.text, bold: true))
}

/// The words below the verdict of the small screen, the most needed first.
enum CompactText {
    static func lines(
        _ presentation: Presentation, _ verdict: Verdict, _ ink: Ink, now: Instant, in size: Size
    ) -> [Line] {
        // Wide words leave no room for the symbol beside them, so it stands here.
        let symbol = Span(verdict.row.symbol + " ", Style(.text, bold: true))
        let person = verdict.judgement.flatMap { VerdictText.person($0, ink) }
        let step = Line(self.step(verdict, ink, columns: size.columns), Style(.text, bold: true))
        let words = person ?? Line(cause(verdict, ink, columns: size.columns - 4))
        var lines = [Line([symbol] + words.spans)]
        if let failure = verdict.unrecorded {
            let red = CheckedHere.notRecordedLine(failure, verdict, ink, columns: size.columns)
            lines += verdict.isUnverified ? [red, step] : [step, red]
        } else {
            lines.append(step)
        }
        if verdict.isUnverified, let finding = verdict.finding {
            lines.append(Line(CheckedHere.brief(finding, ink, now: now)))
        }
        guard size.rows > 3 else { return lines }
        return lines + VerdictText.details(presentation, verdict, ink, columns: size.columns).dropFirst()
    }

    /// The cause of a failure, or the verdict in full, with the code that the help desk wants.
    private static func cause(_ verdict: Verdict, _ ink: Ink, columns: Int) -> String {
        let words = verdict.row.role == .device ? verdict.cause?.row.words ?? verdict.row.words : verdict.row.words
        let code = verdict.helpCode.description
        return Text.clip(ink(words), to: max(0, columns - Text.width(code) - 2)) + "  " + code
    }

    /// Recorded, where the ledger has said so and no service has judged, and what to do now.
    private static func step(_ verdict: Verdict, _ ink: Ink, columns: Int) -> String {
        let head = verdict.isUnverified && verdict.recording?.isRecorded == true ? ink(.recordedHere) + "  " : nil
        let whole = ink.keyed(verdict.nextStep)
        let label = head ?? ink(Templates.labelled(Phrase.nextStep.words, Words(zh: "", en: "")))
        let step = Text.width(label + whole) <= columns ? whole : VerdictText.shortStep(verdict, ink)
        return label + step
    }
}
