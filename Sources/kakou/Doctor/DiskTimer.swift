internal import Glibc

/// How long this disk takes until a write is safe, as every recorded scan waits for it.
enum DiskTimer {
    /// Microseconds of one write of 4 KiB with its fsync in a directory; nil where nothing can be written there. The file
    /// has no name once it is open, and is gone with it.
    static func microseconds(in directory: String) -> Int? {
        let path = "\(directory)/.doctor-\(getpid())"
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return nil }
        unlink(path)
        defer { close(file) }
        let octets = [UInt8](repeating: 0, count: 4_096)
        let begun = ContinuousClock.now
        guard write(file, octets, octets.count) == octets.count, fsync(file) == 0 else { return nil }
        let (seconds, attoseconds) = (ContinuousClock.now - begun).components
        return Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
    }
}
