import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// What changed between two states, as lines for an output that is only ever added to; every line stands by itself and
/// nothing is said twice.
public func linearLines(from before: ConsoleState, to after: ConsoleState) -> [String] {
    let ink = Ink(after.settings)
    var lines: [String] = []
    lines += LinearText.scan(before, after, ink)
    lines += LinearText.alerts(before, after, ink)
    lines += LinearText.status(before, after, ink)
    if let message = after.message, message != before.message { lines.append("* " + ink(message.words)) }
    lines += LinearText.overlay(before, after)
    return lines
}

/// The lines at the beginning: whose gate this is and how to go on.
public func linearGreeting(_ state: ConsoleState) -> [String] {
    let ink = Ink(state.settings)
    let bar = StatusBar(state, ink).words(in: 200)
    func line(_ id: CommandID) -> String { ink.keys.lineWay(to: id) }
    let hint = ink(Templates.linearHint(line(.admit), line(.hold), line(.refuse)))
    return [bar.left, hint].filter { !$0.isEmpty }
}

/// The parts of a state that are told.
enum LinearText {
    /// The screen whose rows are told where there is one to tell: long, for nobody scrolls in it.
    static let size = Size(columns: 80, rows: 100)

    static func scan(_ before: ConsoleState, _ after: ConsoleState, _ ink: Ink) -> [String] {
        guard let now = after.current else { return [] }
        let was = before.current.flatMap { $0.scan.requestId == now.scan.requestId ? $0 : nil }
        guard let verdict = now.verdict else {
            return was == nil ? [now.scan.at.clock + " " + ink(.checking)] : []
        }
        var lines: [String] = []
        if was?.verdict?.kind != verdict.kind {
            lines.append(now.scan.at.clock + " " + heading(verdict, ink))
        }
        let told = was.map { details($0, ink, after.now.wall) } ?? []
        lines += details(now, ink, after.now.wall).filter { !told.contains($0) }
        if case .have = now.history, was?.history != now.history { lines += history(now, ink, after.now.wall) }
        return lines
    }

    /// Symbol and word first: whoever hears the line knows at once.
    private static func heading(_ verdict: Verdict, _ ink: Ink) -> String {
        let row = verdict.row
        let both =
            ink.glyphs == .ascii
            ? row.words.en : row.words[ink.language] + " " + row.words[ink.language == .zh ? .en : .zh]
        return row.symbol + " " + both
    }

    private static func details(_ presentation: Presentation, _ ink: Ink, _ now: Instant) -> [String] {
        guard let verdict = presentation.verdict else { return [] }
        let columns = 200
        var lines = VerdictText.details(presentation, verdict, ink, columns: columns)
        if verdict.isUnverified { lines += CheckedHere.lines(presentation, verdict, ink, now: now, columns: columns) }
        return (lines.map(\.words) + VerdictText.nextStep(verdict, ink, columns: columns))
            .filter { !$0.isEmpty }.map { "  " + $0 }
    }

    /// The pane of the itinerary, row by row.
    private static func history(_ presentation: Presentation, _ ink: Ink, _ now: Instant) -> [String] {
        guard case .have(let history) = presentation.history else { return [] }
        return HistoryText.lines(history, ink, in: Size(columns: size.columns, rows: 60)).map(\.words)
            .filter { !$0.allSatisfy { $0 == " " } }.map { "  | " + $0 }
    }

    static func alerts(_ before: ConsoleState, _ after: ConsoleState, _ ink: Ink) -> [String] {
        let known = Set(before.alerts.map(\.requestId))
        return after.alerts.filter { !known.contains($0.requestId) }.compactMap {
            AlertText.forms($0, ink, now: after.now.wall).first
        }.map { "! " + $0 }
    }

    /// The link in words without its latency, and how many rows wait where that begins or ends.
    static func status(_ before: ConsoleState, _ after: ConsoleState, _ ink: Ink) -> [String] {
        var lines: [String] = []
        let link = StatusText.link(after.link.untimed, ink).first ?? ""
        if link != StatusText.link(before.link.untimed, ink).first { lines.append("- " + link) }
        let pending = after.backlog?.pending ?? 0
        let was = before.backlog?.pending ?? 0
        if (pending == 0) != (was == 0) { lines.append("- " + ink(Templates.waiting(pending))) }
        return lines
    }

    /// What stands over the main screen, as the rows of it that changed.
    static func overlay(_ before: ConsoleState, _ after: ConsoleState) -> [String] {
        guard after.overlay != nil else { return [] }
        let rows = rows(of: after)
        let known = before.overlay == nil ? [] : Set(self.rows(of: before))
        return rows.filter { !known.contains($0) }.map { ": " + unframed($0) }
    }

    /// The rows between the status bar and the footer, without what the main screen has there anyway.
    private static func rows(of state: ConsoleState) -> [String] {
        var quiet = state
        quiet.message = nil
        quiet.current = nil
        var main = quiet
        main.closeAll()
        let beneath = Set(dump(main))
        // Of a symbol in half blocks nobody hears anything; the words beside it stand.
        let blocks = "\u{2580}\u{2584}\u{2588}"
        let rows = dump(quiet).map { row in
            guard let first = row.first(where: { $0 != " " }), blocks.contains(first) else { return row }
            return String(row.drop { $0 == " " || blocks.contains($0) })
        }
        return rows.filter { row in !beneath.contains(row) && row.contains { !" -|+".contains($0) } }
    }

    /// A row without the frame of its dialog and the dashes of its rule.
    private static func unframed(_ row: String) -> String {
        func trimmed(_ text: Substring, _ ends: Set<Character>) -> Substring {
            var text = text.drop { ends.contains($0) }
            while let last = text.last, ends.contains(last) { text.removeLast() }
            return text
        }
        let bare = trimmed(row[...], [" "])
        let isRule = bare.hasPrefix("--") && bare.hasSuffix("--")
        if isRule || (bare.hasPrefix("+-") && bare.hasSuffix("-+")) { return String(trimmed(bare, [" ", "-", "+"])) }
        guard bare.hasPrefix("| "), bare.hasSuffix("|") else { return String(bare) }
        return String(trimmed(bare.dropFirst().dropLast(), [" "]))
    }

    private static func dump(_ state: ConsoleState) -> [String] {
        view(state, size).dump().split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map(
            String.init)
    }
}

extension LinkState {
    /// The same without the milliseconds of the last answer.
    fileprivate var untimed: LinkState {
        if case .online = self { .online(latencyMilliseconds: nil) } else { self }
    }
}
