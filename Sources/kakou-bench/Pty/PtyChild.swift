import Glibc

/// What can go wrong while a program is measured; each says which step failed.
struct BenchFault: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A program running on a pseudo terminal of its own, measured from the other side.
final class PtyChild {
    let pid: pid_t
    private let master: Int32
    /// When the program was started, on the monotonic clock.
    let started: ContinuousClock.Instant

    /// Starts `command` (found in PATH) on a new terminal of the given size.
    ///
    /// The child leads a session of its own, so opening the terminal makes it the controlling one.
    init(_ command: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws {
        let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlocked: Int32 = 0
        var number: UInt32 = 0
        guard master >= 0, ioctl(master, LinuxTerminal.unlock, &unlocked) == 0,
            ioctl(master, LinuxTerminal.number, &number) == 0
        else { throw BenchFault("no pseudo terminal: errno \(errno)") }
        let slave = "/dev/pts/\(number)"
        var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)

        var variables = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
        for name in ["PATH", "HOME", "TMPDIR"] { variables[name] = getenv(name).map { String(cString: $0) } }
        variables.merge(environment) { $1 }
        let block = CStrings(variables.map { "\($0.key)=\($0.value)" })
        started = .now
        do {
            pid = try Spawn.start(command, &actions, flags: LinuxTerminal.newSession, environment: block)
        } catch {
            close(master)
            throw error
        }
        self.master = master
    }

    /// Ends the program at once and gives its terminal back.
    func kill() {
        Glibc.kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        close(master)
    }

    /// Types `text`, all of it, as a keyboard would.
    func type(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
            guard count > 0 else { throw BenchFault("the terminal takes no input: errno \(errno)") }
            rest = rest.dropFirst(count)
        }
    }

    /// Types `text` as fast as the program takes it and reads what it writes meanwhile and after, until everything is
    /// typed and nothing of more than `tick` octets came for `quiet`.
    /// - Returns: when each frame came. A frame is what comes at once: reads less than a millisecond apart are one.
    func pour(_ text: String, tick: Int = 200, quiet: Duration) throws -> [ContinuousClock.Instant] {
        let flags = fcntl(master, F_GETFL)
        _ = fcntl(master, F_SETFL, flags | O_NONBLOCK)
        defer { _ = fcntl(master, F_SETFL, flags) }
        var rest = Array(text.utf8)[...]
        var frames: [ContinuousClock.Instant] = []
        var lastRead = ContinuousClock.now - .seconds(1)
        var lastChange = ContinuousClock.now
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !rest.isEmpty || ContinuousClock.now - lastChange < quiet {
            var entry = pollfd(fd: master, events: Int16(POLLIN | (rest.isEmpty ? 0 : POLLOUT)), revents: 0)
            guard poll(&entry, 1, 100) > 0 else { continue }
            let now = ContinuousClock.now
            if entry.revents & Int16(POLLIN) != 0 {
                let count = Glibc.read(master, &buffer, buffer.count)
                guard count > 0 else { throw BenchFault("the program has ended") }
                if now - lastRead >= .milliseconds(1) { frames.append(now) }
                lastRead = now
                if count > tick { lastChange = now }
            }
            if entry.revents & Int16(POLLOUT) != 0, !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1_024)) }
                guard count > 0 || errno == EAGAIN else {
                    throw BenchFault("the terminal takes no input: errno \(errno)")
                }
                rest = rest.dropFirst(max(0, count))
                lastChange = now
            }
        }
        return frames
    }

    /// What the program wrote, and when its first and last octets came.
    struct Output {
        var octets: [UInt8] = []
        var first: ContinuousClock.Instant?
        var last: ContinuousClock.Instant?
    }

    /// Reads until nothing came for `quiet`, until `enough` holds, or until `limit` has passed.
    func read(
        quiet: Duration, limit: Duration, until enough: (Output) -> Bool = { _ in false }
    ) -> Output {
        var output = Output()
        let end = ContinuousClock.now + limit
        while true {
            let wait = min(output.last.map { $0 + quiet } ?? end, end) - .now
            guard wait > .zero, isReadable(within: wait) else { return output }
            var buffer = [UInt8](repeating: 0, count: 65_536)
            let count = Glibc.read(master, &buffer, buffer.count)
            guard count > 0 else { return output }
            let now = ContinuousClock.now
            output.first = output.first ?? now
            output.last = now
            output.octets.append(contentsOf: buffer[..<count])
            answerQuestions(in: buffer[..<count])
            if enough(output) { return output }
        }
    }

    /// Answers the two questions a program may ask its terminal, so that it does not wait for them.
    private func answerQuestions(in octets: ArraySlice<UInt8>) {
        if octets.contains(sequence: "\u{1B}[6n") { try? type("\u{1B}[1;1R") }
        if octets.contains(sequence: "\u{1B}[c") { try? type("\u{1B}[?62;22c") }
    }

    private func isReadable(within wait: Duration) -> Bool {
        var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, Int32(max(1, wait.milliseconds.rounded(.up)))) > 0
    }
}

/// Numbers of Linux's own interface to pseudo terminals, which Glibc's module hides behind feature macros.
private enum LinuxTerminal {
    /// TIOCSPTLCK of ioctl_tty(2).
    static let unlock: UInt = 0x4004_5431
    /// TIOCGPTN of ioctl_tty(2).
    static let number: UInt = 0x8004_5430
    /// POSIX_SPAWN_SETSID of spawn.h.
    static let newSession: Int16 = 0x80
}

/// A null-terminated array of C strings that lives as long as this value.
final class CStrings {
    let pointers: [UnsafeMutablePointer<CChar>?]

    init(_ strings: [String]) { pointers = strings.map { strdup($0) } + [nil] }

    deinit { for pointer in pointers { free(pointer) } }
}

extension Duration {
    /// The duration in milliseconds.
    var milliseconds: Double {
        Double(components.seconds) * 1e3 + Double(components.attoseconds) / 1e15
    }
}

extension Collection<UInt8> {
    /// Whether the octets of `text` stand somewhere in this collection.
    func contains(sequence text: String) -> Bool {
        let needle = Array(text.utf8)
        guard !needle.isEmpty, count >= needle.count else { return needle.isEmpty }
        var start = startIndex
        while let candidate = self[start...].firstIndex(of: needle[0]) {
            if self[candidate...].starts(with: needle) { return true }
            start = index(after: candidate)
        }
        return false
    }
}
