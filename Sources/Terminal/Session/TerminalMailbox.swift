import CTerminal
import Synchronization

/// How other threads reach the one that owns the terminal.
///
/// It may be made before the terminal is started and used after it ended; what is posted then is dropped with it.
public final class TerminalMailbox: Sendable {
    enum Item: Sendable {
        case work(@Sendable () -> Void)
        case typed([UInt8])
        case bell
    }

    private let items = Mutex<[Item]>([])
    /// An eventfd, which `poll` sees; -1 where the process has no descriptor left, which ``Terminal`` reports.
    let descriptor: Int32

    /// An empty mailbox.
    public init() {
        descriptor = kt_wake_open()
    }

    deinit {
        if descriptor >= 0 { kt_wake_close(descriptor) }
    }

    /// Has work done on the terminal's thread, in the order posted, followed by a look whether to paint.
    public func post(_ work: @escaping @Sendable () -> Void) {
        add(.work(work))
    }

    /// Has a text decoded as if a scanner or a person had typed it; end a scan with a carriage return.
    public func type(_ text: String) {
        add(.typed(Array(text.utf8)))
    }

    /// Rings the terminal's bell.
    public func ring() {
        add(.bell)
    }

    func take() -> [Item] {
        kt_wake_drain(descriptor)
        return items.withLock { items in
            defer { items = [] }
            return items
        }
    }

    private func add(_ item: Item) {
        items.withLock { $0.append(item) }
        if descriptor >= 0 { kt_wake_signal(descriptor) }
    }
}
