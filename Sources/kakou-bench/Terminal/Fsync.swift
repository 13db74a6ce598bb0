import Glibc

/// What a commit costs on this disk in this run: 4 KiB appended and synced, as SQLite's log does.
enum Fsync {
    /// Milliseconds of each of `count` commits in `directory`.
    static func measure(in directory: String, count: Int = 200) throws -> Samples {
        let path = directory + "/fsync"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw BenchFault("\(path): errno \(errno)") }
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4_096)
        var samples = Samples()
        for _ in 0..<count {
            let began = ContinuousClock.now
            guard write(file, page, page.count) == page.count, fdatasync(file) == 0 else {
                throw BenchFault("\(path): errno \(errno)")
            }
            samples.add((ContinuousClock.now - began).milliseconds)
        }
        return samples
    }
}
