import Glibc

/// A serial device: where it is and how fast it sends; always 8 data bits, no parity, one stop bit, no flow control.
public struct SerialPort: Hashable, Sendable {
    /// The speeds there are, in baud.
    public static let speeds = rates.map(\.baud)

    /// The device's path.
    public var path: String
    /// One of ``speeds``.
    public var baud: Int

    /// A port.
    public init(path: String, baud: Int = 9_600) {
        self.path = path
        self.baud = baud
    }

    private static let rates: [(baud: Int, speed: Int32)] = [
        (1_200, B1200), (2_400, B2400), (4_800, B4800), (9_600, B9600), (19_200, B19200), (38_400, B38400),
        (57_600, B57600), (115_200, B115200),
    ]

    /// Whether it is there and is a serial device; nothing is set and nothing is read, for another program may own it.
    public func look() -> SerialFault? {
        let file = Glibc.open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return SerialFault(number: errno) }
        defer { close(file) }
        return isatty(file) == 1 ? nil : SerialFault(number: ENOTTY)
    }

    /// Opens it for this process alone, raw and at its speed. What was sent before is thrown away: a scan that nobody
    /// waited for must not come as somebody's.
    func open() throws(SerialFault) -> Int32 {
        let file = Glibc.open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw SerialFault(number: errno) }
        guard let speed = Self.rates.first(where: { $0.baud == baud })?.speed else {
            close(file)
            throw SerialFault(number: EINVAL)
        }
        var modes = termios()
        guard tcgetattr(file, &modes) == 0 else { throw Self.given(up: file) }
        cfmakeraw(&modes)
        modes.c_cflag &= ~tcflag_t(CSTOPB | PARENB) & ~Self.hardwareFlow
        modes.c_cflag |= tcflag_t(CS8 | CLOCAL | CREAD)
        guard cfsetspeed(&modes, speed_t(speed)) == 0, tcsetattr(file, TCSANOW, &modes) == 0,
            ioctl(file, UInt(TIOCEXCL)) == 0
        else { throw Self.given(up: file) }
        tcflush(file, TCIFLUSH)
        return file
    }

    /// `CRTSCTS`, which Swift does not see.
    private static let hardwareFlow: tcflag_t = 0x8000_0000

    private static func given(up file: Int32) -> SerialFault {
        let fault = SerialFault(number: errno)
        close(file)
        return fault
    }
}

/// Why a serial device cannot be used: an `errno` of open(2), or of setting its modes.
public struct SerialFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The `errno`.
    public let number: Int32

    init(number: Int32) {
        self.number = number
    }

    /// What the system calls it.
    public var description: String { String(cString: strerror(number)) }
    /// Whether another program has it for itself.
    public var isTaken: Bool { number == EBUSY }
}
