public import Cells
import Checkpoint
import HealthCode
import Phrases
import Widgets

/// Draws the state into a buffer of a size; pure.
public func view(_ state: ConsoleState, _ size: Size) -> Buffer {
    var buffer = Buffer(size)
    let ink = Ink(state.settings)
    guard MainLayout.fits(size) else {
        drawTooSmall(size, ink, into: &buffer)
        return buffer
    }
    switch state.overlay {
    case nil: drawMain(state, ink, into: &buffer)
    case .queue(let queue): drawQueue(queue, state, ink, into: &buffer)
    case .records: drawRecords(state, ink, into: &buffer)
    case .statistics: drawStatistics(state, ink, into: &buffer)
    case .assist: drawAssist(state, ink, into: &buffer)
    case .doctor(let page): drawDoctor(page, state, ink, into: &buffer)
    case .reason(let reason):
        drawBeneath(state, ink, into: &buffer)
        drawReason(reason, state, ink, into: &buffer)
    case .release(let goes):
        drawBeneath(state, ink, into: &buffer)
        drawRelease(goes, ink, into: &buffer)
    case .help(let help): drawHelp(help, state, ink, into: &buffer)
    case .palette(let palette):
        drawBeneath(state, ink, into: &buffer)
        drawPalette(palette, state, ink, into: &buffer)
    case .form: drawForm(state, ink, into: &buffer)
    case .lock(let lock): drawLock(lock, state, ink, into: &buffer)
    case .quit(let leaves):
        drawBeneath(state, ink, into: &buffer)
        drawQuit(leaves, state, ink, into: &buffer)
    }
    return buffer
}

/// What a dialog stands over: the screen that it was opened from, otherwise the main screen.
private func drawBeneath(_ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    switch state.beneath {
    case .queue(let queue): drawQueue(queue, state, ink, into: &buffer)
    case .records: drawRecords(state, ink, into: &buffer)
    case .statistics: drawStatistics(state, ink, into: &buffer)
    case .assist: drawAssist(state, ink, into: &buffer)
    case .doctor(let page): drawDoctor(page, state, ink, into: &buffer)
    default: drawMain(state, ink, into: &buffer)
    }
}

/// A window below 40x12 shows how large it is and how large it has to be, and nothing about anybody.
private func drawTooSmall(_ size: Size, _ ink: Ink, into buffer: inout Buffer) {
    let least = MainLayout.least
    buffer.put(ink(.tooSmall), at: Point(column: 0, row: 0), style: .title)
    let extent = Templates.size(size.columns, size.rows, least.columns, least.rows)
    buffer.put(ink(extent), at: Point(column: 0, row: 1))
}

/// The question before quitting, over the main screen; Stay is chosen first.
private func drawQuit(_ leaves: Bool, _ state: ConsoleState, _ ink: Ink, into buffer: inout Buffer) {
    var lines = [Line(ink(.quitQuestion))]
    if let backlog = state.backlog {
        if backlog.pending > 0 { lines.append(Line(ink(Templates.quitWaiting(backlog.pending)))) }
    } else {
        lines.append(Line(ink(.quitNoQueue)))
    }
    buffer.render(
        Dialog(
            ink(.quitTitle), lines: lines,
            buttons: [ink(.quitStay), ink(.quitLeave)], selected: leaves ? 1 : 0),
        in: buffer.bounds)
}
