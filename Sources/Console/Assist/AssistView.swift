import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The assisted services, F6: the list, a form, divisions to choose from, a receipt, a code.
func drawAssist(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    if case .code(let shown) = state.assist.page {
        drawCode(shown, state, ink, into: &buffer)
        return
    }
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(title: AssistText.title(state.assist, ink)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let body = Rect(column: 1, row: 2, columns: whole.columns - 2, rows: whole.rows - 4)
    switch state.assist.page {
    case .menu: drawServices(state, ink, in: body, into: &buffer)
    case .form: drawAssistForm(state, ink, in: body, into: &buffer)
    case .picker(let picker): drawPicker(picker, ink, in: body, into: &buffer)
    case .done(let receipt): drawReceipt(receipt, ink, in: body, into: &buffer)
    case .code: break
    }
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

extension AssistText {
    /// The heading of a page.
    static func title(_ assist: AssistState, _ ink: Ink) -> String {
        let service = assist.form.map { ink($0.service.title) }
        switch assist.page {
        case .menu, .code: return ink.assist(.title)
        case .form: return service ?? ""
        case .picker: return (service ?? "") + ": " + ink.assist(.pickerTitle)
        case .done: return ink.assist(.doneTitle)
        }
    }
}

/// The four services by number, and whether this device may do them.
private func drawServices(_ state: ConsoleState, _ ink: Ink, in body: Rect, into buffer: inout Buffer) {
    let isFull = MainLayout.isFull(buffer.size)
    let top = isFull ? 2 : 1
    let refusal = state.assistRefusal
    for (index, service) in AssistService.allCases.enumerated() {
        let row = body.row(top + index * (isFull ? 2 : 1))
        let isChosen = index == state.assist.selected
        if isChosen { buffer.fill(row, style: Style(.focus)) }
        let title = Text.pad("\(index + 1) " + ink(service.title), to: isFull ? 24 : row.columns)
        let style = isChosen ? Style(.focus) : refusal == nil ? Style.text : Style.muted
        buffer.put(title + (isFull ? ink(service.purpose) : ""), in: row, style: style)
    }
    let below = top + AssistService.allCases.count * (isFull ? 2 : 1) + (isFull ? 1 : 0)
    let room = Rect(column: body.left, row: body.top + below, columns: body.columns, rows: 2)
    if let refusal {
        buffer.render(Paragraph("! " + ink(refusal), style: Style(.text, bold: true)), in: room)
    } else if state.assist.right == .asking {
        buffer.put(ink.assist(.asking), in: room.row(0), style: .muted)
    } else {
        buffer.render(Paragraph(ink.assist(.menuHint), style: .muted), in: room)
    }
}

/// The divisions that what was typed finds, whole pages of them.
private func drawPicker(_ picker: DivisionPicker, _ ink: Ink, in body: Rect, into buffer: inout Buffer) {
    let found = picker.found
    let place = ink(Templates.place(found.isEmpty ? 0 : picker.selected + 1, found.count))
    let field = Rect(column: body.left, row: body.top, columns: body.columns - Text.width(place) - 1, rows: 1)
    buffer.render(FieldView(">", text: ink.outside(picker.query)), in: field)
    buffer.put(place, in: body.row(0), style: .muted, alignment: .right)
    let list = Rect(column: body.left, row: body.top + 1, columns: body.columns, rows: body.rows - 2)
    guard !found.isEmpty else {
        buffer.put(ink.assist(.pickerNothing), in: list.row(0), style: .title)
        return
    }
    let first = picker.selected / max(1, list.rows) * max(1, list.rows)
    let lines = found.dropFirst(first).prefix(list.rows).map { division in
        Line(
            division.code + " "
                + (division.code == Divisions.abroad ? ink.assist(.abroad) : ink.division(division.code)))
    }
    buffer.render(ListView(lines, selected: picker.selected - first), in: list)
    buffer.put(ink.assist(.pickerHint), in: body.row(body.rows - 1), style: .muted)
}

/// What the service answered: the number first, nothing about the person.
private func drawReceipt(_ receipt: AssistReceipt, _ ink: Ink, in body: Rect, into buffer: inout Buffer) {
    let isFull = MainLayout.isFull(buffer.size)
    var row = isFull ? 2 : 0
    for (label, value, isLoud) in AssistText.lines(receipt, ink) {
        let place = body.row(row)
        buffer.put(Text.pad(label, to: 14), at: place.origin, style: .title, maxWidth: 14)
        let room = Rect(column: place.left + 15, row: place.top, columns: place.columns - 15, rows: 1)
        buffer.put(value, in: room, style: Style(.text, bold: isLoud))
        row += 1
    }
    let hint = Rect(column: body.left, row: body.top + row + 1, columns: body.columns, rows: 2)
    buffer.render(Paragraph(ink.assist(.doneHint), style: .muted), in: hint)
}

extension AssistText {
    /// A receipt as labels and values; what somebody has to do something about is loud.
    static func lines(_ receipt: AssistReceipt, _ ink: Ink) -> [(label: String, value: String, isLoud: Bool)] {
        func line(_ phrase: AssistPhrase, _ value: String, _ isLoud: Bool = false) -> (String, String, Bool) {
            (ink.assist(phrase), ink.outside(value), isLoud)
        }
        func day(_ instant: Instant) -> String { "\(instant.date.year)-\(instant.monthDay) \(instant.clock.prefix(5))" }
        switch receipt {
        case .declared(let id, let grade, let until):
            let words = grade.grade.map { ink($0.colour) + " " + ink($0.name) } ?? grade.wire
            return [line(.serialNumber, id, true), line(.gradeNow, words, grade.grade != .low)]
                + (until.map { [line(.validUntil, day($0))] } ?? [])
        case .travelled(let id, let accepted, let overlaps):
            let pairs = overlaps.filter { $0.count == 2 }.map { ink(Templates.overlap($0[0] + 1, $0[1] + 1)) }
            return [line(.serialNumber, id, true), line(.tripsTaken, String(accepted))]
                + (pairs.isEmpty ? [] : [line(.tripsOverlap, pairs.prefix(6).joined(separator: ", "), true)])
        case .corrected(let id, let status, let expected, let reviewers):
            return [line(.serialNumber, id, true), line(.correctionState, ink(status.name))]
                + (reviewers.map { [line(.reviewers, String($0))] } ?? [])
                + (expected.map { [line(.expected, day($0))] } ?? [])
        case .made: return []
        }
    }
}

/// A code alone on the screen: nothing about the person, no status bar, and a line of keys where there is room for one.
private func drawCode(_ shown: ShownCode, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    guard let symbol = shown.symbol else { return }
    let view = SymbolView(side: symbol.side, quietZone: symbol.quietZone, dark: symbol.dark, glyphs: ink.glyphs)
    let isFitting = view.size.columns <= whole.columns && view.size.rows <= whole.rows
    let last = whole.row(whole.rows - 1)
    if isFitting {
        let rows = view.size.rows < whole.rows ? whole.rows - 1 : whole.rows
        let area = Rect(column: 0, row: 0, columns: whole.columns, rows: rows)
        buffer.render(view, in: area.centred(columns: view.size.columns, rows: view.size.rows))
        guard view.size.rows < whole.rows else { return }
    } else {
        let place = Rect(column: 1, row: 1, columns: whole.columns - 2, rows: 2)
        buffer.put(ink(symbol.kind.name), in: place.row(0), style: .title)
        buffer.render(
            Paragraph(ink.assist(.codeNoRoom), style: Style(.text, bold: true)),
            in: Rect(column: 1, row: 3, columns: whole.columns - 2, rows: 3))
        if let path = shown.path {
            buffer.render(
                Paragraph(ink(Templates.codeSaved(ink.outside(path)))),
                in: Rect(column: 1, row: 6, columns: whole.columns - 2, rows: 3))
        }
    }
    drawCodeKeys(shown, symbol, state, ink, in: last, into: &buffer)
}

private func drawCodeKeys(
    _ shown: ShownCode, _ symbol: CodeSymbol, _ state: ConsoleState, _ ink: Ink, in row: Rect,
    into buffer: inout Buffer
) {
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: row, style: Style(.text, bold: true))
        return
    }
    var words = ""
    if let end = shown.code.expiresAt {
        let left = max(0, end.milliseconds - (state.now.wall.milliseconds - state.clockSkew)) / 1_000
        words =
            left < 600
            ? ink(Templates.codeLeft(Int(left)))
            : ink(Templates.codeUntil(end.monthDay + " " + end.clock.prefix(5)))
    }
    let width = min(Text.width(words) + 1, row.columns / 2)
    drawFooter(
        state, ink, in: Rect(column: row.left, row: row.top, columns: row.columns - width, rows: 1), into: &buffer)
    buffer.put(words, in: Rect(column: row.right - width, row: row.top, columns: width, rows: 1), style: .muted)
}
