import Foundation
import Glibc

/// A `kakou` with pipes on both sides, killed with real signals.
final class GateProcess {
    let pid: pid_t
    private let entry: Int32
    private let exit: Int32
    private var buffer: [UInt8] = []
    private var status: Int32?

    /// Starts `kakou` with these arguments; `environment` is added to this process's own.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        var (down, up): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&down) == 0, pipe(&up) == 0 else { throw Failed(what: "pipe", errno) }
        for end in down + up { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, down[0], 0)
        posix_spawn_file_actions_adddup2(&actions, up[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, Self.errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let command = ([Programs.kakou] + arguments).map { strdup($0) } + [nil]
        var variables = ProcessInfo.processInfo.environment
        variables.merge(environment) { $1 }
        let block = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in command + block { free(text) } }
        var pid: pid_t = 0
        let failure = posix_spawn(&pid, Programs.kakou, &actions, &attributes, command, block)
        close(down[0])
        close(up[1])
        guard failure == 0 else { throw Failed(what: Programs.kakou, failure) }
        self.pid = pid
        entry = down[1]
        exit = up[0]
        // A child that was killed must not take this process with it.
        Glibc.signal(SIGPIPE, SIG_IGN)
    }

    deinit {
        if status == nil { _ = kill() }
        close(exit)
    }

    struct Failed: Error {
        let what: String
        let number: Int32

        init(what: String, _ number: Int32) {
            self.what = what
            self.number = number
        }
    }

    /// Where the standard errors of children go, to be searched for what must not be there.
    static let errors = FileManager.default.temporaryDirectory
        .appending(path: "kakou-fault-errors-\(getpid())").path

    /// Types a line; false where nobody reads any more. Takes in what is said meanwhile: one that waits for its words to be
    /// read reads none itself.
    @discardableResult
    func type(_ line: String) -> Bool {
        var octets = Array((line + "\n").utf8)[...]
        while !octets.isEmpty {
            var polls = [
                pollfd(fd: entry, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: exit, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&polls, 2, 60_000) > 0 else { return false }
            if polls[1].revents & Int16(POLLIN) != 0 { _ = takeIn() }
            guard polls[0].revents & Int16(POLLERR) == 0 else { return false }
            guard polls[0].revents & Int16(POLLOUT) != 0 else { continue }
            // A pipe that can be written to has room for so many.
            let count = octets.withUnsafeBytes { write(entry, $0.baseAddress, min($0.count, Int(PIPE_BUF))) }
            guard count > 0 else { return false }
            octets = octets.dropFirst(count)
        }
        return true
    }

    /// Takes in what was said; false where that has ended.
    private func takeIn() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = read(exit, &chunk, chunk.count)
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }

    private var isOver = false

    /// No more lines come.
    func finishTyping() {
        guard !isOver else { return }
        isOver = true
        close(entry)
    }

    /// The next line of its output; nil where it ended, or where nothing came within `seconds`.
    func line(within seconds: Int = 60) -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                let line = String(decoding: buffer[..<end], as: UTF8.self)
                buffer.removeSubrange(...end)
                return line
            }
            var poll = pollfd(fd: exit, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, Int32(seconds) * 1_000) > 0 else { return nil }
            guard takeIn() else { return nil }
        }
    }

    /// Every line up to its end.
    func rest() -> [String] {
        var lines: [String] = []
        while let line = line() { lines.append(line) }
        return lines
    }

    /// Kills it at once, as the kernel does; the status that it left.
    @discardableResult
    func kill() -> Int32 {
        Glibc.kill(pid, SIGKILL)
        return wait()
    }

    /// Waits for its end: the exit status, or 128 and the signal.
    @discardableResult
    func wait() -> Int32 {
        if let status { return status }
        finishTyping()
        var word: Int32 = 0
        while waitpid(pid, &word, 0) < 0 && errno == EINTR {}
        let found = word & 0x7F == 0 ? (word >> 8) & 0xFF : 128 + (word & 0x7F)
        status = found
        leftCore = word & 0x80 != 0
        return found
    }

    /// Whether the kernel says that it wrote a core of it.
    private(set) var leftCore = false

    /// Sends a signal.
    func signal(_ number: Int32) { Glibc.kill(pid, number) }
}

/// The programs under test.
enum Programs {
    /// The `kakou` that was built beside these tests, or the one that KAKOU names.
    static let kakou: String = {
        if let named = ProcessInfo.processInfo.environment["KAKOU"] { return named }
        return URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "kakou").path
    }()
}
