import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The status bar: gate and operator at the left, link and clock at the right; the link is never clipped away.
func drawStatus(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let style = Style(.statusBar)
    buffer.fill(area, style: style)
    let isNarrow = area.columns < MainLayout.full.columns
    let link = isNarrow ? narrowLink(state.link, ink) : linkWords(state.link, ink)
    let right = link + "  " + state.now.wall.clock + " "
    let width = min(Text.width(right), area.columns)
    let place = Rect(column: area.right - width, row: area.top, columns: width, rows: 1)
    var left = " " + (isNarrow ? "" : ink(.product) + " ") + gate(state.settings, ink)
    if isNarrow, case .offline(let cause, _) = state.link {
        // The gate's name gives way: what is wrong matters more.
        left = " " + ink(.linkOffline) + " " + ink(cause.row.words)
    }
    if !isNarrow, !ink.name(state.settings.operatorName).isEmpty {
        left += "   " + ink.name(state.settings.operatorName)
    }
    let room = Rect(column: area.left, row: area.top, columns: max(0, area.columns - width - 1), rows: 1)
    buffer.put(left, in: room, style: Style(.statusBar, bold: true))
    buffer.put(right, in: place, style: style)
}

/// The state of the link where there is room for a word or a help code alone.
private func narrowLink(_ link: LinkState, _ ink: Ink) -> String {
    switch link {
    case .offline(let cause, _): HelpCode(cause).description
    case .forced: ink(.linkForced)
    case .unknown, .online: linkWords(link, ink)
    }
}

/// The gate's name, or its id where the name cannot be shown.
private func gate(_ settings: ConsoleSettings, _ ink: Ink) -> String {
    let name = ink.name(settings.gateName)
    return name.isEmpty ? ink.outside(settings.gateId) : name
}

/// The state of the link in words, with the latency or the cause and its help code.
func linkWords(_ link: LinkState, _ ink: Ink) -> String {
    switch link {
    case .unknown: ink(.linkUnknown)
    case .online(nil): ink(.linkOnline)
    case .online(.some(let latency)): ink(Templates.latency(latency))
    case .offline(let cause, _): ink(Templates.offline(cause.row.words, HelpCode(cause).description))
    case .forced(let reason): ink(Templates.forced(ink.outside(reason)))
    }
}

/// The field of the main screen; it says whose temperature is being typed.
func drawField(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let isCompact = area.columns < MainLayout.full.columns
    var label = isCompact ? ink(.fieldCompact) : ink(.field)
    if let subject = state.fieldSubject {
        let presentation = subject.presentation
        label = ink(Templates.temperatureOf(ink.person(presentation.maskedName, presentation.maskedNumber)))
    }
    let inset = Rect(column: area.left + 1, row: area.top, columns: area.columns - 2, rows: 1)
    buffer.render(FieldView(label, text: ink.outside(state.field)), in: inset)
}

/// The one strip of alerts: the oldest, how many more, and the key that acknowledges. A rule where there is none.
func drawAlert(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    guard let alert = state.alerts.first else { return }
    let style = Style(.alert, bold: true)
    buffer.fill(area, style: style)
    let key = CommandTable.command(.acknowledge)?.keyName ?? ""
    let others = state.alerts.count - 1
    let right = ink(others == 0 ? Templates.alertOne(key) : Templates.alertMore(others, key)) + " "
    let isNarrow = area.columns < MainLayout.full.columns
    let end = isNarrow ? (others > 0 ? "+\(others) \(key) " : "\(key) ") : right
    let width = Text.width(end)
    let words = ink(
        Templates.alert(
            isNarrow ? String(alert.at.clock.prefix(5)) : alert.at.clock,
            ink.person(alert.maskedName, alert.maskedNumber),
            alert.kind.row.words))
    buffer.put(
        " " + words, in: Rect(column: area.left, row: area.top, columns: area.columns - width - 1, rows: 1),
        style: style)
    buffer.put(end, at: Point(column: area.right - width, row: area.top), style: style)
}

/// The footer: the commands of this context that have a place in it. On the main screen disabled ones stay visible;
/// over it they leave their room to the way back.
func drawFooter(_ state: ConsoleState, _ ink: Ink, in area: Rect, into buffer: inout Buffer) {
    let context = state.context
    let shown = CommandTable.all.filter { command in
        command.footerRank != nil && command.contexts.contains(context)
            && (command.id != .nextSample || state.settings.isDemo)
            && (context == .main || command.refusal(state) == nil)
    }.sorted { ($0.footerRank ?? 0) < ($1.footerRank ?? 0) }
    buffer.render(
        HintBar(shown.map { HintBar.Hint($0.keyName, ink($0.hint), isEnabled: $0.refusal(state) == nil) }), in: area)
}
