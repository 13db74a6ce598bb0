import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The help screen: type to filter, arrows to scroll; a help code typed is explained.
func drawHelp(_ help: HelpState, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    if state.alerts.isEmpty {
        buffer.render(Rule(title: ink(.helpTitle)), in: whole.row(1))
    } else {
        drawAlert(state, ink, in: whole.row(1), into: &buffer)
    }
    let inset = Rect(column: 1, row: 2, columns: whole.columns - 2, rows: 1)
    buffer.render(FieldView("/", text: ink.outside(help.query)), in: inset)
    let area = Rect(column: 1, row: 3, columns: whole.columns - 2, rows: whole.rows - 5)
    let lines = HelpText.rows(of: state, query: help.query).flatMap { helpLines($0, ink, columns: area.columns) }
    let cursor = buffer.cursor
    buffer.render(ListView(lines, offset: help.offset, emptyText: ink(.helpNothing)), in: area)
    buffer.cursor = cursor
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}

private func helpLines(_ row: HelpRow, _ ink: Ink, columns: Int) -> [Line] {
    switch row {
    case .heading(let words): return [Line(ink(words), .title)]
    case .command(let command, let refusal):
        let keys = Text.pad(ink.keys.keys(of: command).prefix(2).map(KeyName.of).joined(separator: " "), to: 10)
        var lines = [
            Line([
                Span("  " + keys, Style(.hotkey)), Span(ink(command.title), refusal == nil ? .text : .muted),
            ])
        ]
        if let refusal {
            lines += Text.wrap(ink.keyed(refusal), to: max(1, columns - 14)).map { Line("            - " + $0, .muted) }
        }
        return lines
    case .explanation(let explanation):
        let first = Line([
            Span("  " + explanation.code + "  ", Style(.text, bold: true)),
            Span(ink(explanation.title), Style(.text, bold: true)),
        ])
        let words = [
            ink(explanation.meaning), ink.keyed(Templates.labelled(Phrase.nextStep.words, explanation.nextStep)),
        ]
        return [first] + words.flatMap { Text.wrap($0, to: max(1, columns - 2)) }.map { Line("  " + $0) }
    }
}
