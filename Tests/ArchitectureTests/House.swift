import Foundation

/// The house as its article describes it: the only statement of which room may import which.
struct House {
    struct Room {
        let name: String
        /// Rooms this one may import directly.
        let rooms: [String]
        /// Names of library families it may use, such as `Hummingbird` or `NIO`.
        let libraries: [String]
    }

    let rooms: [Room]

    /// Reads the table "room | one line | may import" out of the architecture article.
    static func load() throws -> House {
        let article = PackageDump.root.appending(path: "Sources/kakou/kakou.docc/Architecture.md")
        let text = try String(contentsOf: article, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| room ") }
        return House(
            rooms: rows.compactMap { row in
                let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                guard cells.count == 3 else { return nil }
                let halves = cells[2].components(separatedBy: "+")
                let names = halves[0].split(separator: " ").map(String.init).filter { $0 != "-" }
                let libraries =
                    halves.count > 1
                    ? halves[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : []
                return Room(name: cells[0], rooms: names, libraries: libraries)
            })
    }

    /// Every room `name` may import: those of its row and, in turn, theirs.
    func reach(of name: String) -> Set<String> {
        guard let room = rooms.first(where: { $0.name == name }) else { return [] }
        return room.rooms.reduce(into: Set(room.rooms)) { $0.formUnion(reach(of: $1)) }
    }

    /// The library families `name` may use, by the same rule.
    func libraries(of name: String) -> Set<String> {
        guard let room = rooms.first(where: { $0.name == name }) else { return [] }
        return reach(of: name).reduce(into: Set(room.libraries)) { found, other in
            found.formUnion(rooms.first { $0.name == other }?.libraries ?? [])
        }
    }
}
