import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The statistics screen: the day and its sums, the hours as bars, results and decisions as bars. No bar wears a grade's
/// colour: on a screen of numbers nobody stands before the gate.
func drawStatistics(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(title: ink.record(.statistics)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let area = Rect(column: 1, row: 2, columns: whole.columns - 2, rows: whole.rows - 4)
    buffer.render(StatisticsText.sums(state, ink, columns: area.columns), in: area.row(0))
    let body = Rect(column: area.left, row: area.top + 1, columns: area.columns, rows: area.rows - 1)
    if let value = state.statistics.value, value.total > 0 {
        drawDay(value, state, ink, in: body, into: &buffer)
    } else {
        let phrase: RecordPhrase = state.statistics.value == nil ? .reading : .nothingThatDay
        buffer.put(ink.record(phrase), in: body.row(1), style: .title)
    }
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

private func drawDay(
    _ value: RecordStatistics, _ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer
) {
    guard MainLayout.isFull(buffer.size) else {
        switch state.statistics.part {
        case 0: drawHours(value, ink, in: area, into: &buffer)
        case 1: drawResults(value, ink, in: area, into: &buffer)
        default: drawDecisions(value, ink, in: area, into: &buffer)
        }
        return
    }
    let left = Rect(column: area.left, row: area.top, columns: area.columns / 2 - 1, rows: area.rows)
    let right = Rect(
        column: left.right + 2, row: area.top, columns: area.right - left.right - 2, rows: area.rows)
    drawHours(value, ink, in: left, into: &buffer)
    // Four decisions and their heading stand below, whatever the results.
    let lower = GateDecision.allCases.count + 1
    let upper = Rect(column: right.left, row: right.top, columns: right.columns, rows: right.rows - lower)
    let used = drawResults(value, ink, in: upper, into: &buffer)
    drawDecisions(
        value, ink, in: Rect(column: right.left, row: right.top + used, columns: right.columns, rows: lower),
        into: &buffer)
}

private func drawHours(_ value: RecordStatistics, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    buffer.put(ink.record(.byHour), in: area.row(0), style: .title)
    let room = Rect(column: area.left, row: area.top + 1, columns: area.columns, rows: area.rows - 1)
    buffer.render(BarChart(StatisticsText.hours(value, ink, rows: room.rows)), in: room)
}

/// The rows that it took.
@discardableResult private func drawResults(
    _ value: RecordStatistics, _ ink: Ink, in area: Rect, into buffer: inout Buffer
) -> Int {
    buffer.put(ink.record(.byResult), in: area.row(0), style: .title)
    let bars = StatisticsText.results(value, ink, rows: area.rows - 1, columns: area.columns)
    let room = Rect(column: area.left, row: area.top + 1, columns: area.columns, rows: area.rows - 1)
    buffer.render(BarChart(bars), in: room)
    return bars.count + 1
}

private func drawDecisions(_ value: RecordStatistics, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    buffer.put(ink.record(.byDecision), in: area.row(0), style: .title)
    let room = Rect(column: area.left, row: area.top + 1, columns: area.columns, rows: area.rows - 1)
    buffer.render(BarChart(StatisticsText.decisions(value, ink)), in: room)
}
