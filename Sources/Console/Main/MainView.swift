import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The main screen at any size from 40x12 up.
func drawMain(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    guard MainLayout.isFull(buffer.size) else {
        drawCompact(state, ink, into: &buffer)
        return
    }
    let layout = MainLayout(buffer.size)
    drawStatus(state, ink, in: layout.status, into: &buffer)
    drawField(state, ink, in: layout.field, into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(), in: layout.alert)
    } else {
        drawAlert(state, ink, in: layout.alert, into: &buffer)
    }
    drawVerdictPane(state, ink, in: layout.verdict, into: &buffer)
    buffer.render(Rule(.down), in: layout.divider)
    drawHistory(state, ink, in: layout.history, into: &buffer)
    drawRecent(state, ink, layout, into: &buffer)
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: layout.message, style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: layout.footer, into: &buffer)
}

/// The pane of the verdict: heading, big word, person, details, and at its foot what to do now.
func drawVerdictPane(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    guard let presentation = state.current else {
        drawIdle(state, ink, in: area, into: &buffer)
        return
    }
    guard let verdict = presentation.verdict else {
        drawAsking(ink, in: area, into: &buffer)
        return
    }
    let title = VerdictText.title(verdict, ink) + "  " + presentation.scan.at.clock
    buffer.put(title, in: area.row(0), style: .title)
    let banner = VerdictText.banner(verdict, ink, columns: area.columns)
    let isShort = banner.letterRows(in: Size(columns: area.columns, rows: 8)) >= 6
    let rows = max(isShort ? 8 : 13, area.rows - 11)
    let place = Rect(column: area.left, row: area.top + 1, columns: area.columns, rows: rows)
    drawBanner(banner, verdict, in: place, into: &buffer)
    let next = VerdictText.nextStep(verdict, ink, columns: area.columns)
    let nextTop = area.bottom - next.count
    for (index, line) in next.enumerated() {
        buffer.put(line, in: area.row(nextTop - area.top + index), style: Style(.text, bold: true))
    }
    let details = VerdictText.details(presentation, verdict, ink, columns: area.columns)
    for (index, line) in details.prefix(max(0, nextTop - place.bottom)).enumerated() {
        buffer.render(line, in: area.row(place.bottom - area.top + index))
    }
}

/// A verdict's banner: grades and device states on their ground, a code's verdict as bare letters.
func drawBanner(_ banner: Banner, _ verdict: Verdict, in area: Rect, into buffer: inout Buffer) {
    buffer.render(banner, in: area)
    if verdict.row.role == .code { buffer.restyle(area, Style(.text, bold: true)) }
}

private func drawIdle(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let isReading = state.readingSince != nil
    let words = isReading ? ink(.reading) : ink(.ready)
    buffer.put(words, in: area.row(3), style: .title, alignment: .centre)
    guard !isReading else { return }
    let demo = state.settings.isDemo ? "\n\n" + ink(.demoHint) : ""
    let hint = Paragraph(ink(.readyHint) + demo, style: .muted)
    buffer.render(
        hint, in: Rect(column: area.left + 2, row: area.top + 6, columns: area.columns - 4, rows: area.rows - 6))
}

private func drawAsking(_ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    buffer.put(ink(.checking), in: area.row(3), style: .title, alignment: .centre)
}
