internal import Glibc
internal import Synchronization

/// Whether a path still leads to the file that is open there: one that was moved away, removed or replaced would take
/// scans that nobody ever finds, and SQLite does not look.
///
/// Asked before every transaction, so that it has to be cheap: no more than a hundred times a second. The file itself says
/// that it was renamed, removed or given another mode, by its time of change; of a directory above that was renamed it
/// does not know, so that the path is walked where that time is another one, and once a second.
final class FilePlace: Sendable {
    /// Nanoseconds between two walks of the path.
    static let walkInterval: Int64 = 1_000_000_000

    /// Nanoseconds between two looks: about as long as a commit may take behind one.
    static let lookInterval: Int64 = 10_000_000

    private struct Seen {
        var changed: Change?
        var looked: Int64
        var walked: Int64
    }

    /// The time at which an inode changed last.
    private struct Change: Hashable {
        let seconds: Int
        let nanoseconds: Int
    }

    private let path: String
    private let file: FileIdentity?
    /// Opened for nothing but to be asked about: closing it releases no lock that SQLite holds on the file.
    private let descriptor: Int32
    private let now: @Sendable () -> Int64
    private let seen: Mutex<Seen>

    /// The place of the file that the path leads to now.
    /// - Parameter now: a clock that only goes forward, in nanoseconds.
    init(_ path: String, now: @escaping @Sendable () -> Int64 = FilePlace.monotonic) {
        self.path = path
        self.now = now
        // O_PATH of fcntl.h, which Glibc's module hides behind a feature macro.
        descriptor = open(path, 0o10000000 | O_CLOEXEC)
        file = Files.identity(path)
        seen = Mutex(Seen(changed: nil, looked: .min, walked: .min))
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Whether the path leads to the same file.
    var isKept: Bool {
        let time = now()
        guard seen.withLock({ $0.looked <= time - Self.lookInterval }) else { return true }
        let changed = Self.change(of: descriptor)
        let isDue = seen.withLock { seen in
            guard changed != nil, seen.changed == changed, seen.walked > time - Self.walkInterval else { return true }
            seen.looked = time
            return false
        }
        guard isDue else { return true }
        guard let file, Files.identity(path) == file else { return false }
        seen.withLock { $0 = Seen(changed: changed, looked: time, walked: time) }
        return true
    }

    private static func change(of descriptor: Int32) -> Change? {
        var facts = stat()
        guard descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_nlink > 0 else { return nil }
        return Change(seconds: facts.st_ctim.tv_sec, nanoseconds: facts.st_ctim.tv_nsec)
    }

    /// The kernel's clock as of its last tick, which is exact enough and read without asking it.
    static func monotonic() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
