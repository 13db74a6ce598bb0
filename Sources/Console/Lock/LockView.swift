import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// The locked screen: the state of the lane, how many alerts wait, and room for the PIN; nothing about anybody.
func drawLock(_ lock: LockState, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    let whole = buffer.bounds
    drawStatus(state, ink, in: whole.row(0), into: &buffer)
    buffer.render(Rule(title: ink(lock.purpose == .quit ? .quitTitle : .lockTitle)), in: whole.row(1))
    let isFull = MainLayout.isFull(whole.size)
    let place = Rect(column: isFull ? 4 : 1, row: isFull ? 5 : 3, columns: whole.columns - (isFull ? 8 : 2), rows: 6)
    let title = lock.purpose == .quit ? ink(.pinToQuit) : ink(.lockedNow)
    buffer.put(title, in: place.row(0), style: Style(.text, bold: true))
    if !state.alerts.isEmpty {
        buffer.put(ink(Templates.alertsWaiting(state.alerts.count)), in: place.row(1), style: Style(.alert, bold: true))
    }
    if state.settings.hasPIN {
        let field = FieldView(ink(.pinField), text: String(repeating: "*", count: lock.digits.count))
        buffer.render(field, in: place.row(3))
        let wait = state.pinTries.opensAt - state.now.uptime
        if lock.isChecking {
            buffer.put(ink(.pinChecking), in: place.row(4), style: .muted)
        } else if wait > 0 {
            buffer.put(ink(Templates.pinWait(SpanWords.of(wait + 999))), in: place.row(4), style: .muted)
        }
    } else {
        buffer.put(ink(.lockEnter), in: place.row(3), style: .muted)
    }
    if let message = state.message {
        buffer.put(" " + ink(message.words), in: whole.row(whole.rows - 2), style: Style(.text, bold: true))
    }
    drawFooter(state, ink, in: whole.row(whole.rows - 1), into: &buffer)
}
