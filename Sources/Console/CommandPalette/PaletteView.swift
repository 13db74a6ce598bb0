import Cells
import HealthCode
import Phrases
import Widgets

/// The palette over the main screen; it leaves the status bar and the alert strip to be seen.
func drawPalette(_ palette: PaletteState, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let top = MainLayout.isFull(buffer.size) ? 3 : 2
    let area = Rect(column: 0, row: top, columns: buffer.size.columns, rows: buffer.size.rows - top - 2)
    let matches = state.paletteMatches(palette.query)
    let widget = Palette(
        ink(.paletteTitle), query: ink.outside(palette.query),
        entries: matches.map {
            Palette.Entry(ink($0.title), keys: ink.keys.name(of: $0), refusal: $0.refusal(state).map(ink.keyed))
        },
        selected: palette.selected)
    let place = area.centred(columns: 76, rows: min(area.rows, max(5, matches.count + 3)))
    buffer.render(widget, in: place)
    if matches.isEmpty {
        buffer.put(ink(.paletteNothing), in: place.inset(columns: 2, rows: 1).row(1), style: .muted)
    }
}
