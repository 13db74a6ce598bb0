import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The records screen: the filter or the number of scans, what is wrong or how far a search is, and the rows.
func drawRecords(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    let records = state.records
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(title: ink.record(.title)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let line = Rect(column: 1, row: 2, columns: whole.columns - 2, rows: 1)
    let beneath = Rect(column: 1, row: 3, columns: whole.columns - 2, rows: 3)
    var top = 3
    if records.isFiltering || !records.filter.isEmpty {
        // The number that somebody typed is on the screen for as long as they type it.
        let text = records.isFiltering ? records.text : RecordGrammar.masked(records.line)
        buffer.render(FieldView("/", text: ink.outside(text), isFocused: records.isFiltering), in: line)
        top += drawUnderFilter(state, ink, in: beneath, into: &buffer)
    } else {
        buffer.put(RecordsText.standing(state, ink), in: line, style: .muted)
    }
    let (cursor, showsCursor) = (buffer.cursor, buffer.showsCursor)
    let area = Rect(column: 1, row: top, columns: whole.columns - 2, rows: whole.rows - top - 2)
    if records.isDetail, let entry = records.chosen {
        let lines = RecordsText.detail(entry, ink, columns: area.columns)
        for (index, line) in lines.prefix(area.rows).enumerated() { buffer.render(line, in: area.row(index)) }
    } else {
        drawRecordRows(state, ink, in: area, into: &buffer)
    }
    if records.isFiltering { (buffer.cursor, buffer.showsCursor) = (cursor, showsCursor) }
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

/// What is wrong with the filter, in as many rows as it takes, or the hint, or how far the search is; the rows taken.
private func drawUnderFilter(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) -> Int {
    let row = area.row(0)
    if let fault = state.records.fault, state.records.isFiltering {
        let lines = Text.wrap(ink.outside(ink(fault.words)), to: area.columns).prefix(area.rows)
        for (index, line) in lines.enumerated() {
            buffer.put(line, in: area.row(index), style: Style(.text, bold: true))
        }
        return lines.count
    } else if state.records.isFiltering {
        let isWide = row.columns >= MainLayout.full.columns - 2
        buffer.put(ink.record(isWide ? .filterHint : .filterHintShort), in: row, style: .muted)
    } else {
        buffer.put(RecordsText.standing(state, ink), in: row, style: .muted)
    }
    return 1
}

private func drawRecordRows(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let records = state.records
    guard !records.entries.isEmpty else {
        let phrase: RecordPhrase =
            records.isAsked ? .reading : !records.filter.isEmpty ? .nothingFound : .empty
        buffer.put(ink.record(phrase), in: area.row(1), style: .title)
        guard phrase == .empty else { return }
        let hint = Paragraph(ink.record(.emptyHint), style: .muted)
        buffer.render(hint, in: Rect(column: area.left, row: area.top + 3, columns: area.columns, rows: 2))
        return
    }
    let isTable = MainLayout.isFull(buffer.size)
    let room = max(1, area.rows - (isTable ? 1 : 0))
    // The chosen row stands still in the middle and the others move, so that rows read meanwhile change nothing.
    let last = max(0, records.entries.count - room)
    let first = min(max(0, records.selected - room / 2), last)
    let shown = Array(records.entries.dropFirst(first).prefix(room))
    let now = state.now.wall
    if isTable {
        buffer.render(
            TableView(
                RecordsText.columns(ink, in: area.columns), rows: shown.map { RecordsText.cells($0, ink, now: now) },
                selected: records.selected - first),
            in: area)
    } else {
        buffer.render(
            ListView(shown.map { RecordsText.line($0, ink, now: now) }, selected: records.selected - first), in: area)
    }
}
