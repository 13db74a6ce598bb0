import Foundation
import Testing

/// Whatever happens to the console, the terminal comes back whole.
@Suite(.serialized) struct SignalTests {
    private func demo() throws -> Tmux {
        let terminal = try Tmux()
        try terminal.enter("\(Shell.kakou) demo --lang en")
        try terminal.wait("the console") { $0.contains("F9") }
        return terminal
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func aSignalThatEndsItGivesTheTerminalBack(_ signal: Int32) throws {
        let terminal = try demo()
        kill(try #require(try terminal.foreground()), signal)
        try terminal.wait("the prompt") { !$0.contains("F9") }
        try expectWhole(terminal)
    }

    @Test(arguments: [SIGILL, SIGSEGV, SIGABRT, SIGTRAP, SIGBUS])
    func aCrashGivesTheTerminalBack(_ signal: Int32) throws {
        let terminal = try demo()
        kill(try #require(try terminal.foreground()), signal)
        try terminal.wait("the prompt") { !$0.contains("F9  ") && $0.contains("$") }
        try expectWhole(terminal)
    }

    /// A trap of the Swift runtime itself, on the terminal's thread and on another one.
    @Test(arguments: ["trap-on-key", "trap-in-task"])
    func aTrapInSwiftGivesTheTerminalBack(_ name: String) throws {
        let terminal = try Tmux(environment: ["KAKOU_FAILPOINT": name])
        try terminal.enter("\(Shell.kakou) demo --lang en; echo status:$?:")
        try terminal.wait("the console") { $0.contains("F9") }
        try terminal.press("F9")
        // No key is pressed from here on: a backtracer that asked for one would be seen asking.
        let screen = try terminal.wait("the status", limit: 300) {
            #expect(!$0.contains("Press space"))
            return $0.contains("status:1")
        }
        let status = screen.components(separatedBy: "status:").last?.prefix { $0 != ":" }
        #expect(status == "\(128 + Self.trap)", "\(screen)")
        let shown = screen.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let end = shown.firstIndex { $0.hasPrefix("status:") } ?? 0
        #expect(
            end > 0 && shown[end - 1].hasPrefix("Illegal instruction") || Self.trap != SIGILL,
            "nothing painted: \(screen)")
        #expect(try terminal.history().contains("Index out of range"), "the reason can be read")
        try expectWhole(terminal)
    }

    /// What a trap of Swift raises on this machine.
    private static var trap: Int32 {
        #if arch(x86_64)
            SIGILL
        #else
            SIGTRAP
        #endif
    }

    @Test func suspendedAndBack() throws {
        let terminal = try demo()
        try terminal.press("F9")
        try terminal.wait("a verdict") { $0.contains("PASS") }
        try terminal.press("C-z")
        try terminal.wait("the shell") { $0.contains("Stopped") }
        try expectWhole(terminal)
        try terminal.enter("fg")
        try terminal.wait("the console again") { $0.contains("F9") && !$0.contains("Stopped") }
        try terminal.press("F1")
        try terminal.wait("help") { $0.contains("Help") }
    }

    @Test func aResizeStormLosesNothing() throws {
        let terminal = try demo()
        try terminal.press("F9")
        try terminal.wait("a verdict") { $0.contains("PASS") }
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<120 {
            try terminal.resize(
                columns: Int.random(in: 20...160, using: &generator), rows: Int.random(in: 5...60, using: &generator))
        }
        try terminal.resize(columns: 80, rows: 24)
        let screen = try terminal.wait("the whole screen") { $0.contains("F10") && $0.contains("kakou") }
        let lines = screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count >= 24)
        #expect(lines.first?.contains("kakou") == true)
        try terminal.resize(columns: 40, rows: 12)
        try terminal.wait("the small screen") { $0.split(separator: "\n").count <= 12 && !$0.contains("F10") }
    }
}
