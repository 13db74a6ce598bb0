import Foundation

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
    static func run(_ command: [String], input: String? = nil, environment: [String: String] = [:]) throws -> Finished {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        let entry = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = entry
        try process.run()
        if let input { try entry.fileHandleForWriting.write(contentsOf: Data(input.utf8)) }
        try entry.fileHandleForWriting.close()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Finished(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
    }
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
