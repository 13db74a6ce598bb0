import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// Recent scans: a strip, or in a large window a list with counters beside it. No entry wears a grade's colour: the
/// only green on the screen is the present verdict's.
func drawRecent(_ state: ConsoleState, _ ink: Ink, _ layout: MainLayout, into buffer: inout Buffer) {
    buffer.render(Rule(title: ink(.recent)), in: layout.recentRule)
    guard !layout.counters.isEmpty else {
        drawStrip(state, ink, in: layout.recent, into: &buffer)
        return
    }
    buffer.render(
        ListView(state.recent.map { entryLine($0, ink) }, emptyText: ink(.noRecent)), in: layout.recent)
    drawCounters(state, ink, withTitle: false, in: layout.counters, into: &buffer)
}

private func drawStrip(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    guard !state.recent.isEmpty else {
        buffer.put(ink(.noRecent), in: area, style: .muted)
        return
    }
    var column = area.left
    for entry in state.recent {
        let line = stripLine(entry, ink)
        guard column + line.width <= area.right else { return }
        buffer.render(line, in: Rect(column: column, row: area.top, columns: line.width, rows: 1))
        column += line.width + 3
    }
}

/// `14:03:26 [v] 张*明 通行`.
private func stripLine(_ entry: RecentEntry, _ ink: Ink) -> Line {
    Line([
        Span(entry.at.clock + " ", .muted), Span((entry.kind?.row.symbol ?? "[ ]") + " "),
        Span(name(entry, ink) + (entry.kind.map { ink($0.row.big) } ?? ink(.unanswered))),
        Span(entry.isLate ? " " + ink(.late) : "", .muted),
    ])
}

private func entryLine(_ entry: RecentEntry, _ ink: Ink) -> Line {
    Line([
        Span(entry.at.clock + " ", .muted), Span((entry.kind?.row.symbol ?? "[ ]") + " "),
        Span(Text.pad(name(entry, ink), to: ink.glyphs == .ascii ? 19 : 12)),
        Span(Text.pad(entry.kind.map { ink($0.row.words) } ?? ink(.unanswered), to: 27)),
        Span(entry.decision == .none ? "" : " " + ink(entry.decision.name), Style(.text, bold: true)),
        Span(entry.isLate ? " " + ink(.late) : "", .muted),
    ])
}

private func name(_ entry: RecentEntry, _ ink: Ink) -> String {
    let name = ink.person(entry.maskedName, entry.maskedNumber)
    return name.isEmpty ? "" : name + " "
}

/// How often each verdict was painted in this session, in the order of the verdict table.
func drawCounters(
    _ state: ConsoleState, _ ink: Ink, withTitle: Bool, in area: Rect, into buffer: inout Buffer
) {
    if withTitle { buffer.put(ink(.counters), in: area.row(0), style: .title) }
    let top = withTitle ? 1 : 0
    let counted = VerdictKind.allCases.filter { state.counters[$0, default: 0] > 0 }
    guard !counted.isEmpty else {
        buffer.put(ink(.none), in: area.row(top), style: .muted)
        return
    }
    for (index, kind) in counted.prefix(max(0, area.rows - top)).enumerated() {
        let line = Line([
            Span(Text.pad(String(state.counters[kind, default: 0]), to: 5, .right) + "  ", Style(.text, bold: true)),
            Span(kind.row.symbol + " " + ink(kind.row.words)),
        ])
        buffer.render(line, in: area.row(top + index))
    }
}
