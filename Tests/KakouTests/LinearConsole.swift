import Foundation
import Synchronization

/// A console by lines, and what it has said so far.
final class LinearConsole {
    private let process = Process()
    private let entry = Pipe()
    private let said: Said

    private final class Said: Sendable {
        let octets = Mutex(Data())
    }

    /// Starts it.
    init(_ arguments: [String]) throws {
        let output = Pipe()
        let said = Said()
        self.said = said
        process.executableURL = URL(filePath: CommandRun.kakou)
        process.arguments = arguments
        process.standardInput = entry
        process.standardOutput = output
        output.fileHandleForReading.readabilityHandler = { handle in
            let octets = handle.availableData
            said.octets.withLock { $0 += octets }
        }
        try process.run()
    }

    /// Decoded as a whole: a read may end inside a character.
    var text: String { String(decoding: said.octets.withLock { $0 }, as: UTF8.self) }

    /// Looks until it has said so, this many times; at most half a minute.
    func says(_ words: String, times: Int = 1) -> Bool {
        for _ in 0..<3_000 {
            if count(words) >= times { return true }
            usleep(10_000)
        }
        return false
    }

    func count(_ words: String) -> Int { text.components(separatedBy: words).count - 1 }

    func type(_ line: String) throws {
        try entry.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
    }

    /// Ends its input, and with it the console; its status.
    func end() throws -> Int32 {
        try entry.fileHandleForWriting.close()
        process.waitUntilExit()
        return process.terminationStatus
    }

    func stop() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }
}
