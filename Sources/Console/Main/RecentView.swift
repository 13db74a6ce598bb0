import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// Recent scans: a strip, or in a large window a list with counters beside it. No entry wears a grade's colour: the
/// only green on the screen is the present verdict's.
func drawRecent(_ state: ConsoleState, _ ink: Ink, _ layout: MainLayout, into buffer: inout Buffer) {
    buffer.render(Rule(title: ink(.recent)), in: layout.recentRule)
    drawPace(state.pace, ink, in: layout.recentRule, into: &buffer)
    guard !layout.counters.isEmpty else {
        drawStrip(state, ink, in: layout.recent, into: &buffer)
        return
    }
    buffer.render(
        ListView(state.recent.map { entryLine($0, ink) }, emptyText: ink(.noRecent)), in: layout.recent)
    drawCounters(state, ink, withTitle: false, in: layout.counters, into: &buffer)
}

/// Scans a minute, at the right end of the rule, which nothing else wants; one minute alone is no line.
private func drawPace(_ pace: ScanPace, _ ink: Ink, in rule: Rect, into buffer: inout Buffer) {
    guard let last = pace.last, pace.minutes > 1 else { return }
    let columns = min(ScanPace.limit, rule.columns / 3)
    let bars = Sparkline(pace.counts, glyphs: ink.glyphs).text(columns: columns)
    let most = pace.counts.suffix(columns).max() ?? 0
    let words = " " + ink(Templates.pace(bars, most, String(last.clock.prefix(5)))) + " "
    let left = rule.right - Text.width(words) - 2
    guard left > rule.left + 12 else { return }
    buffer.put(words, at: Point(column: left, row: rule.top), style: .muted)
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
        Span(Text.pad(name(entry, ink), to: 12)),
        Span(Text.pad(entry.kind.map { ink($0.row.words) } ?? ink(.unanswered), to: 27)),
        Span(entry.decision == .none ? "" : " " + ink(entry.decision.name), Style(.text, bold: true)),
        Span(entry.isLate ? " " + ink(.late) : "", .muted),
    ])
}

private func name(_ entry: RecentEntry, _ ink: Ink) -> String {
    let name = ink.person(entry.maskedName, entry.maskedNumber)
    return name.isEmpty ? "" : name + " "
}

/// What the session came to in one row, and how often each verdict was painted, in the order of the verdict table.
func drawCounters(
    _ state: ConsoleState, _ ink: Ink, withTitle: Bool, in area: Rect, into buffer: inout Buffer
) {
    if withTitle {
        let since = ink(Templates.countersSince(String(state.began.clock.prefix(5))))
        buffer.put(since, in: area.row(0), style: .title)
    }
    let top = withTitle ? 1 : 0
    let counted = VerdictKind.allCases.filter { state.counters[$0, default: 0] > 0 }
    guard !counted.isEmpty else {
        buffer.put(ink(.none), in: area.row(top), style: .muted)
        return
    }
    let sums = Templates.sums(
        state.counters[.pass, default: 0],
        counted.filter(\.stopsSomebody).reduce(0) { $0 + state.counters[$1, default: 0] },
        state.counters[.recordedOffline, default: 0])
    buffer.put(ink(sums), in: area.row(top), style: Style(.text, bold: true))
    for (index, kind) in counted.prefix(max(0, area.rows - top - 1)).enumerated() {
        let line = Line([
            Span(Text.pad(String(state.counters[kind, default: 0]), to: 5, .right) + "  ", Style(.text, bold: true)),
            Span(kind.row.symbol + " " + ink(kind.row.words)),
        ])
        buffer.render(line, in: area.row(top + 1 + index))
    }
}

extension VerdictKind {
    /// Whether a service has judged that somebody is not to pass as they are. Who is green and was scanned a moment ago
    /// was counted then, and what no service has judged stops nobody by itself.
    var stopsSomebody: Bool { self != .pass && self != .duplicate && row.role != .device }
}
