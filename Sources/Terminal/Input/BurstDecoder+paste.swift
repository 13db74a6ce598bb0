import Cells

extension BurstDecoder {
    /// A character between the brackets; CR, LF, Tab and ETX part the lines.
    mutating func take(pasted scalar: Unicode.Scalar, _ events: inout [InputEvent]) {
        switch scalar {
        case "\r", "\n", "\t", "\u{3}": endLine(&events)
        default:
            guard paste.length < settings.maximumLength else {
                paste.isTooLong = true
                return
            }
            paste.length += 1
            paste.text.unicodeScalars.append(scalar)
        }
    }

    /// The closing bracket, or the end of patience.
    mutating func endPaste(_ events: inout [InputEvent]) {
        endLine(&events)
        paste = PasteLine()
    }

    private mutating func endLine(_ events: inout [InputEvent]) {
        if paste.isTooLong {
            events.append(.scanTooLong)
        } else if !paste.text.isEmpty {
            events.append(.paste(paste.text))
        }
        paste = PasteLine(isOpen: true)
    }
}
