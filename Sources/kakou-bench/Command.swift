import Glibc

/// A command that is run to its end; what it prints on standard output is the result.
enum Command {
    /// Runs `command` and gives its standard output; a status other than 0 is a fault unless any will do.
    static func run(_ command: [String], anyStatus: Bool = false) throws -> String {
        let child = try BackgroundCommand(command)
        let output = child.readAll()
        let status = child.wait()
        guard status == 0 || anyStatus else {
            throw BenchFault("\(command.prefix(3).joined(separator: " ")) … ended with status \(status)")
        }
        return output
    }
}

/// A command that runs beside the benchmark, its standard output on a pipe.
final class BackgroundCommand {
    let pid: pid_t
    private let output: Int32
    private var isOver = false

    init(_ command: [String]) throws {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchFault("no pipe: errno \(errno)") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        defer { close(ends[1]) }
        do {
            pid = try Spawn.start(command, &actions)
        } catch {
            close(ends[0])
            throw error
        }
        output = ends[0]
    }

    /// The next line of output, without its end.
    func readLine() throws -> String {
        var line: [UInt8] = []
        var octet: UInt8 = 0
        while read(output, &octet, 1) == 1 {
            if octet == UInt8(ascii: "\n") { return String(decoding: line, as: UTF8.self) }
            line.append(octet)
        }
        throw BenchFault("the command ended before it said anything")
    }

    /// Everything up to the end of output.
    func readAll() -> String {
        var octets: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = read(output, &buffer, buffer.count), count > 0 {
            octets.append(contentsOf: buffer[..<count])
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Waits for the end; gives the exit status, or 128 and the signal.
    func wait() -> Int32 {
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        isOver = true
        close(output)
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    /// Asks the command to end and waits until it did.
    func end() {
        guard !isOver else { return }
        kill(pid, SIGTERM)
        _ = wait()
    }
}
