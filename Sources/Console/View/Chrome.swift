import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The field of the main screen; it says whose temperature is being typed.
func drawField(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let isCompact = area.columns < MainLayout.full.columns
    var label = isCompact ? ink(.fieldCompact) : ink(.field)
    if let subject = state.fieldSubject {
        let presentation = subject.presentation
        // Whom no service has named is told by the time of the scan, which stands on the screen too.
        let person = ink.person(presentation.maskedName, presentation.maskedNumber)
        label = ink(Templates.temperatureOf(person.isEmpty ? presentation.scan.at.clock : person))
    }
    let inset = Rect(column: area.left + 1, row: area.top, columns: area.columns - 2, rows: 1)
    buffer.render(FieldView(label, text: ink.outside(state.field)), in: inset)
}

/// The one strip of alerts: the oldest, whether it was so at the scan, how many more, and the key that acknowledges.
func drawAlert(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    guard let alert = state.alerts.first else { return }
    let style = Style(.alert, bold: true)
    buffer.fill(area, style: style)
    let key = ink.keys.way(to: .acknowledge)
    let others = state.alerts.count - 1
    let isNarrow = area.columns < MainLayout.full.columns
    let right = ink(others == 0 ? Templates.alertOne(key) : Templates.alertMore(others, key)) + " "
    let end = isNarrow ? (others > 0 ? "+\(others) \(key) " : "\(key) ") : right
    let room = area.columns - Text.width(end) - 2
    let words = AlertText.forms(alert, ink, now: state.now.wall).first { Text.width($0) <= room }
    let shown = words ?? AlertText.forms(alert, ink, now: state.now.wall).last ?? ""
    buffer.put(
        " " + shown, in: Rect(column: area.left, row: area.top, columns: room + 1, rows: 1), style: style)
    buffer.put(end, at: Point(column: area.right - Text.width(end), row: area.top), style: style)
}

/// An alert in words, the longest form first: what gives way is the seconds, then the basis's own words.
enum AlertText {
    static func forms(_ alert: StandingAlert, _ ink: Ink, now: Instant) -> [String] {
        let isToday = alert.at.date == now.date
        let long = isToday ? alert.at.clock : alert.at.monthDay + " " + alert.at.clock.prefix(5)
        let short = isToday ? String(long.prefix(5)) : long
        let person = ink.person(alert.maskedName, alert.maskedNumber)
        let kind = alert.kind.row.words
        let basis = alert.basis.map { $0 == .atScan ? Phrase.basisAtScan.words : Phrase.basisSince.words }
        let whole = basis.map { Templates.basis(kind, $0) } ?? kind
        let brief = alert.basis.map { " " + ink($0 == .atScan ? .basisAtScanShort : .basisSinceShort) } ?? ""
        return [
            ink(Templates.alert(long, person, whole)), ink(Templates.alert(short, person, whole)),
            ink(Templates.alertShort(short, person, whole)), ink(Templates.alertShort(short, person, kind)) + brief,
            ink(Templates.alertShort(short, person, kind)),
        ]
    }
}

/// The footer: the commands of this context that have a place in it now. On the main screen disabled ones stay visible
/// for as long as there is room; over it they leave their room to the way back.
func drawFooter(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let context = state.context
    var shown = CommandTable.all.filter { command in
        command.footerRank != nil && command.contexts.contains(context) && command.footerWhen(state)
            && (command.id != .nextSample || state.settings.isDemo)
            && !ink.keys.keys(of: command).isEmpty
            && (context == .main || [.queue, .records, .assist].contains(command.group)
                || command.refusal(state) == nil)
    }.sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
    func width(_ commands: [Command]) -> Int {
        commands.reduce(-1) {
            $0 + Text.width(ink.keys.name(of: $1)) + Text.width(ink($1.hintNow(state) ?? $1.hint)) + 2
        }
    }
    // What is refused anyway gives way before something that can be done is cut off, the last first; then what is
    // seldom wanted while people queue.
    while context == .main, width(shown) > area.columns,
        let last = shown.lastIndex(where: { $0.refusal(state) != nil })
            ?? shown.lastIndex(where: { [.statistics, .records, .assist].contains($0.id) })
    { shown.remove(at: last) }
    let hints = shown.map { command in
        HintBar.Hint(
            ink.keys.name(of: command), ink(command.hintNow(state) ?? command.hint),
            isEnabled: command.refusal(state) == nil)
    }
    buffer.render(HintBar(hints), in: area)
}
