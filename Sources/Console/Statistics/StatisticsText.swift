import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// A day's numbers as words and bars.
enum StatisticsText {
    /// Hours of one bar, the fewest that fit.
    static let widths = [1, 2, 3, 4, 6, 12, 24]

    /// The day, and how many scans, unverified ones and alerts it had.
    static func sums(_ state: ConsoleState, _ ink: Ink, columns: Int) -> Line {
        let day = CivilDate(daysSince1970: state.statistics.day)
        let isToday = state.statistics.day == Int(state.now.wall.day)
        let start = Instant.start(ofDay: state.statistics.day)
        var spans = [
            Span(
                (columns < 60 ? "" : "\(day.year)-") + start.monthDay + (isToday ? " " + ink.record(.today) : ""),
                Style(.text, bold: true))
        ]
        if let value = state.statistics.value {
            spans.append(Span("  " + ink(Templates.scansOfDay(value.total)), Style(.text, bold: true)))
            let isCrowded = columns < 60 && value.alerts > 0
            if value.unverified > 0 && !isCrowded {
                spans.append(Span("  " + ink(Templates.unverifiedOfDay(value.unverified))))
            }
            if value.alerts > 0 {
                let style = value.openAlerts > 0 ? Style(.fault) : .text
                spans.append(Span("  " + ink(Templates.alertsOfDay(value.alerts, value.openAlerts)), style))
            }
        }
        return Line(spans).whole(in: columns)
    }

    /// All hours of the day, several to a bar where there are too few rows.
    static func hours(_ value: RecordStatistics, _ ink: Ink, rows: Int) -> [BarChart.Bar] {
        let width = widths.first { 24 / $0 <= rows } ?? 24
        return stride(from: 0, to: 24, by: width).map { hour in
            let count = value.hours[hour..<hour + width].reduce(0, +)
            return BarChart.Bar(ink(Templates.hoursOf(Self.two(hour), Self.two(hour + width))), count)
        }
    }

    /// Verdicts that there were, in the order of the verdict table, and last what no service has judged.
    static func results(_ value: RecordStatistics, _ ink: Ink, rows: Int, columns: Int) -> [BarChart.Bar] {
        var bars = VerdictKind.allCases.compactMap { kind -> BarChart.Bar? in
            guard let count = value.verdicts[kind], count > 0 else { return nil }
            return BarChart.Bar(label(kind, ink, columns: columns), count)
        }
        let room = max(0, rows - (value.unverified > 0 ? 1 : 0))
        if bars.count > room {
            // The rest in one bar, so that nothing is left out of the sum.
            let rest = bars.dropFirst(max(0, room - 1))
            let others = BarChart.Bar(ink(Templates.otherResults(rest.count)), rest.reduce(0) { $0 + $1.value })
            bars = Array(bars.prefix(max(0, room - 1))) + [others]
        }
        if value.unverified > 0 { bars.append(BarChart.Bar("[ ] " + ink.record(.unverified), value.unverified)) }
        return bars
    }

    /// Symbol and verdict in full, or its big word where the chart would cut the words off.
    private static func label(_ kind: VerdictKind, _ ink: Ink, columns: Int) -> String {
        let whole = kind.row.symbol + " " + ink(kind.row.words)
        return Text.width(whole) <= columns / 2 ? whole : kind.row.symbol + " " + ink(kind.row.big)
    }

    /// Every decision, also where nobody made it.
    static func decisions(_ value: RecordStatistics, _ ink: Ink) -> [BarChart.Bar] {
        GateDecision.allCases.map { BarChart.Bar(ink($0.name), value.decisions[$0, default: 0]) }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
