import Foundation

/// The package as its manifest describes it: targets and what they depend on.
struct PackageDump: Decodable {
    struct Target: Decodable {
        let name: String
        let type: String
        let dependencies: [Dependency]
    }

    /// One arrow: to a target of this package (`local`) or to a product of another (`product`).
    struct Dependency: Decodable {
        let local: String?
        let product: String?

        private enum Keys: String, CodingKey { case byName, target, product }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Keys.self)
            local =
                try container.decodeIfPresent([String?].self, forKey: .byName)?.first.flatMap { $0 }
                ?? container.decodeIfPresent([String?].self, forKey: .target)?.first.flatMap { $0 }
            product = try Self.firstWord(container)
        }

        private static func firstWord(_ container: KeyedDecodingContainer<Keys>) throws -> String? {
            guard container.contains(.product) else { return nil }
            var values = try container.nestedUnkeyedContainer(forKey: .product)
            return try values.decode(String.self)
        }
    }

    let targets: [Target]

    /// The root of the checkout, found from this source file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Asks SwiftPM itself, with a scratch folder of its own so that a running `swift test` is not waited for.
    static func load() throws -> PackageDump {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "kakou-dump-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(PackageDump.self, from: data)
    }
}
