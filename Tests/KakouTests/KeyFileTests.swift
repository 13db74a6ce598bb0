import Cells
import Console
import Foundation
import HealthCode
import Testing

@testable import kakou

/// `[keys]` of the configuration and the file that it may name.
@Suite struct KeyFileTests {
    @Test func keysAreReadWithTheirPlace() throws {
        let text = "lang = \"en\"\n[keys]\nverify = [\"F2\", \"^V\"]\nlock = \"F12\"\nqueue = []\n"
        let read = try Configuration(toml: text, path: "k.toml")
        #expect(read.keys.mapped == [.verify: [.function(2), .control("v")], .lock: [.function(12)], .queue: []])
        #expect(read.origins["keys.verify"] == "k.toml:3" && read.origins["keys.queue"] == "k.toml:5")
        #expect(Configuration().keys == .standard)
        let page = try ManualCommand.text(.keys, .en, keys: read.keys)
        #expect(page.contains("| `F2` `^V` | 核验:回主屏 |") && page.contains("| `F12` | 锁屏"))
        #expect(try ManualCommand.text(.man, .en, keys: read.keys).contains("\\fBF2, \\(haV\\fR"))
    }

    static let faults: [(String, String, String)] = [
        ("[keys]\nverfy = [\"F2\"]", "verify", "line 2"), ("[keys]\n\nverify = [\"F22\"]", "F2", "line 3"),
        ("[keys]\nverify = [\"V\"]", "printable", "line 2"), ("[keys]\nverify = [\"Enter\"]", "scanner", "line 2"),
        ("[keys]\nverify = [\"Space\"]", "scanner", "line 2"), ("[keys]\nadmit = [\"y\"]", "held back", "line 2"),
        ("[keys]\nquit = []", "needs a key", "line 2"), ("[keys]\nback = [\"F12\"]", "fixed", "line 2"),
        ("[keys]\ndocument = [\"F10\"]", "quit", "line 2"), ("[keys]\nlock = 3", "takes", "line 2"),
        ("[keys]\nlock = [3]", "takes", "line 2"),
        ("[console]\nlock-seconds = 60\n[keys]\nlock = [\"F2\"]", "verify", "line 4"),
    ]

    @Test(arguments: faults) func aFaultNamesTheLineAndWhatWasMeant(_ text: String, _ words: String, _ line: String) {
        do {
            _ = try Configuration(toml: text, path: "k.toml")
            Issue.record("accepted: \(text)")
        } catch let failure as CommandFailure {
            #expect(failure.status == .configuration && failure.code == "C06")
            #expect(failure.words.en.contains(words) && failure.words.en.contains(line), "\(failure.words.en)")
            #expect(LocalCode(rawValue: "C06") != nil)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test func aFileOfKeysStandsBesideTheConfiguration() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let main = folder.appending(path: "kakou.toml").path
        let keys = folder.appending(path: "keys.toml")
        let text = "[console]\nkey-file = \"keys.toml\"\n[keys]\nlock = [\"F11\"]\n"
        try Data("# ours\nverify = [\"^V\"]\nlock = [\"F12\"]\n".utf8).write(to: keys)
        let read = try Configuration(toml: text, path: main)
        #expect(read.keys.mapped == [.verify: [.control("v")], .lock: [.function(11)]])
        #expect(read.origins["keys.verify"] == keys.path + ":2" && read.origins["keys.lock"] == main + ":4")
        try Data("[keys]\nverify = [\"^Vv\"]\n".utf8).write(to: keys)
        do {
            _ = try Configuration(toml: text, path: main)
            Issue.record("accepted")
        } catch let failure as CommandFailure {
            #expect(failure.code == "C06" && failure.words.en.contains(keys.path + ", line 2"), "\(failure.words.en)")
        }
        try FileManager.default.removeItem(at: keys)
        #expect(throws: CommandFailure.self) { try Configuration(toml: text, path: main) }
    }

    /// The table that `config show` prints is read back as the same keys, so that it can be copied into a file.
    @Test func whatIsShownCanBeRead() throws {
        let keys = try KeyMap([.document: [.function(6)], .assist: [.function(3)], .queue: []])
        let lines = keys.table.map { row in
            row.name + " = [" + row.keys.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
        }
        let read = try Configuration(toml: "[keys]\n" + lines.joined(separator: "\n"), path: "k.toml")
        #expect(read.keys.table.map(\.keys) == keys.table.map(\.keys) && read.keys.table.count > 20)
    }
}
