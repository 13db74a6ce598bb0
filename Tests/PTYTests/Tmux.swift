import Foundation

/// A real terminal: a tmux server of its own with one window and an interactive shell in it.
final class Tmux {
    private let socket = "kakou-\(UUID().uuidString.prefix(8))"
    private let directory: String

    /// Opens a terminal of the given size; `environment` is the shell's.
    init(columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]) throws {
        directory = try PTYPaths.temporaryDirectory()
        try "set -g default-terminal tmux-256color\nset -g status off\nset -g escape-time 10\n".write(
            toFile: directory + "/conf", atomically: true, encoding: .utf8)
        var variables = ["PS1": "$ ", "ENV": "", "LC_ALL": "C.UTF-8", "TMPDIR": directory]
        variables.merge(environment) { $1 }
        let settings = variables.map { "\($0.key)=\($0.value)" }
        try tmux(
            ["-f", directory + "/conf", "-u", "new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", "env"]
                + settings + ["bash", "--noprofile", "--norc", "-i"])
        try wait("the prompt") { $0.contains("$") }
    }

    deinit {
        _ = try? Shell.run(["tmux", "-L", socket, "kill-server"])
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Types a line into the shell.
    func enter(_ line: String) throws {
        try tmux(["send-keys", "-l", line])
        try tmux(["send-keys", "Enter"])
    }

    /// Presses keys by tmux's names, such as `F9`, `Enter`, `C-z`.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Types characters as a keyboard, or a scanner that is one, would.
    func type(_ text: String) throws { try tmux(["send-keys", "-l", text]) }

    /// Pastes with brackets, as a terminal does.
    func paste(_ text: String) throws {
        let file = directory + "/paste"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try tmux(["load-buffer", file])
        try tmux(["paste-buffer", "-p"])
    }

    func resize(columns: Int, rows: Int) throws {
        try tmux(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
    }

    /// The screen as text, one line a row.
    func screen() throws -> String { try tmux(["capture-pane", "-p"]).output }

    /// The screen and all that has left it over its upper edge.
    func history() throws -> String { try tmux(["capture-pane", "-p", "-S", "-"]).output }

    /// One of tmux's facts about the window, such as `alternate_on` or `cursor_flag`.
    func fact(_ name: String) throws -> String {
        try tmux(["display-message", "-p", "#{\(name)}"]).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// The process that has the terminal now.
    func foreground() throws -> Int32? {
        let tty = try fact("pane_tty")
        let found = try Shell.run(["ps", "-o", "pid=,stat=,comm=", "-t", tty])
        let line = found.output.split(separator: "\n").last { $0.contains("+") && $0.contains("kakou") }
        return line?.split(separator: " ").first.flatMap { Int32($0) }
    }

    /// Waits until the screen is as `condition` says; throws with the last screen after `limit` seconds.
    @discardableResult
    func wait(_ what: String, limit: TimeInterval = 30, _ condition: (String) throws -> Bool) throws -> String {
        let end = Date(timeIntervalSinceNow: limit)
        var last = ""
        repeat {
            last = try screen()
            if try condition(last) { return last }
            usleep(20_000)
        } while Date() < end
        throw Unseen(what: what, screen: last)
    }

    struct Unseen: Error, CustomStringConvertible {
        let what: String
        let screen: String
        var description: String { "never seen: \(what)\n\(screen)" }
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> Finished {
        try Shell.run(["tmux", "-L", socket] + arguments)
    }
}
