internal import Checkpoint
internal import Glibc

/// A lock of the kernel on a file or a directory, gone with the process that holds it, however it ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// The lock on a file, made with mode 0600 where it is missing; nil where somebody else holds it.
    static func trying(_ path: String) throws(LedgerFailure) -> FileLock? {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw Files.failure(path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let number = errno
            close(descriptor)
            if number == EWOULDBLOCK { return nil }
            throw LedgerFailure(.ioError, detail: "\(path): errno \(number)")
        }
        return FileLock(descriptor: descriptor)
    }

    /// The lock on a directory, waited for; holders keep it for the opening of a database only.
    static func waiting(_ directory: String) throws(LedgerFailure) -> FileLock {
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Files.failure(directory) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else {
                let failure = Files.failure(directory)
                close(descriptor)
                throw failure
            }
        }
        return FileLock(descriptor: descriptor)
    }

    /// Lets go. Whoever has the lock calls it once.
    func release() {
        close(descriptor)
    }
}
