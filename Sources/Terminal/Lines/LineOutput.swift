import Glibc

/// Text to a descriptor, written whole; nothing is kept back, so that a pipe sees it when it is made.
public enum LineOutput {
    /// Writes a text, waiting where the other end is slow; false where it has gone or takes no more.
    @discardableResult
    public static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { octets in
            var written = 0
            while written < octets.count {
                let count = Glibc.write(descriptor, octets.baseAddress.map { $0 + written }, octets.count - written)
                if count < 0, errno == EINTR { continue }
                if count < 0, errno == EAGAIN {
                    var slot = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&slot, 1, 100)
                    continue
                }
                guard count > 0 else { return false }
                written += count
            }
            return true
        }
    }
}
