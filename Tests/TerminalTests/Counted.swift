import Foundation

/// The bounds of what is counted and not measured, from the one file of thresholds.
enum Counted {
    private struct File: Decodable {
        let counted: [String: Double]
    }

    /// The bound of a name; fails loudly, by 0, where there is none.
    static func limit(_ name: String) -> Int {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "thresholds.json")
        let file = (try? Data(contentsOf: path)).flatMap { try? JSONDecoder().decode(File.self, from: $0) }
        return Int(file?.counted[name] ?? 0)
    }
}
