import CTerminal
import Glibc

/// A session without a screen: lines in, lines out, nothing ever drawn over. For screen readers, `dumb` terminals, pipes
/// and scripts.
public enum LineSession {
    /// Longest line that is taken; the rest of a longer one is dropped with it.
    static let lineLimit = 4_096

    /// Runs an application until it is finished; the calling thread belongs to it until then.
    /// - Parameters:
    ///   - input: where lines come from; -1 for none.
    ///   - output: where lines go; -1 for nowhere.
    /// - Throws: ``TerminalFault/noDescriptor``.
    public static func run(
        input: Int32, output: Int32, mailbox: TerminalMailbox, application: LineApplication
    ) throws(TerminalFault) {
        guard mailbox.descriptor >= 0 else { throw .noDescriptor }
        var splitter = LineSplitter(limit: lineLimit)
        var octets = [UInt8](repeating: 0, count: 4_096)
        var isOpen = input >= 0
        while true {
            let lines = application.lines()
            if output >= 0, !lines.isEmpty { LineOutput.write(lines.joined(separator: "\n") + "\n", to: output) }
            guard !application.finished() else { return }
            let due = application.nextDeadline().map { TerminalSession.milliseconds($0) } ?? -1
            let ready = kt_wait([isOpen ? input : -1, mailbox.descriptor, -1], due)
            if ready & 1 != 0 {
                let count = kt_read(input, &octets, Int32(octets.count))
                if count > 0 { splitter.feed(octets[..<Int(count)]).forEach(application.handle) }
                if count < 0 {
                    isOpen = false
                    splitter.end().forEach(application.handle)
                    application.ended()
                }
            }
            if ready & 2 != 0 {
                for item in mailbox.take() {
                    switch item {
                    case .work(let work): work()
                    case .typed(let octets): splitter.feed(octets[...]).forEach(application.handle)
                    case .bell: if output >= 0, isatty(output) != 0 { LineOutput.write("\u{07}", to: output) }
                    }
                }
            }
            if let due = application.nextDeadline(), due <= .zero { application.onDeadline() }
        }
    }
}
