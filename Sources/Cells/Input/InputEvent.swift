/// What reaches the program from the person, the scanner and the terminal.
public enum InputEvent: Hashable, Sendable {
    /// The beginning of a scan was recognised; what is shown of the last person goes, and so does what is in the field.
    ///
    /// Its text follows as ``scan(_:)``, as ``scanTooLong``, or as ``paste(_:)`` where nothing ended it.
    case scanBegan
    /// A key, never part of a scan.
    case key(Key)
    /// One whole scan, without its terminator and without control characters; never empty.
    case scan(String)
    /// How quickly the keys of the scan before or after it came and what ended it; given only where it was asked for.
    ///
    /// It comes before the scan, and again where a second terminator follows.
    case measured(BurstFacts)
    /// A scan that went past the limit and was dropped whole.
    case scanTooLong
    /// One line of a bracketed paste, or a quick run that nothing ended; without control characters, never empty.
    ///
    /// It is text: for a field, or a code. It never is a command.
    case paste(String)
    /// The terminal has another size now.
    case resize(Size)
    /// The process was asked to end by this signal: 15 TERM, 1 HUP, 2 INT, 3 QUIT.
    case terminated(signal: Int32)
    /// The process was stopped and runs again; the screen is painted whole.
    case continued
}
