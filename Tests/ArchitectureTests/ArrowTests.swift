import Foundation
import Testing

/// The arrows between rooms point one way, in the manifest and in every import line.
@Suite struct ArrowTests {
    /// What a source may import beside rooms and libraries: the language's own modules.
    static let language: Set<String> = [
        "Swift", "Synchronization", "Glibc", "Foundation", "FoundationEssentials", "Dispatch", "_Concurrency",
    ]

    /// Rooms that stay pure: not even Foundation.
    static let pure: Set<String> = [
        "HealthCode", "Cells", "Widgets", "Phrases", "Checkpoint", "Console", "GuoMi", "HealthCodeAPI",
    ]

    /// Which modules belong to a library family of the article.
    static let families: [String: Set<String>] = [
        "GRDB": ["GRDB", "GRDBSQLite"],
        "NIO": ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOConcurrencyHelpers"],
        "ServiceLifecycle": ["ServiceLifecycle", "UnixSignals"],
        "Hummingbird": ["Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes"],
    ]

    @Test func everyTargetHasItsRowAndOnlyItsArrows() throws {
        let house = try House.load()
        let targets = try PackageDump.load().targets.filter { $0.type != "test" }
        #expect(Set(targets.map(\.name)) == Set(house.rooms.map(\.name)))
        for target in targets {
            let reach = house.reach(of: target.name)
            let libraries = Self.modules(house.libraries(of: target.name))
            for dependency in target.dependencies {
                if let local = dependency.local {
                    #expect(reach.contains(local), "\(target.name) depends on \(local)")
                }
                if let product = dependency.product {
                    #expect(libraries.contains(product), "\(target.name) depends on product \(product)")
                }
            }
        }
    }

    @Test func noRoomImportsItselfInACircle() throws {
        let house = try House.load()
        for room in house.rooms { #expect(!house.reach(of: room.name).contains(room.name), "\(room.name)") }
    }

    @Test func everyImportLineIsAnArrowOfTheHouse() throws {
        let house = try House.load()
        var lines = 0
        for room in house.rooms where !room.name.hasPrefix("C") || room.name == "Checkpoint" || room.name == "Cells" {
            var allowed = house.reach(of: room.name).union(Self.modules(house.libraries(of: room.name)))
            allowed.formUnion(Self.language)
            if Self.pure.contains(room.name) { allowed.subtract(["Foundation", "FoundationEssentials", "Dispatch"]) }
            for (file, module) in try Self.imports(of: room.name) {
                lines += 1
                #expect(allowed.contains(module), "\(file) imports \(module)")
            }
        }
        #expect(lines > 50, "the walk found too few import lines to mean anything")
    }

    @Test func unsafeEscapesStayInTheirRooms() throws {
        let words = ["nonisolated(unsafe)", "@unchecked Sendable", "@preconcurrency import"]
        let mayProve: Set<String> = ["Terminal", "GuoMi"]
        for room in try House.load().rooms where !mayProve.contains(room.name) {
            for file in try Self.sources(of: room.name) {
                let text = try String(contentsOf: file, encoding: .utf8)
                for word in words { #expect(!text.contains(word), "\(file.lastPathComponent) uses \(word)") }
            }
        }
    }

    @Test func noFileOutgrowsFourHundredLinesWithoutAReason() throws {
        for room in try House.load().rooms {
            for file in try Self.sources(of: room.name) {
                let lines = try String(contentsOf: file, encoding: .utf8).split(
                    separator: "\n", omittingEmptySubsequences: false)
                let reason = lines.prefix(5).contains { $0.contains("long because") || $0.contains("Generated") }
                #expect(lines.count <= 400 || reason, "\(file.lastPathComponent) has \(lines.count) lines")
            }
        }
    }

    private static func modules(_ families: Set<String>) -> Set<String> {
        families.reduce(into: Set()) { $0.formUnion(Self.families[$1] ?? [$1]) }
    }

    private static func sources(of room: String) throws -> [URL] {
        let folder = PackageDump.root.appending(path: "Sources/\(room)")
        let walker = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return (walker?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
    }

    private static func imports(of room: String) throws -> [(String, String)] {
        let modifiers: Set<Substring> = ["public", "internal", "package", "@testable", "@_exported"]
        return try sources(of: room).flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
                var words = line.split(separator: " ")
                while let word = words.first, modifiers.contains(word) { words.removeFirst() }
                guard words.first == "import", words.count >= 2 else { return nil }
                let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "var", "let", "typealias"]
                let module = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
                return (file.lastPathComponent, String(module.split(separator: ".")[0]))
            }
        }
    }
}
