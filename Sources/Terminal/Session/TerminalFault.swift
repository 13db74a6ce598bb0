/// Why there is no full screen; each says what to do.
public enum TerminalFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is no terminal.
    case notATerminal
    /// `TERM` is not set.
    case noType
    /// The terminal of this type cannot address its cells.
    case dumb(String)
    /// There is no terminfo database at all.
    case noDatabase
    /// Curses refused the terminal of this type.
    case refused(String)
    /// The process has no descriptor left.
    case noDescriptor

    /// What is wrong and what to do, in English.
    public var description: String {
        switch self {
        case .notATerminal: "standard input and output must be a terminal; use --linear for pipes and scripts"
        case .noType: "TERM is not set; set it (for example TERM=xterm-256color) or use --linear"
        case .dumb(let type): "a terminal of type \(type) cannot draw a screen; set TERM or use --linear"
        case .noDatabase: "there is no terminfo database; install ncurses-base or use --linear"
        case .refused(let type): "curses refuses a terminal of type \(type); set TERM or use --linear"
        case .noDescriptor: "no file descriptor is left; close some and start again"
        }
    }
}
