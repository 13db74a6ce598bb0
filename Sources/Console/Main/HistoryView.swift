import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The right pane: the itinerary of 14 days, tests, provinces' reports, warnings.
func drawHistory(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    guard let presentation = state.current, let verdict = presentation.verdict else {
        drawCounters(state, ink, withTitle: true, in: area, into: &buffer)
        return
    }
    var lines: [Line]
    switch presentation.history {
    case .notAsked where verdict.isUnverified && (verdict.kind != .deviceRevoked || verdict.recording != nil):
        lines = CheckedHere.lines(presentation, verdict, ink, now: state.now.wall, columns: area.columns)
    case .notAsked: lines = [Line(ink(.itinerary), .title), Line(ink(.historyNotAsked), .muted)]
    case .asking: lines = [Line(ink(.itinerary), .title), Line(ink(.historyAsking), .muted)]
    case .failed(let failure):
        lines = [
            Line(ink(.itinerary), .title), Line(ink(.historyNone)), Line(ink(failure.cause.row.words), .muted),
            Line(ink(.helpCode) + " " + failure.helpCode.description, .muted),
        ]
    case .have(let history): lines = HistoryText.lines(history, ink, in: area.size)
    }
    for (index, line) in lines.prefix(area.rows).enumerated() { buffer.render(line, in: area.row(index)) }
}

/// A history as lines for a pane.
enum HistoryText {
    /// Trips get the room that tests, reports and warnings leave.
    static func lines(_ history: PersonHistory, _ ink: Ink, in size: Size) -> [Line] {
        let isRoomy = size.rows >= 24
        var after = section(.tests, history.tests.map { test($0, ink) }, empty: .noTests, ink, isRoomy)
        if !history.reports.isEmpty {
            after += section(.reports, history.reports.map { report($0, ink) }, empty: .none, ink, isRoomy)
        }
        let said = [history.reason, history.guide].compactMap { $0 } + history.warnings
        if !said.isEmpty {
            let warnings = said.map(ink.sentence).filter { !$0.isEmpty }.prefix(2)
            after += section(.warnings, warnings.map { Line($0) }, empty: .onlyChinese, ink, isRoomy)
        }
        if isRoomy, !history.declarations.isEmpty {
            let declared = history.declarations.prefix(4).map { declaration($0, ink) }
            after += section(.declarations, declared, empty: .none, ink, isRoomy)
        }
        let room = max(3, size.rows - 1 - min(after.count, size.rows / 2))
        var lines = [
            Line(ink(history.trips.isEmpty ? Phrase.itinerary.words : Templates.tripCount(history.trips.count)), .title)
        ]
        if history.trips.isEmpty {
            lines.append(Line(ink(.noTrips), .muted))
        } else if history.trips.count > room {
            lines += history.trips.prefix(room - 1).map { trip($0, ink, columns: size.columns) }
            lines.append(Line(ink(Templates.more(history.trips.count - room + 1)), .muted))
        } else {
            lines += history.trips.map { trip($0, ink, columns: size.columns) }
        }
        return lines + after
    }

    /// `11-22 杭州 -> 北京  火车 G**2`.
    static func trip(_ trip: TripLine, _ ink: Ink, columns: Int) -> Line {
        let isNarrow = columns < 36
        let arrow = isNarrow ? "->" : " -> "
        let places = ink.place(trip.fromCode, isNarrow: isNarrow) + arrow + ink.place(trip.toCode, isNarrow: isNarrow)
        // Names in letters leave no room for a straight column in the pane of 80 columns.
        let column = ink.glyphs != .ascii ? 8 : isNarrow ? 0 : 16
        let mode = trip.mode.map { $0 == .cityTransport && ink.language == .en ? "city" : ink($0.name) } ?? "?"
        return Line([
            Span(trip.departed.monthDay + " ", .muted),
            Span(Text.pad(places, to: max(column + arrow.count, Text.width(places)))),
            Span(" " + mode + " " + ink.outside(trip.vehicle), .muted),
        ])
    }

    private static func section(
        _ title: Phrase, _ lines: [Line], empty: Phrase, _ ink: Ink, _ isRoomy: Bool
    )
        -> [Line]
    {
        (isRoomy ? [Line("")] : []) + [Line(ink(title), .title)] + (lines.isEmpty ? [Line(ink(empty), .muted)] : lines)
    }

    /// A place in a column of its own.
    private static func placed(_ code: String, _ ink: Ink) -> String {
        Text.pad(ink.place(code, isNarrow: ink.glyphs == .ascii), to: ink.glyphs == .ascii ? 9 : 7)
    }

    private static func test(_ test: TestLine, _ ink: Ink) -> Line {
        let kind: Phrase = test.kind == .pcr ? .pcr : .antibody
        let result = test.result.map { ink($0.name) } ?? "?"
        let at = test.at.map { $0.monthDay + " " + $0.clock.prefix(5) } ?? ""
        let isPositive = test.result == .positive
        return Line([
            Span(Text.pad(ink(kind), to: ink.language == .zh ? 5 : 9)),
            Span(result + " ", Style(.text, bold: isPositive)),
            Span(at, .muted),
        ])
    }

    private static func report(_ report: ReportLine, _ ink: Ink) -> Line {
        let grade = report.grade.grade.map { ink($0.colour) + " " + $0.rawValue } ?? ink.outside(report.grade.wire)
        let until = report.validUntil.map { "  " + ink(Templates.until($0.monthDay)) } ?? ""
        return Line([Span(placed(report.divisionCode, ink)), Span(grade), Span(until, .muted)])
    }

    private static func declaration(_ line: DeclarationLine, _ ink: Ink) -> Line {
        let temperature = line.temperature.map { TemperatureRule.text(ofTenths: $0) + "C" } ?? "-"
        return Line([
            Span(line.at.monthDay + " ", .muted), Span(placed(line.divisionCode, ink)),
            Span(temperature),
            Span(line.hasSymptoms ? "  !" : "", Style(.text, bold: true)),
        ])
    }
}
