import Glibc
import Synchronization
import Testing

@testable import Terminal

/// Serial devices as real ones are: a pseudo terminal whose other end the test holds, unplugged and plugged in again.
@Suite(.serialized) struct SerialLineTests {
    /// What was heard, in order.
    final class Ear: Sendable {
        private let heard = Mutex<[SerialLine.News]>([])

        func hear(_ news: SerialLine.News) { heard.withLock { $0.append(news) } }

        var news: [SerialLine.News] { heard.withLock { $0 } }

        var lines: [String] { news.compactMap { if case .line(let text) = $0 { text } else { nil } } }

        /// Looks until it is so, at most half a minute.
        func waits(until isSo: ([SerialLine.News]) -> Bool) -> Bool {
            for _ in 0..<3_000 {
                if isSo(news) { return true }
                poll(nil, 0, 10)
            }
            return false
        }
    }

    /// A path that leads to whatever is plugged in.
    final class Socket {
        let path = "/tmp/kakou-serial-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        private(set) var device: PseudoTerminal?

        func plug() throws {
            let terminal = try #require(PseudoTerminal(columns: 80, rows: 24))
            // As the kernel hands a port over: line editing and echo, which a scanner must not meet.
            var modes = termios()
            tcgetattr(terminal.slave, &modes)
            modes.c_lflag |= tcflag_t(ICANON | ECHO)
            tcsetattr(terminal.slave, TCSANOW, &modes)
            unlink(path)
            try #require(symlink(terminal.path, path) == 0)
            device = terminal
        }

        func unplug() {
            unlink(path)
            device = nil
        }

        deinit { unlink(path) }
    }

    private let code = String(sampleCode)

    @Test func linesComeWholeHoweverTheyAreCutAndEnded() throws {
        let (socket, ear) = (Socket(), Ear())
        try socket.plug()
        let line = try #require(SerialLine(SerialPort(path: socket.path), pause: 20) { ear.hear($0) })
        #expect(ear.waits { $0.contains(.opened) })
        for end in ["\r", "\n", "\t", "\u{3}", "\r\n"] {
            socket.device?.type(String(code.prefix(70)))
            socket.device?.type(code.dropFirst(70) + end)
        }
        #expect(ear.waits { _ in ear.lines.count == 5 }, "\(ear.news)")
        #expect(ear.lines == Array(repeating: code, count: 5))
        // Raw: nothing is echoed to the scanner.
        #expect(socket.device?.output().isEmpty == true)
        line.stop()
    }

    @Test func itIsRawAtItsSpeedAndForThisProcessAlone() throws {
        let (socket, ear) = (Socket(), Ear())
        try socket.plug()
        let line = try #require(SerialLine(SerialPort(path: socket.path, baud: 115_200), pause: 20) { ear.hear($0) })
        #expect(ear.waits { $0.contains(.opened) })
        let slave = try #require(socket.device?.slave)
        var modes = termios()
        tcgetattr(slave, &modes)
        #expect(modes.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
        #expect(modes.c_cflag & tcflag_t(CSIZE) == tcflag_t(CS8) && modes.c_cflag & tcflag_t(PARENB | CSTOPB) == 0)
        #expect(cfgetospeed(&modes) == speed_t(B115200))
        var isExclusive: CInt = 0
        let asksExclusive: UInt = 0x8004_5440
        #expect(ioctl(slave, asksExclusive, &isExclusive) == 0 && isExclusive == 1)
        line.stop()
    }

    @Test func unpluggedItIsSaidOnceAndWhatWasReadIsGivenAndItOpensAgain() throws {
        let (socket, ear) = (Socket(), Ear())
        try socket.plug()
        let line = try #require(SerialLine(SerialPort(path: socket.path), pause: 20) { ear.hear($0) })
        #expect(ear.waits { $0.contains(.opened) })
        for round in 1...3 {
            socket.device?.type("whole\(round)\r")
            #expect(ear.waits { _ in ear.lines.last == "whole\(round)" }, "\(ear.news)")
            socket.device?.type("half\(round)")
            socket.unplug()
            #expect(ear.waits { $0.last == .lost }, "\(ear.news)")
            // It is tried again many times meanwhile, and nothing more is said.
            poll(nil, 0, 100)
            #expect(ear.news.last == .lost)
            try socket.plug()
            #expect(ear.waits { $0.last == .opened }, "\(ear.news)")
        }
        let told = ear.news.filter { if case .line(let text) = $0 { text.hasPrefix("whole") } else { true } }
        let round: (Int) -> [SerialLine.News] = { [.line("whole\($0)"), .lost, .opened] }
        #expect(told == [.opened] + (1...3).flatMap(round))
        // A pseudo terminal may drop what nobody has read when it is closed; what was read comes, and comes alone.
        #expect(ear.lines.allSatisfy { $0.hasPrefix("whole") || ["half1", "half2", "half3"].contains($0) })
        line.stop()
    }

    @Test func whatNothingEndsIsGivenByItselfAndNotJoinedToTheNext() throws {
        let (socket, ear) = (Socket(), Ear())
        try socket.plug()
        let line = try #require(SerialLine(SerialPort(path: socket.path), pause: 20) { ear.hear($0) })
        #expect(ear.waits { $0.contains(.opened) })
        socket.device?.type("endless")
        #expect(ear.waits { $0.contains(.line("endless")) })
        socket.device?.type("next\r")
        #expect(ear.waits { _ in ear.lines == ["endless", "next"] }, "\(ear.news)")
        line.stop()
    }

    @Test func aFileThatIsNoDeviceAndNoneAtAllAreSaidInWords() throws {
        #expect(SerialPort(path: "/dev/null").look()?.number == ENOTTY)
        #expect(SerialPort(path: "/nowhere/tty").look()?.number == ENOENT)
        let ear = Ear()
        let line = try #require(SerialLine(SerialPort(path: "/nowhere/tty"), pause: 10) { ear.hear($0) })
        #expect(ear.waits { !$0.isEmpty })
        poll(nil, 0, 100)
        #expect(ear.news == [.missing(SerialFault(number: ENOENT))])
        line.stop()
        let taken = SerialFault(number: EBUSY)
        #expect(taken.isTaken && !taken.description.isEmpty)
    }

    @Test func stoppedItLetsGoOfTheDevice() throws {
        let (socket, ear) = (Socket(), Ear())
        try socket.plug()
        let port = SerialPort(path: socket.path)
        for _ in 0..<3 {
            let before = ear.news.count
            let line = try #require(SerialLine(port, pause: 20) { ear.hear($0) })
            #expect(ear.waits { $0.count > before && $0.last == .opened })
            line.stop()
        }
        #expect(!ear.news.contains(.lost))
    }
}
