import Glibc

/// Lines to a descriptor, written whole.
enum LineOutput {
    static func write(_ lines: [String], to descriptor: Int32) {
        guard descriptor >= 0, !lines.isEmpty else { return }
        put(lines.joined(separator: "\n") + "\n", descriptor)
    }

    static func ring(_ descriptor: Int32) {
        guard descriptor >= 0, isatty(descriptor) != 0 else { return }
        put("\u{07}", descriptor)
    }

    private static func put(_ text: String, _ descriptor: Int32) {
        var text = text
        text.withUTF8 { octets in
            var written = 0
            while written < octets.count {
                let count = Glibc.write(descriptor, octets.baseAddress.map { $0 + written }, octets.count - written)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN {
                    var slot = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&slot, 1, 100)
                    continue
                }
                guard count > 0 else { return }
                written += count
            }
        }
    }
}
