import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// What was found, as rows.
enum DoctorText {
    /// Columns of a check's title on a full screen.
    static let titleColumns = 15

    /// How many findings stand how, and whether more is on its way.
    static func sums(_ state: ConsoleState, _ ink: Ink) -> Line {
        func count(_ wanted: Finding.State) -> Int { state.doctor.findings.count { $0.state == wanted } }
        var spans: [Span] = []
        if !state.doctor.findings.isEmpty {
            let words = Templates.doctorSums(count(.bad), count(.doubtful), count(.good))
            spans.append(Span(ink(words), Style(.text, bold: true)))
        }
        if state.doctor.isAsked { spans.append(Span("  " + ink.doctor(.looking), .muted)) }
        return Line(spans)
    }

    /// Every finding with what to do about it, the worst first; where there is little room the glyphs stand below them.
    static func items(_ state: ConsoleState, _ ink: Ink, columns: Int) -> [[Line]] {
        let isFull = columns >= MainLayout.full.columns - 2
        let order: [Finding.State] = [.bad, .doubtful, .good]
        let findings = order.flatMap { wanted in state.doctor.findings.filter { $0.state == wanted } }
        let items = findings.map { lines($0, ink, columns: columns, isFull: isFull) }
        return isFull || items.isEmpty ? items : items + [glyphs(ink, columns: columns)]
    }

    /// The heading and the rows of glyphs.
    static func glyphs(_ ink: Ink, columns: Int) -> [Line] {
        [Line(ink.doctor(.glyphsHint), .muted)]
            + GlyphSheet.rows(columns: columns, glyphs: ink.glyphs).map { Line($0) }
    }

    private static func lines(_ finding: Finding, _ ink: Ink, columns: Int, isFull: Bool) -> [Line] {
        let style = finding.state == .good ? Style.text : Style(.text, bold: true)
        let mark = finding.state.mark + " " + (isFull ? Text.pad(ink(finding.state.word), to: 6) : "")
        let title = isFull ? Text.pad(ink(finding.check.title), to: titleColumns) : ink(finding.check.title) + ": "
        let indent = Text.width(mark)
        let words = Text.wrap(title + ink.outside(ink(finding.words)), to: columns - indent)
        var rows = words.enumerated().map { index, text in
            Line((index == 0 ? mark : String(repeating: " ", count: indent)) + text, style)
        }
        if let remedy = finding.remedy {
            let wrapped = Text.wrap("-> " + ink(remedy), to: columns - indent)
            rows += wrapped.map { Line(String(repeating: " ", count: indent) + $0, style) }
        }
        return rows
    }
}
