import Foundation
import Testing

/// A command that ran to its end.
struct CommandRun {
    let status: Int32
    let output: String
    /// What it said on standard error.
    let words: String

    /// Runs the `kakou` that was built beside these tests, or the one that KAKOU names.
    init(_ arguments: [String], input: String = "") throws {
        let process = Process()
        process.executableURL = URL(filePath: Self.kakou)
        process.arguments = arguments
        let (output, entry, words) = (Pipe(), Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = words
        process.standardInput = entry
        try process.run()
        try entry.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try entry.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try words.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = String(decoding: data, as: UTF8.self)
        self.words = String(decoding: said, as: UTF8.self)
    }

    static var kakou: String {
        if let named = ProcessInfo.processInfo.environment["KAKOU"] { return named }
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "kakou").path
        if FileManager.default.isExecutableFile(atPath: beside) { return beside }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return root.deletingLastPathComponent().appending(path: ".build/debug/kakou").path
    }

    /// The output without its last line's end.
    var line: String { output.trimmingCharacters(in: .newlines) }

    /// The one JSON object that was printed.
    func object() throws -> [String: Any] { try #require(objects().first) }

    /// The JSON objects that were printed, one a line.
    func objects() throws -> [[String: Any]] {
        try output.split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }
    }
}

/// A real service with sample people in a directory of its own.
final class CommandSite {
    struct Person: Decodable {
        let name: String
        let certType: String
        let certNum: String
        let healthStatus: String?
        let state: String
    }

    let root = CommandSite.directory()
    let url: String
    private let process = Process()
    /// The service's own log.
    var log: String { (try? String(contentsOfFile: root + "/log", encoding: .utf8)) ?? "" }
    /// The service's process.
    var pid: Int32 { process.processIdentifier }
    var service: String { root + "/service" }
    var device: String { root + "/device" }

    static func directory() -> String {
        FileManager.default.temporaryDirectory.appending(path: "kakou-test-\(UUID().uuidString)").path
    }

    /// - Parameters:
    ///   - serving: what `serve` is told beside its data directory.
    ///   - prepare: writes what it needs into the site's directory first.
    init(
        listen: String = "127.0.0.1:0", serving: [String] = [], prepare: (String) throws -> Void = { _ in }
    ) throws {
        try FileManager.default.createDirectory(
            atPath: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try prepare(root)
        _ = FileManager.default.createFile(atPath: root + "/log", contents: nil)
        process.executableURL = URL(filePath: CommandRun.kakou)
        process.currentDirectoryURL = URL(filePath: root)
        process.arguments =
            ["serve", "--listen", listen, "--data-dir", root + "/service", "--sample-people", "60"] + serving
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle(forWritingAtPath: root + "/log")
        try process.run()
        var line = Data()
        while let octet = try output.fileHandleForReading.read(upToCount: 1), !octet.isEmpty, octet != Data([10]) {
            line.append(octet)
        }
        let text = String(decoding: line, as: UTF8.self)
        url = String(text.dropFirst("listening on ".count))
        #expect(text.hasPrefix("listening on http"), "\(log)")
    }

    func run(_ arguments: String..., input: String = "") throws -> CommandRun {
        try CommandRun(arguments, input: input)
    }

    /// A sample person of this grade who has a code.
    func person(_ grade: String) throws -> Person? {
        let list = try run("people", "list", "--json", "--data-dir", service).output
        return try JSONDecoder().decode([Person].self, from: Data(list.utf8))
            .first { $0.healthStatus == grade && $0.state == "open" }
    }

    func make(_ person: Person) throws -> String {
        let made = try run(
            "code", "make", "--name", person.name, "--cert-type", person.certType, "--cert-num", person.certNum,
            "--data-dir", device)
        #expect(made.status == 0)
        return made.line
    }

    /// Ends the service as an init system would; its status.
    func stop() throws -> Int32 {
        process.terminate()
        return wait()
    }

    /// Waits for the service's end; its status.
    func wait() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }

    func close() {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(atPath: root)
    }
}
