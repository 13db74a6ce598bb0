import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The queue screen: how much waits, how the upload stands, and the rows, dead letters first.
func drawQueue(_ queue: QueueState, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    let isFull = MainLayout.isFull(whole.size)
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(title: ink(.title)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let row = Rect(column: 1, row: 2, columns: whole.columns - 2, rows: 1)
    if queue.isFiltering || !queue.query.isEmpty {
        drawFilter(queue, state, ink, in: row, into: &buffer)
    } else {
        buffer.render(QueueText.summary(state, ink, columns: row.columns), in: row)
    }
    var top = 3
    if isFull || state.upload?.state.total ?? 0 > 0 {
        drawProgress(state, ink, in: Rect(column: 1, row: 3, columns: row.columns, rows: 1), into: &buffer)
        top = 4
    }
    let cursor = buffer.cursor
    let showsCursor = buffer.showsCursor
    let area = Rect(column: 1, row: top, columns: row.columns, rows: whole.rows - top - 2)
    if queue.isDetail, let entry = state.chosenRow {
        let lines = QueueText.detail(entry, ink, columns: area.columns, isFull: isFull)
        for (index, line) in lines.prefix(area.rows).enumerated() { buffer.render(line, in: area.row(index)) }
    } else {
        drawRows(queue, state, ink, in: area, into: &buffer)
    }
    if queue.isFiltering { (buffer.cursor, buffer.showsCursor) = (cursor, showsCursor) }
    let last = whole.row(whole.rows - 2)
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: last, style: Style(.text, bold: true))
    } else {
        let words = StatusText.trustLine(state, ink)
        let style = state.isTrustOver ? Style(.text, bold: true) : .muted
        if !words.isEmpty { buffer.put(" " + words, in: last, style: style) }
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

/// The filter, how many rows it finds, and whether it looked through all of them.
private func drawFilter(
    _ queue: QueueState, _ state: ConsoleState, _ ink: Ink, in row: Rect, into buffer: inout Buffer
) {
    let found = state.queueRows.count
    var words = ink(Templates.place(found == 0 ? 0 : queue.selected + 1, found))
    if state.queueCount > state.queue.entries.count {
        words += " " + ink(Templates.firstOf(state.queue.entries.count))
    }
    let width = min(Text.width(words), row.columns / 2)
    let field = Rect(column: row.left, row: row.top, columns: row.columns - width - 1, rows: 1)
    buffer.render(FieldView("/", text: ink.outside(queue.query), isFocused: queue.isFiltering), in: field)
    buffer.put(words, in: Rect(column: row.right - width, row: row.top, columns: width, rows: 1), style: .muted)
}

/// The drain as a bar, or in words why nothing is sent.
private func drawProgress(_ state: ConsoleState, _ ink: Ink, in row: Rect, into buffer: inout Buffer) {
    guard let upload = state.upload?.state, upload.total > 0 else {
        buffer.put(QueueText.standing(state, ink), in: row, style: .muted)
        return
    }
    var words = [StatusText.upload(state, ink).first ?? ""]
    if words == [""] { words = [ink(Templates.drainingShort(upload.drained, upload.total))] }
    if row.columns >= 70, upload.rowsPerSecond > 0 {
        let tenths = Int((upload.rowsPerSecond * 10).rounded())
        words.append(ink(Templates.rate("\(tenths / 10).\(tenths % 10)")))
    }
    let text = words.joined(separator: "  ")
    let width = min(Text.width(text), row.columns - 8)
    let bar = Rect(column: row.left, row: row.top, columns: row.columns - width - 2, rows: 1)
    buffer.render(Progress(done: upload.drained, of: upload.total), in: bar)
    buffer.put(text, in: Rect(column: row.right - width, row: row.top, columns: width, rows: 1))
}

private func drawRows(
    _ queue: QueueState, _ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer
) {
    let rows = state.queueRows
    guard !rows.isEmpty else {
        let isWaiting = state.queue.readAt == nil || (state.queueCount > 0 && queue.query.isEmpty)
        let phrase: QueuePhrase = isWaiting ? .readingRows : queue.query.isEmpty ? .empty : .nothingFound
        buffer.put(ink(phrase), in: area.row(1), style: .title)
        guard phrase == .empty else { return }
        let hint = Paragraph(ink(QueuePhrase.emptyHint), style: .muted)
        buffer.render(hint, in: Rect(column: area.left, row: area.top + 3, columns: area.columns, rows: 2))
        return
    }
    let isTable = MainLayout.isFull(buffer.size)
    let room = max(1, area.rows - (isTable ? 1 : 0))
    let selected = queue.selected - (queue.query.isEmpty ? state.queue.offset : 0)
    // Whole pages, so that the chosen row moves and the others stand still.
    let first = max(0, selected) / room * room
    let shown = Array(rows.dropFirst(first).prefix(room))
    if isTable {
        buffer.render(
            TableView(
                QueueText.columns(ink), rows: shown.map { QueueText.cells($0, ink, now: state.now.wall) },
                selected: selected - first),
            in: area)
    } else {
        buffer.render(ListView(shown.map { QueueText.line($0, ink) }, selected: selected - first), in: area)
    }
}
