import Glibc

/// `TIOCSPTLCK` and `TIOCGPTN` of Linux, which Swift does not see.
private let unlocksSlave: UInt = 0x4004_5431
private let asksNumber: UInt = 0x8004_5430

/// A terminal whose other end the test holds.
final class PseudoTerminal {
    let master: Int32
    let slave: Int32
    /// Where the slave is found.
    let path: String

    init?(columns: Int, rows: Int) {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var number: CInt = 0
        var isLocked: CInt = 0
        guard master >= 0, ioctl(master, unlocksSlave, &isLocked) == 0, ioctl(master, asksNumber, &number) == 0 else {
            return nil
        }
        let slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        guard slave >= 0 else { return nil }
        self.master = master
        self.slave = slave
        path = "/dev/pts/\(number)"
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        resize(columns: columns, rows: rows)
    }

    deinit {
        close(master)
        close(slave)
    }

    func resize(columns: Int, rows: Int) {
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    }

    func type(_ text: String) {
        let octets = Array(text.utf8)
        _ = write(master, octets, octets.count)
    }

    /// What was sent to the screen since the last call; the kernel may hand it over a little later.
    func output() -> [UInt8] {
        var octets: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(master, &part, part.count), count > 0 { octets += part[..<count] }
        return octets
    }

    /// Waits until something more is there; false where nothing comes for a second.
    func hasMore() -> Bool {
        var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 1_000) > 0
    }

    /// The modes that a shell would find: line editing and echo.
    var isCooked: Bool {
        var modes = termios()
        tcgetattr(slave, &modes)
        let both = tcflag_t(ICANON | ECHO)
        return modes.c_lflag & both == both
    }
}
