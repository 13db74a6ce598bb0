#if DEBUG
    import Cells
    import Glibc
    @testable import Terminal

    /// One run: a session of the real Terminal room whose application draws at random.
    final class Play {
        private let options: TerminalOptions
        private let report: Report
        private var random: RandomScreens
        private var shown: Buffer?
        private var isAsked = true
        private var isOver = false
        private var number = 0
        private var marked = 0

        init(_ arguments: Arguments) throws {
            var options = TerminalOptions()
            options.scheme = arguments["scheme"].flatMap { Scheme(rawValue: $0) }
            options.colour = arguments["colour"].flatMap { TerminalOptions.Colour(rawValue: $0) } ?? .auto
            options.ambiguousWidth = arguments.number("ambiguous", else: 1)
            self.options = options
            report = Report(Int32(arguments.number("report", else: 3)))
            random = RandomScreens(seed: UInt64(arguments.number("seed", else: 1)))
            let found = try TerminalCapabilities.find(options)
            report.looks(Theme(found.scheme, found.depth))
            report.capabilities(found, ambiguousWidth: options.ambiguousWidth)
        }

        func run() throws {
            let application = TerminalApplication(
                handle: { [self] in take($0) }, render: { [self] in picture($0) },
                finished: { [self] in
                    mark()
                    return isOver
                })
            try Terminal.run(options, mailbox: TerminalMailbox(), application: application)
        }

        private func take(_ event: InputEvent) {
            switch event {
            case .key(.up): isAsked = true
            case .key(.function(10)), .terminated: isOver = true
            case .resize: isAsked = true
            default: break
            }
        }

        private func picture(_ size: Size) -> Buffer? {
            guard isAsked, !isOver else { return nil }
            isAsked = false
            number += 1
            let buffer = random.next(after: shown, size)
            shown = buffer
            report.picture(number, buffer)
            return buffer
        }

        /// Called on the terminal's thread once the picture has gone out, so that the mark follows its octets.
        private func mark() {
            guard marked < number else { return }
            marked = number
            let octets = Array("\u{1B}]7777;\(number)\u{7}".utf8)
            _ = write(options.output, octets, octets.count)
        }
    }
#endif
