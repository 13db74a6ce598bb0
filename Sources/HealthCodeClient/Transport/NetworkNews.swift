internal import Dispatch
internal import Glibc
internal import Synchronization

/// Hears from the kernel that a network interface came up, or got an address or a route; rtnetlink(7).
///
/// Costs nothing between two events. Where the kernel gives no such socket nothing is heard, and bare connections find
/// the way all the same (offline.md, Q8).
public final class NetworkNews: Sendable {
    /// The writing end of a pipe whose other end the thread polls; nil once it was closed.
    private let bell: Mutex<Int32?>

    /// Calls `heard` after each run of such events, from a thread of its own; nil where the kernel tells nothing.
    public init?(_ heard: @escaping @Sendable () -> Void) {
        guard let socket = Self.open() else { return nil }
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            close(socket)
            return nil
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        bell = Mutex(ends[1])
        // The thread closes what it polls, and this side its own end: neither closes a number of the other's.
        let reader = ends[0]
        DispatchQueue(label: "network.news").async { Self.listen(socket, reader, heard) }
    }

    deinit { stop() }

    /// Ends the listening; nothing is heard from some moment soon after.
    public func stop() {
        let bell = bell.withLock { bell in
            defer { bell = nil }
            return bell
        }
        if let bell { close(bell) }
    }

    /// Whether messages of rtnetlink, back to back, say that something came up. Anything that is none is no news.
    public static func isNews(_ octets: some Collection<UInt8>) -> Bool {
        var rest = Array(octets)[...]
        while rest.count >= 16 {
            let length = Int(number(rest, 0, 4))
            guard length >= 16, length <= rest.count else { return false }
            let message = rest.prefix(length)
            switch number(message, 4, 2) {
            case 16 where length >= 32:
                // RTM_NEWLINK comes for much else: only one that carries (IFF_RUNNING) and is no loopback counts.
                let flags = number(message, 24, 4)
                if flags & 0x40 != 0, flags & 0x8 == 0 { return true }
            case 20, 24: return true
            default: break
            }
            rest = rest.dropFirst(min(rest.count, (length + 3) & ~3))
        }
        return false
    }

    private static func number(_ octets: ArraySlice<UInt8>, _ offset: Int, _ count: Int) -> UInt32 {
        let start = octets.startIndex + offset
        let order = octets[start..<start + count]
        // The kernel's messages have the machine's order; every machine that this runs on is little-endian.
        return order.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Numbers of linux/rtnetlink.h, which Glibc's module does not have: family 16, protocol 0, and the groups of links
    /// (1), addresses (0x10, 0x100) and routes (0x40, 0x400) of both families.
    private static func open() -> Int32? {
        let descriptor = Glibc.socket(16, Int32(SOCK_RAW.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        var address = sockaddr()
        address.sa_family = 16
        withUnsafeMutableBytes(of: &address) { bytes in
            bytes.storeBytes(of: UInt32(0x551), toByteOffset: 8, as: UInt32.self)
        }
        guard bind(descriptor, &address, 12) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private static func listen(_ socket: Int32, _ bell: Int32, _ heard: @Sendable () -> Void) {
        defer {
            close(socket)
            close(bell)
        }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        var isNew = false
        var runEnds = ContinuousClock.now
        while true {
            var entries = [
                pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
                pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
            ]
            // A cable that is put in makes a handful of events within some ten milliseconds: they are told as one.
            let count = poll(&entries, 2, isNew ? 200 : -1)
            if count < 0, errno != EINTR { return }
            if entries[1].revents != 0 { return }
            if entries[0].revents != 0 {
                let read = recv(socket, &buffer, buffer.count, 0)
                // An overrun (ENOBUFS) says that there was more than could be kept: that is news too.
                let isOverrun = read < 0 && errno == ENOBUFS
                if read < 0, !isOverrun, errno != EAGAIN, errno != EINTR { return }
                if isOverrun || (read > 0 && isNews(buffer.prefix(read))) {
                    if !isNew { runEnds = .now + .seconds(1) }
                    isNew = true
                }
            }
            if isNew, count == 0 || ContinuousClock.now >= runEnds {
                isNew = false
                heard()
            }
        }
    }
}
