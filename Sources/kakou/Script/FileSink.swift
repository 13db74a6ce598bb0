internal import Glibc

/// A file that is only added to; readable by its owner alone, for a screen names people.
final class FileSink: Sendable {
    private let descriptor: Int32

    /// Makes the file anew; nil where it cannot be.
    init?(_ path: String) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Adds a text whole, as far as the disk takes it.
    func append(_ text: String) {
        var text = text
        text.withUTF8 { octets in
            var written = 0
            while written < octets.count {
                let count = write(descriptor, octets.baseAddress.map { $0 + written }, octets.count - written)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                written += count
            }
        }
    }
}
