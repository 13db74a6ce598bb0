import Glibc

/// What the kernel says of a process.
enum ProcessFacts {
    /// Processor time that all threads of a process have used, in seconds, to the kernel's nanosecond: a clock tick of 10 ms
    /// is more than a console needs in a minute of idleness.
    static func seconds(of pid: pid_t) -> Double {
        var clock = clockid_t()
        var time = timespec()
        guard clock_getcpuclockid(pid, &clock) == 0, clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Clock ticks in a second.
    static var ticksPerSecond: Double { Double(sysconf(Int32(_SC_CLK_TCK))) }

    /// Processor time that all cores together have been idle, in clock ticks; a wait for the disk is idle too.
    static var idleTicks: Int {
        let line = (contents(of: "/proc/stat") ?? "").split(separator: "\n").first { $0.hasPrefix("cpu ") }
        let fields = line?.split(separator: " ").dropFirst().compactMap { Int($0) } ?? []
        return fields.count > 4 ? fields[3] + fields[4] : 0
    }

    /// Processor time that this thread has used, in seconds.
    static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Processor time that all threads of this process have used, in seconds.
    static var ownSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Resident memory in KiB.
    static func residentKiB(of pid: pid_t) -> Int { status(of: pid, "VmRSS:") }

    /// The most memory that a process has had resident so far, in KiB.
    static func peakKiB(of pid: pid_t) -> Int { status(of: pid, "VmHWM:") }

    private static func status(of pid: pid_t, _ name: String) -> Int {
        let lines = (contents(of: "/proc/\(pid)/status") ?? "").split(separator: "\n")
        let line = lines.first { $0.hasPrefix(name) }
        return line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private static func contents(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = fread(&buffer, 1, buffer.count, file)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}
