internal import Glibc
internal import Terminal

/// A file that is only added to; readable by its owner alone, for a screen names people.
final class FileSink: Sendable {
    private let descriptor: Int32

    /// Makes the file anew.
    /// - Throws: ``CommandFailure`` with 64 where it cannot be written.
    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CommandFailure(.usage, zh: "写不了 \(path)", en: "cannot write \(path)")
        }
    }

    deinit { close(descriptor) }

    /// Adds a text whole, as far as the disk takes it.
    func append(_ text: String) { LineOutput.write(text, to: descriptor) }
}
