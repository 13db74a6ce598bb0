internal import Checkpoint
internal import Glibc

/// The directory of a ledger and the small files beside its database: ours alone, or refused.
enum Files {
    /// Makes the directory with mode 0700 where it is missing, and refuses one that is another user's or that others
    /// may write to.
    static func prepare(_ directory: String) throws(LedgerFailure) {
        guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw failure(directory) }
        var facts = stat()
        guard stat(directory, &facts) == 0 else { throw failure(directory) }
        guard facts.st_mode & S_IFMT == S_IFDIR, facts.st_uid == geteuid(), facts.st_mode & 0o022 == 0 else {
            throw LedgerFailure(.directory, detail: "\(directory) is not private")
        }
    }

    /// Makes an empty file of mode 0600 where there is none, so that nothing else decides its mode; SQLite's other
    /// files take after it.
    static func reserve(_ path: String) throws(LedgerFailure) {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            throw failure(path)
        }
        close(file)
    }

    /// Which file a path leads to now: device and inode; nil where it leads nowhere.
    static func identity(_ path: String) -> FileIdentity? {
        var facts = stat()
        guard stat(path, &facts) == 0 else { return nil }
        return FileIdentity(device: UInt64(facts.st_dev), inode: UInt64(facts.st_ino))
    }

    /// The octets of a file of ours, at most 64 KiB; nil where there is none.
    static func read(_ path: String, secret: Bool) throws(LedgerFailure) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC | (secret ? O_NOFOLLOW : 0))
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw failure(path)
        }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw failure(path) }
        guard !secret || (facts.st_uid == geteuid() && facts.st_mode & 0o077 == 0) else {
            throw LedgerFailure(.directory, detail: "\(path) is not private")
        }
        var octets = [UInt8](repeating: 0, count: 65_536)
        let count = Glibc.read(file, &octets, octets.count)
        guard count >= 0 else { throw failure(path) }
        return Array(octets.prefix(count))
    }

    /// Writes a file of mode 0600 whole beside its place, syncs it and links it there; where somebody was quicker,
    /// theirs stays.
    static func create(_ path: String, _ octets: [UInt8]) throws(LedgerFailure) {
        let draft = "\(path).\(getpid())"
        unlink(draft)
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failure(path) }
        defer { unlink(draft) }
        let written = Glibc.write(file, octets, octets.count)
        let synced = fsync(file)
        let closed = close(file)
        guard written == octets.count, synced == 0, closed == 0 else { throw failure(path) }
        guard link(draft, path) == 0 || errno == EEXIST else { throw failure(path) }
        syncDirectory(of: path)
    }

    /// Overwrites a file with zeros, syncs it and removes it; one that is not there is no fault.
    static func destroy(_ path: String) throws(LedgerFailure) {
        let file = open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else {
            if errno == ENOENT { return }
            throw failure(path)
        }
        var facts = stat()
        var left = fstat(file, &facts) == 0 ? Int(facts.st_size) : 0
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        while left > 0 {
            let count = Glibc.write(file, zeros, min(left, zeros.count))
            guard count > 0 else { break }
            left -= count
        }
        fsync(file)
        close(file)
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
        syncDirectory(of: path)
    }

    private static func syncDirectory(of path: String) {
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        let directory = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    /// What an errno says of a file.
    static func failure(_ path: String) -> LedgerFailure {
        let number = errno
        let cause: LedgerCause =
            switch number {
            case ENOSPC, EDQUOT: .diskFull
            case EROFS: .readOnly
            case EIO: .ioError
            default: .directory
            }
        return LedgerFailure(cause, detail: "\(path): errno \(number)")
    }
}

/// Which file it is, whatever it is called.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
}
