import Cells
import Checkpoint
import Phrases

extension ConsoleState {
    mutating func handle(_ input: InputEvent) -> [ConsoleEffect] {
        if input.isFromAPerson { lastInput = now.uptime }
        switch input {
        case .scanBegan where isLocked: return []
        case .scan where isLocked, .scanTooLong where isLocked, .paste where isLocked: return refuseScan()
        case .scanBegan:
            if context == .scannerTest { beginSheet() }
            beginScan()
            return []
        case .scan(let text):
            return read(text, .scanner)
        case .scanTooLong:
            return read("", .scanner)
        case .paste(let text):
            return paste(text)
        case .measured(let facts):
            return note(facts)
        case .key(let key):
            return press(key) + wake()
        case .terminated:
            isFinished = true
            return [.quit]
        case .resize, .continued:
            return []
        }
    }

    /// A paste is a scan, except where it goes into a text field and is neither a code nor a resident number.
    private mutating func paste(_ text: String) -> [ConsoleEffect] {
        guard overlay != nil, context != .scannerTest else { return read(text, .paste) }
        switch ScanDecoder.decode(text) {
        case .code, .twoCodes, .wrongLayout, .document, .residentNumber: return read(text, .paste)
        case .notACode:
            if overlay == .assist, !assist.takesText { return read(text, .paste) }
            if case .reason(var state) = overlay {
                // A digit in a paste is text and chooses nothing.
                state.text = String((state.text + text).prefix(state.limit))
                overlay = .reason(state)
                return []
            }
            return text.reduce(into: []) { effects, character in effects += type(character) }
        }
    }

    /// Somebody is at the keyboard: what waits for the service need not wait out its pause, though not at every key.
    mutating func wake() -> [ConsoleEffect] {
        guard waitsForService, lastWake.map({ now.uptime - $0 >= settings.wakePause }) ?? true else { return [] }
        lastWake = now.uptime
        return [.wake]
    }

    private var waitsForService: Bool {
        if case .offline = link { return true }
        if case .waiting = upload?.state.phase { return true }
        return false
    }

    /// Whether somebody may want to switch the link by hand: it is down or switched off, the upload waits, or the scan on
    /// the screen got no answer.
    var isLinkSuspect: Bool { !link.isOnline || waitsForService || current?.verdict?.isUnverified == true }

    mutating func note(_ link: LinkState) -> [ConsoleEffect] {
        self.link = link
        return []
    }

    mutating func noteSample(_ failure: ServiceFailure) -> [ConsoleEffect] {
        say(Templates.refused(Phrase.samplesFailed.words, failure.cause.row.words))
        return []
    }
}

extension InputEvent {
    /// Whether somebody is at the keyboard or the scanner.
    fileprivate var isFromAPerson: Bool {
        switch self {
        case .scanBegan, .scan, .scanTooLong, .paste, .key: true
        case .measured, .resize, .continued, .terminated: false
        }
    }
}
