import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// Scans of the ledger as words; of a person only what is masked.
enum RecordsText {
    /// How many rows there are, or how far a search is.
    static func standing(_ state: ConsoleState, _ ink: Ink) -> String {
        let records = state.records
        guard !records.filter.isEmpty else {
            return records.total == 0
                ? "" : ink(Templates.recordsInAll(records.total)) + "  " + ink.record(.newestFirst)
        }
        var parts: [String] = []
        if records.isAsked {
            parts.append(ink.record(.searching))
        } else if records.isStopped {
            parts.append(ink.record(.stopped))
        }
        parts.append(
            ink(Templates.found(records.entries.count)) + (records.below == nil && records.above == nil ? "" : "+"))
        if records.isAsked || records.isStopped, records.total > 0 {
            // What is left bounds the rows that are not looked through: purged ones count too.
            let left = min(records.left, Int64(records.total))
            parts.append(ink(Templates.lookedThrough(Int((Int64(records.total) - left) * 100 / Int64(records.total)))))
        }
        if records.isAsked { parts.append(ink(Templates.stops("Esc"))) }
        return parts.joined(separator: "  ")
    }

    /// The headings of the table.
    static func columns(_ ink: Ink, in width: Int) -> [TableView.Column] {
        // English verdicts are longer, and a result that is cut may read as another.
        let result = ink.language == .zh ? 20 : width >= 100 ? 32 : 24
        return [
            TableView.Column(ink.record(.number), .fixed(7), .right),
            TableView.Column(ink.record(.scanned), .fixed(11)),
            TableView.Column(ink.record(.result), .fixed(result)),
            TableView.Column(ink.record(.decision), .fixed(9)),
            TableView.Column(ink.record(.person), .flexible()),
            TableView.Column(ink.record(.operatorName), .fixed(10)),
        ]
    }

    /// A row of the table.
    static func cells(_ entry: RecordEntry, _ ink: Ink, now: Instant) -> [Span] {
        [
            Span(String(entry.seq), .muted), Span(time(entry.scannedWall, now)), result(entry, ink),
            Span(entry.decision == .none ? "" : ink(entry.decision.name), Style(.text, bold: true)),
            Span(ink.person(entry.maskedName, entry.maskedNumber)), Span(ink.name(entry.operatorRef ?? "")),
        ]
    }

    /// A row where there are 40 columns: a long name is cut off before the result is.
    static func line(_ entry: RecordEntry, _ ink: Ink, now: Instant) -> Line {
        let name = ink.name(entry.maskedName)
        return Line([
            Span(Text.pad(time(entry.scannedWall, now), to: 11) + " ", .muted),
            result(entry, ink),
            Span(entry.decision == .none ? "" : " " + ink(entry.decision.name), Style(.text, bold: true)),
            Span(name.isEmpty ? "" : " " + name),
        ])
    }

    /// Everything about a scan, in so many columns.
    static func detail(_ entry: RecordEntry, _ ink: Ink, columns: Int) -> [Line] {
        let label = ink.language == .zh ? 9 : 12
        var lines = [Line([result(entry, ink)]).restyled(Style(.text, bold: true))]
        func add(_ phrase: RecordPhrase, _ words: String?) {
            guard let words, !words.isEmpty else { return }
            for (index, text) in Text.wrap(words, to: max(1, columns - label)).enumerated() {
                lines.append(
                    Line([Span(Text.pad(index == 0 ? ink.record(phrase) : "", to: label), .muted), Span(text)]))
            }
        }
        add(
            .person,
            [ink.name(entry.maskedName), ink.outside(entry.maskedNumber)].filter { !$0.isEmpty }.joined(separator: "  ")
        )
        add(.scanned, moment(entry.scannedWall))
        add(.grade, entry.grade.map { ink.outside($0) + " " + (Grade(rawValue: $0).map { ink($0.name) } ?? "") })
        add(.decision, ink(entry.decision.name) + (entry.decidedAt.map { "  " + moment($0) } ?? ""))
        add(.operatorName, entry.operatorRef.map(ink.name))
        add(.reason, entry.reason.map(ink.outside))
        add(.note, entry.note.map(ink.outside))
        add(.alert, entry.alertAcknowledged.map { ink.record($0 ? .alertSeen : .alertOpen) })
        add(.answer, entry.lastCode.map { answer($0, ink) })
        add(.answered, entry.answeredAt.map(moment))
        add(.shown, entry.shown.map { ink($0.words) })
        add(.delivery, ink(entry.state.words))
        add(.kind, kind(entry, ink))
        add(.number, String(entry.seq))
        add(.requestId, ink.outside(entry.requestId))
        return lines
    }

    /// The code of the last answer, and what it says where it is one of ours.
    private static func answer(_ code: String, _ ink: Ink) -> String {
        let shown = ink.outside(code)
        return Explanation(code).map { ink(Templates.codeSays(shown, $0.title)) } ?? shown
    }

    /// The service's verdict; without one nobody's grade, and what the screen showed.
    private static func result(_ entry: RecordEntry, _ ink: Ink) -> Span {
        guard let verdict = entry.verdict else {
            let shown = entry.shown.map { " " + ink($0.words) } ?? ""
            return Span("[ ] " + ink.record(.unverified) + (entry.shown == .recorded ? "" : shown), .muted)
        }
        return Span(verdict.row.symbol + " " + ink(verdict.row.words))
    }

    private static func kind(_ entry: RecordEntry, _ ink: Ink) -> String {
        switch entry.kind {
        case "code": ink(QueuePhrase.code)
        case "document": ink(QueuePhrase.document)
        case "carried": ink(QueuePhrase.carried)
        default: ink.outside(entry.kind)
        }
    }

    /// Seconds today, the day before.
    private static func time(_ at: Instant, _ now: Instant) -> String {
        at.date == now.date ? at.clock : at.monthDay + " " + at.clock.prefix(5)
    }

    private static func moment(_ at: Instant) -> String { "\(at.date.year)-\(at.monthDay) \(at.clock)" }
}

extension OutcomeWord {
    /// What the screen showed, in words: those of the first verdict that has this outcome.
    var words: Words {
        VerdictKind.allCases.first { $0.row.outcome == self }?.row.words ?? Words(zh: rawValue, en: rawValue)
    }
}
