import CTerminal
import Cells

/// One session: the loop that waits, drains all input and then paints at most once.
///
/// A class, because it lives on one thread from start to end and nothing of it is copied.
final class TerminalSession {
    private let options: TerminalOptions
    private let mailbox: TerminalMailbox
    private let application: TerminalApplication
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var decoder: BurstDecoder
    private var painter: Painter
    private var budget: FrameBudget
    private var size: Size
    private var isStale = true
    /// True where a person's own key asked for the picture, which is then painted at once.
    private var isUrgent = true
    private var isInputOpen = true
    private var octets = [UInt8](repeating: 0, count: 16_384)

    init(
        _ options: TerminalOptions, _ capabilities: TerminalCapabilities, _ mailbox: TerminalMailbox,
        _ application: TerminalApplication, theme: Theme
    ) {
        self.options = options
        self.mailbox = mailbox
        self.application = application
        start = clock.now
        decoder = BurstDecoder(options.burst, keys: .described())
        painter = Painter(
            theme, asciiOnly: capabilities.asciiOnly, ambiguousWidth: options.ambiguousWidth)
        budget = FrameBudget(at: .zero)
        size = Self.askSize()
    }

    private var now: Duration { clock.now - start }

    /// Runs until the application is finished.
    func run() {
        application.handle(.resize(size))
        while !application.finished() {
            paintIfDue()
            guard !application.finished() else { return }
            let ready = wait()
            decoder.holdsKeys = application.holdsKeys()
            decoder.measuresBursts = application.measuresBursts()
            if ready & 1 != 0 { readInput() }
            if ready & 2 != 0 { takeMail() }
            if ready & 4 != 0 { takeSignals() }
            deliver(decoder.tick(at: now))
            if let due = application.nextDeadline(), due <= .zero {
                application.onDeadline()
                isStale = true
            }
        }
    }

    private func wait() -> Int32 {
        let now = now
        var timeOuts = [application.nextDeadline(), decoder.deadline.map { $0 - now }]
        if isStale { timeOuts.append(budget.wait(at: now)) }
        let milliseconds = timeOuts.compactMap { $0 }.min().map { Self.milliseconds($0) } ?? -1
        let descriptors = [isInputOpen ? options.input : -1, mailbox.descriptor, kt_signal_descriptor()]
        return kt_wait(descriptors, milliseconds)
    }

    /// Rounded up, so that the loop never wakes before something is due and never spins.
    static func milliseconds(_ duration: Duration) -> Int32 {
        guard duration > .zero else { return 0 }
        let (seconds, attoseconds) = duration.components
        guard seconds < 1_000_000 else { return 1_000_000_000 }
        return Int32(seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
    }

    /// Reads until nothing is left, but not longer than one picture takes before looking at the rest of the world.
    private func readInput() {
        var total = 0
        let end = now + .milliseconds(33)
        while isInputOpen && now < end {
            let count = kt_read(options.input, &octets, Int32(octets.count))
            guard count > 0 else {
                if count < 0 {
                    isInputOpen = false
                    deliver([.terminated(signal: 1)])
                }
                break
            }
            total += Int(count)
            deliver(decoder.feed(octets[..<Int(count)], at: now))
        }
        isUrgent = total > 0 && total <= 16
    }

    private func takeMail() {
        for item in mailbox.take() {
            switch item {
            case .work(let work):
                work()
                isStale = true
            case .typed(let octets): deliver(decoder.feed(octets, at: now))
            case .bell: kt_bell()
            }
        }
    }

    private func takeSignals() {
        var isResized = false
        while case let number = kt_next_signal(), number != 0 {
            switch number {
            case SignalNumber.windowChange: isResized = true
            case SignalNumber.stop: suspend()
            case SignalNumber.proceed: proceed()
            default: deliver([.terminated(signal: number)])
            }
        }
        if isResized { resize() }
    }

    private func resize() {
        size = Self.askSize()
        kt_resize(Int32(size.rows), Int32(size.columns))
        painter.forget()
        deliver([.resize(size)])
    }

    private func suspend() {
        kt_suspend()
        proceed(isTaken: true)
    }

    /// Runs on after a stop, announced or not; the window may have changed meanwhile.
    private func proceed(isTaken: Bool = false) {
        if !isTaken { kt_resume() }
        resize()
        deliver([.continued])
    }

    private func deliver(_ events: [InputEvent]) {
        for event in events {
            FailPoint.pass(event)
            if event == .key(.control("z")) && options.allowsSuspension {
                suspend()
            } else {
                application.handle(event)
            }
            isStale = true
        }
    }

    private func paintIfDue() {
        guard isStale else { return }
        let now = now
        guard budget.wait(at: now) <= .zero || isUrgent else { return }
        isStale = false
        isUrgent = false
        guard let buffer = application.render(size) else { return }
        painter.paint(buffer)
        budget.spend()
    }

    private static func askSize() -> Size {
        var rows: Int32 = 24
        var columns: Int32 = 80
        _ = kt_size(&rows, &columns)
        return Size(columns: Int(columns), rows: Int(rows))
    }
}

/// The signals that the loop itself answers, as Linux numbers them.
private enum SignalNumber {
    static let proceed: Int32 = 18
    static let stop: Int32 = 20
    static let windowChange: Int32 = 28
}
