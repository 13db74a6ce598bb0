import Cells
import FoundationEssentials
import Testing

/// Screens kept as text a person can read; `RECORD=1` writes them anew.
enum Golden {
    private static var folder: String {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(2)
        return path.joined(separator: "/") + "/Goldens/"
    }

    /// Compares a screen and its roles with the file of that name.
    static func expect(_ buffer: Buffer, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let roles = buffer.roleMap().split(separator: "\n", omittingEmptySubsequences: false).map { row -> String in
            var row = String(row)
            while row.last == "." { row.removeLast() }
            return row
        }
        let drawn = buffer.dump() + "\n--- roles\n" + roles.joined(separator: "\n") + "\n"
        expect(drawn, name, sourceLocation: sourceLocation)
    }

    /// Compares a text with the file of that name.
    static func expect(_ drawn: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let path = folder + name + ".txt"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            _ = FileManager.default.createFile(atPath: path, contents: Data(drawn.utf8))
            return
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            Issue.record("no golden \(name); RECORD=1 writes it", sourceLocation: sourceLocation)
            return
        }
        let kept = String(decoding: data, as: UTF8.self)
        #expect(drawn == kept, "\(name) differs; see it with RECORD=1 and git diff", sourceLocation: sourceLocation)
    }
}
