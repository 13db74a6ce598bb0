import Foundation
import Glibc

/// What a finished command left behind.
struct Finished {
    let status: Int32
    let output: String
}

/// Runs real programs for the tests.
enum Shell {
    /// The `kakou` that was built beside these tests.
    static var kakou: String {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = bundle.appending(path: "kakou").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        return PTYPaths.root.appending(path: ".build/debug/kakou").path
    }

    /// Runs `command` (found in PATH) to its end.
    @discardableResult
    static func run(_ command: [String]) throws -> Finished {
        let child = try Child(command)
        let status = child.wait()
        return Finished(status: status, output: try child.output())
    }
}

/// A program with its standard output in a file.
///
/// Not Foundation's `Process`: that waits for every descendant that inherited its socket, and a terminal server never ends.
final class Child {
    let pid: pid_t
    private let path: String
    private var status: Int32?

    init(_ command: [String]) throws {
        path = FileManager.default.temporaryDirectory.appending(path: "kakou-out-\(UUID().uuidString)").path
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        // A thread of a test runner blocks signals, and a child would inherit that with all its children.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var pid: pid_t = 0
        let failure = posix_spawnp(&pid, command[0], &actions, &attributes, arguments, environ)
        guard failure == 0 else { throw NotStarted(command: command[0], error: failure) }
        self.pid = pid
    }

    deinit {
        if isRunning {
            kill(pid, SIGKILL)
            wait()
        }
        unlink(path)
    }

    struct NotStarted: Error {
        let command: String
        let error: Int32
    }

    /// Whether it has not been waited for yet.
    var isRunning: Bool { status == nil }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(pid, number) }

    /// Waits for its end: the exit status, or 128 and the signal.
    @discardableResult
    func wait() -> Int32 {
        if let status { return status }
        var word: Int32 = 0
        while waitpid(pid, &word, 0) < 0 && errno == EINTR {}
        let status = word & 0x7F == 0 ? (word >> 8) & 0xFF : 128 + (word & 0x7F)
        self.status = status
        return status
    }

    /// What it has written so far.
    func output() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}

enum PTYPaths {
    /// The root of the checkout, found from this source file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A new directory that only its owner may enter.
    static func temporaryDirectory() throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: "kakou-pty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return path.path
    }
}
