import CTerminal
import Cells

/// The terminal's full screen: one thread, one session at a time.
public enum Terminal {
    /// Shows an application until it is finished, and leaves the terminal as it was on every way out.
    ///
    /// The calling thread belongs to the terminal until then. SIGTERM, SIGHUP, SIGINT and SIGQUIT come as events; the
    /// application decides when it is finished. Standard error, where it is a terminal, is shown afterwards.
    /// - Throws: ``TerminalFault``, before anything was changed.
    public static func run(
        _ options: TerminalOptions, mailbox: TerminalMailbox, application: TerminalApplication
    )
        throws(TerminalFault)
    {
        let capabilities = try TerminalCapabilities.find(options)
        guard mailbox.descriptor >= 0 else { throw .noDescriptor }
        let hasColours = capabilities.depth != .mono
        switch kt_start(
            capabilities.usedType, options.input, options.output, capabilities.hasBracketedPaste, hasColours)
        {
        case Int32(KT_STARTED): break
        case Int32(KT_NOT_A_TERMINAL): throw .notATerminal
        case Int32(KT_NO_DESCRIPTOR): throw .noDescriptor
        default: throw .refused(capabilities.type)
        }
        defer { kt_stop() }
        let theme = Theme(capabilities.scheme, capabilities.depth)
        for (index, pair) in theme.pairs.enumerated() {
            _ = kt_define_pair(Int32(index + 1), Int32(pair.foreground), Int32(pair.background))
        }
        TerminalSession(options.settled(), capabilities, mailbox, application, theme: theme).run()
    }
}

extension TerminalOptions {
    /// The same, with the wait for the rest of a sequence that `ESCDELAY` asks for in milliseconds, or a longer one where
    /// a network lies between; not where it was set.
    fileprivate func settled() -> TerminalOptions {
        guard burst.escapeDelay == BurstSettings().escapeDelay else { return self }
        var options = self
        let variables = Environment(environment)
        if let asked = variables["ESCDELAY"].flatMap({ Int($0) }), (1...1_000).contains(asked) {
            options.burst.escapeDelay = .milliseconds(asked)
        } else if variables["SSH_TTY"].map({ !$0.isEmpty }) ?? false {
            options.burst.escapeDelay = .milliseconds(100)
        }
        return options
    }
}
