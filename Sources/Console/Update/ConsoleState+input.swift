import Cells
import Checkpoint
import Phrases

extension ConsoleState {
    mutating func handle(_ input: InputEvent) -> [ConsoleEffect] {
        switch input {
        case .scanBegan:
            beginScan()
            return []
        case .scan(let text):
            return read(text, .scanner)
        case .scanTooLong:
            return read("", .scanner)
        case .paste(let text):
            return paste(text)
        case .key(let key):
            return press(key)
        case .terminated:
            isFinished = true
            return [.quit]
        case .resize, .continued:
            return []
        }
    }

    /// A paste is a scan, except where it goes into a text field and is neither a code nor a resident number.
    private mutating func paste(_ text: String) -> [ConsoleEffect] {
        guard overlay != nil else { return read(text, .paste) }
        switch ScanDecoder.decode(text) {
        case .code, .twoCodes, .document, .residentNumber: return read(text, .paste)
        case .notACode:
            for character in text { type(character) }
            return []
        }
    }

    mutating func note(_ link: LinkState) -> [ConsoleEffect] {
        self.link = link
        return []
    }

    mutating func noteSample(_ failure: ServiceFailure) -> [ConsoleEffect] {
        say(Templates.refused(Phrase.samplesFailed.words, failure.cause.row.words))
        return []
    }
}
