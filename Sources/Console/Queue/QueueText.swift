import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// Rows of the outbox as words.
enum QueueText {
    /// How many rows are where, the dead first, and since when the oldest waits.
    static func summary(_ state: ConsoleState, _ ink: Ink, columns: Int) -> Line {
        guard let backlog = state.backlog else { return Line("") }
        var spans: [Span] = []
        if let dead = backlog.counts[.dead], dead > 0 { spans.append(Span(ink(Templates.dead(dead)), Style(.fault))) }
        if let held = backlog.counts[.held], held > 0 {
            spans.append(Span(ink(Templates.held(held)), Style(.text, bold: true)))
        }
        spans.append(Span(ink(Templates.waiting(backlog.pending)), Style(.text, bold: true)))
        if columns >= 70 {
            let parts = [OutboxState.new, .sending, .retry, .unknown].compactMap { wanted -> String? in
                guard let count = backlog.counts[wanted], count > 0 else { return nil }
                return ink(wanted.words) + " \(count)"
            }
            if !parts.isEmpty { spans.append(Span("(" + parts.joined(separator: " ") + ")", .muted)) }
        }
        if let oldest = backlog.oldest {
            spans.append(Span(ink(Templates.oldest(oldest.moment(asOf: state.now.wall))), .muted))
        }
        return Line(spans).whole(in: columns, gap: 2)
    }

    /// Why nothing is being sent, in words.
    static func standing(_ state: ConsoleState, _ ink: Ink) -> String {
        if let words = StatusText.upload(state, ink).first { return words }
        return state.link.isOnline ? "" : StatusText.link(state.link, ink)[0]
    }

    /// The headings of the table; 80 columns leave 24 for the last answer.
    static func columns(_ ink: Ink) -> [TableView.Column] {
        [
            TableView.Column(ink(.number), .fixed(7), .right), TableView.Column(ink(.state), .fixed(8)),
            TableView.Column(ink(.scanned), .fixed(11)), TableView.Column(ink(.age), .fixed(6), .right),
            TableView.Column(ink(.tries), .fixed(5), .right), TableView.Column(ink(.next), .fixed(6), .right),
            TableView.Column(ink(.cause), .flexible()),
        ]
    }

    /// A row of the table.
    static func cells(_ entry: QueueEntry, _ ink: Ink, now: Instant) -> [Span] {
        [
            Span(String(entry.seq), .muted), Span(ink(entry.state.words), style(of: entry.state)),
            Span(entry.scannedWall.moment(asOf: now)), Span(ink(SpanWords.of(entry.ageMilliseconds))),
            Span(String(entry.attempts)), Span(due(entry, ink)), Span(answer(entry, ink)),
        ]
    }

    /// A row where there are 40 columns: state, tries, age, the last answer.
    static func line(_ entry: QueueEntry, _ ink: Ink) -> Line {
        Line([
            Span(Text.pad(ink(entry.state.words), to: 8), style(of: entry.state)),
            Span(Text.pad(ink(Templates.tries(entry.attempts)), to: 4, .right) + " "),
            Span(Text.pad(ink(SpanWords.of(entry.ageMilliseconds)), to: 6, .right) + " "),
            Span(answer(entry, ink)),
        ])
    }

    /// Everything about a row; a requestId in full, for it is what a help desk asks for.
    static func detail(_ entry: QueueEntry, _ ink: Ink, columns: Int, isFull: Bool) -> [Line] {
        let label = ink.language == .zh ? 9 : 12
        var lines = [
            Line([
                Span(ink(entry.state.words) + "  ", Style(entry.state == .dead ? .fault : .text, bold: true)),
                Span(ink(entry.state.meaning)),
            ])
        ]
        func add(_ phrase: QueuePhrase?, _ words: String) {
            for (index, text) in Text.wrap(words, to: max(1, columns - label)).enumerated() {
                let head = Text.pad(index == 0 ? phrase.map { ink($0) } ?? "" : "", to: label)
                lines.append(Line([Span(head, .muted), Span(text)]))
            }
        }
        if let note = entry.note, !note.isEmpty { add(.note, ink.outside(note)) }
        let explanation = entry.lastCode.flatMap { Explanation($0) }
        add(.lastAnswer, entry.attempts == 0 ? ink(QueuePhrase.never) : answer(entry, ink))
        if let explanation, entry.attempts > 0, isFull, explanation.meaning != explanation.title {
            add(nil, ink(explanation.meaning))
        }
        let step = entry.attempts > 0 ? entry.nextStep(explanation) : nil
        if let step {
            for (index, text) in Text.wrap(ink.keyed(step), to: max(1, columns - label)).enumerated() {
                let head = Text.pad(index == 0 ? ink(Phrase.nextStep) : "", to: label)
                lines.append(Line([Span(head, .muted), Span(text)]))
            }
        }
        add(.scanned, entry.scannedWall.monthDay + " " + entry.scannedWall.clock)
        add(.age, ink(SpanWords.of(entry.ageMilliseconds)) + "  " + ink(Templates.tries(entry.attempts)))
        if entry.state.isPending { add(.next, due(entry, ink)) }
        add(.decision, ink(entry.decision.name))
        add(.kind, kind(entry, ink))
        add(.number, String(entry.seq))
        add(.requestId, ink.outside(entry.requestId))
        return lines
    }

    /// The code of the last answer and what it says.
    static func answer(_ entry: QueueEntry, _ ink: Ink) -> String {
        guard entry.attempts > 0 || entry.lastCode != nil else { return "" }
        let words = entry.cause.map { ink($0) } ?? ""
        return [entry.lastCode.map { ink.outside($0) } ?? "", words].filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func due(_ entry: QueueEntry, _ ink: Ink) -> String {
        guard entry.state.isPending, entry.state != .sending else { return "-" }
        return entry.dueMilliseconds <= 0 ? ink(QueuePhrase.now) : ink(SpanWords.of(entry.dueMilliseconds))
    }

    private static func kind(_ entry: QueueEntry, _ ink: Ink) -> String {
        switch entry.kind {
        case "code": ink(QueuePhrase.code)
        case "document": ink(QueuePhrase.document)
        case "carried": ink(QueuePhrase.carried)
        default: ink.outside(entry.kind)
        }
    }

    private static func style(of state: OutboxState) -> Style {
        switch state {
        case .dead: Style(.fault)
        case .held: Style(.text, bold: true)
        default: .text
        }
    }
}

extension QueueEntry {
    /// What to do about the row: a dead one by its cause, for whoever it was about has long gone; another by its code.
    func nextStep(_ explanation: Explanation?) -> Words? {
        guard state == .dead else { return explanation?.nextStep }
        return DeadLetterCause(code: lastCode, answerClass: lastClass).nextStep
    }
}
