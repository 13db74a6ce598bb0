import Dispatch
import Glibc
import Synchronization

/// Reads a serial device line by line, and opens it again whenever it comes back.
///
/// A line ends by CR, LF, both, Tab or ETX; one that nothing ends is given after a second, and at once where the device
/// goes away: what was read is never lost, and never joined to what comes later.
public final class SerialLine: Sendable {
    /// What is told, in order, from one thread of its own.
    public enum News: Hashable, Sendable {
        /// The device is open.
        case opened
        /// It cannot be opened; told once, and tried again until it can.
        case missing(SerialFault)
        /// It was open and went away; tried again until it is back.
        case lost
        /// A line without its end, never empty; broken UTF-8 in it is U+FFFD.
        case line(String)
    }

    /// Octets of a line that are kept; a longer one comes cut, and is no code.
    public static let limit = 4_097
    /// How long a line that nothing ends is waited for, in milliseconds.
    static let patience: Int32 = 1_000

    /// The writing end of a pipe whose other end the thread polls; nil once it was closed.
    private let bell: Mutex<Int32?>

    /// Opens and reads until ``stop()``; nil where the process has no descriptor left.
    /// - Parameter pause: milliseconds between two tries to open.
    public init?(_ port: SerialPort, pause: Int32 = 1_000, heard: @escaping @Sendable (News) -> Void) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        bell = Mutex(ends[1])
        // The thread closes what it polls, and this side its own end: neither closes a number of the other's.
        let reader = ends[0]
        DispatchQueue(label: "serial.line").async {
            Self.run(port, reader, pause, heard)
            close(reader)
        }
    }

    deinit { stop() }

    /// Ends the reading and lets go of the device; nothing is heard from some moment soon after.
    public func stop() {
        let bell = bell.withLock { bell in
            defer { bell = nil }
            return bell
        }
        if let bell { close(bell) }
    }

    private static func run(_ port: SerialPort, _ bell: Int32, _ pause: Int32, _ heard: (News) -> Void) {
        var isTold = false
        while true {
            do throws(SerialFault) {
                let file = try port.open()
                heard(.opened)
                let isStopped = listen(file, bell, heard)
                close(file)
                if isStopped { return }
                heard(.lost)
                isTold = true
            } catch {
                if !isTold { heard(.missing(error)) }
                isTold = true
            }
            // Also after a loss, so that a device that opens and fails at once does not make this spin.
            var waiting = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, pause) > 0 { return }
        }
    }

    /// Reads until the device goes, or the bell; true for the bell.
    private static func listen(_ file: Int32, _ bell: Int32, _ heard: (News) -> Void) -> Bool {
        var splitter = LineSplitter(limit: limit)
        var octets = [UInt8](repeating: 0, count: 4_096)
        func give(_ lines: [String]) { for line in lines where !line.isEmpty { heard(.line(line)) } }
        while true {
            var entries = [
                pollfd(fd: file, events: Int16(POLLIN), revents: 0),
                pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&entries, 2, splitter.isOpen ? patience : -1)
            if entries[1].revents != 0 {
                give(splitter.end())
                return true
            }
            if count == 0 { give(splitter.end()) }
            guard count > 0, entries[0].revents != 0 else { continue }
            let length = read(file, &octets, octets.count)
            if length > 0 {
                give(splitter.feed(octets[..<length]))
            } else if length == 0 || (errno != EAGAIN && errno != EINTR) {
                give(splitter.end())
                return false
            }
        }
    }
}
