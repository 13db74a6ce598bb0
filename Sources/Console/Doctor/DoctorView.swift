import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The doctor screen: what was looked at, or the scanner's test.
func drawDoctor(_ page: DoctorPage, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    switch page {
    case .checks: drawChecks(state, ink, into: &buffer)
    case .sheet: drawSheet(state, ink, into: &buffer)
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

private func drawChecks(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    if state.alerts.isEmpty {
        buffer.render(Rule(title: ink.doctor(.title)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let columns = whole.columns - 2
    buffer.render(DoctorText.sums(state, ink), in: Rect(column: 1, row: 2, columns: columns, rows: 1))
    let glyphs = MainLayout.isFull(whole.size) ? DoctorText.glyphs(ink, columns: columns) : []
    let bottom = whole.rows - 2 - glyphs.count
    let area = Rect(column: 1, row: 3, columns: columns, rows: bottom - 3)
    let items = DoctorText.items(state, ink, columns: columns)
    let rows = items.flatMap { $0 }
    // The last page stays full.
    let wanted = items.prefix(state.doctor.offset).reduce(0) { $0 + $1.count }
    let first = min(wanted, max(0, rows.count - area.rows))
    for (index, row) in rows.dropFirst(first).prefix(area.rows).enumerated() { buffer.render(row, in: area.row(index)) }
    let below = rows.count - first - area.rows
    for (index, row) in glyphs.enumerated() {
        buffer.render(row, in: Rect(column: 1, row: bottom + index, columns: columns, rows: 1))
    }
    let last = whole.row(whole.rows - 2)
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: last, style: Style(.text, bold: true))
    } else if below > 0 {
        buffer.put(" " + ink(Templates.more(below)), in: last, style: .muted)
    }
}

private func drawSheet(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    let symbol = SymbolView(rows: TestSheet.modules, glyphs: ink.glyphs)
    // The words need room beside the symbol, and a line for what is said meanwhile below it.
    let isDrawn = symbol.size.columns + 24 <= whole.columns && symbol.size.rows + 3 <= whole.rows
    let left = isDrawn ? symbol.size.columns + 2 : 1
    let area = Rect(column: left, row: 1, columns: whole.columns - left - 1, rows: whole.rows - 3)
    if isDrawn {
        buffer.render(symbol, in: Rect(column: 0, row: 1, columns: symbol.size.columns, rows: symbol.size.rows))
    }
    let found = SheetText.rows(state, ink, columns: area.columns)
    var rows = [Line(ink.doctor(.sheetTitle), .title)]
    let isFull = MainLayout.isFull(whole.size)
    // In a small window what was found needs the room of what to do first.
    if isFull || found.isEmpty {
        let hints: [DoctorPhrase] = isDrawn ? [.sheetHint] : [.sheetPrinted, .sheetPrintedHint]
        rows += hints.flatMap { Text.wrap(ink.doctor($0), to: area.columns) }.map { Line($0, .muted) }
    }
    if isFull { rows.append(Line("")) }
    rows += found
    for (index, row) in rows.prefix(area.rows).enumerated() { buffer.render(row, in: area.row(index)) }
    let last = whole.row(whole.rows - 2)
    if !state.alerts.isEmpty {
        drawAlert(state, ink, in: last, into: &buffer)
    } else if let message = state.message {
        buffer.put(" " + ink(message.words), in: last, style: Style(.text, bold: true))
    }
}
