import Checkpoint
import Foundation
import HealthCode
import Synchronization
import Testing

@testable import kakou

/// Tones by a player of the site's: a real process that writes down what it was started with.
@Suite struct SoundPlayerTests {
    /// A fake player in a directory of its own.
    final class Site: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tones-\(UUID().uuidString)")
        let rung = Mutex<[Tone]>([])
        let told = Mutex<[Words]>([])

        init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// A script that writes its number and its arguments on a line, and then does `rest`. The line is one write: a player
        /// that is ended while it writes leaves all of it or nothing, never a part for the next one's line to go on with.
        func player(_ rest: String) throws -> String {
            let path = folder.appending(path: "player").path
            let script = """
                #!/bin/sh
                line=$$
                for a in "$@"; do line="$line [$a]"; done
                printf '%s\\n' "$line" >>"\(log)"
                \(rest)

                """
            try Data(script.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
            return path
        }

        var log: String { folder.appending(path: "log").path }
        /// What was started, a line each.
        var lines: [String] {
            ((try? String(contentsOfFile: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
        }

        func sound(_ command: [String]) -> SoundPlayer {
            SoundPlayer(
                command, files: ToneFiles(base: folder.path),
                bell: { [weak self] tone in self?.rung.withLock { $0.append(tone) } },
                tell: { [weak self] words in self?.told.withLock { $0.append(words) } })
        }

        /// Waits for something that another process does.
        func wait(_ what: String, _ holds: () -> Bool) {
            for _ in 0..<3_000 where !holds() { usleep(10_000) }
            #expect(holds(), "\(what): \(lines)")
        }

        var directories: [String] {
            ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.contains("tones-") }
        }
    }

    private static func isAlive(_ line: String) -> Bool {
        guard let pid = line.split(separator: " ").first.flatMap({ Int32($0) }) else { return false }
        return kill(pid, 0) == 0
    }

    @Test func everyVerdictsToneIsItsOwnFileForItsOwnerAlone() throws {
        let site = try Site()
        let files = ToneFiles(base: site.folder.path)
        var contents: [Data: VerdictKind] = [:]
        for kind in VerdictKind.allCases {
            let path = try #require(files.path(of: kind.row.tone))
            let data = try Data(contentsOf: URL(filePath: path))
            #expect(contents.updateValue(kind, forKey: data) == nil, "\(kind)")
            #expect(data.prefix(4) == Data("RIFF".utf8) && data.dropFirst(8).prefix(8) == Data("WAVEfmt ".utf8))
            let length = data.dropFirst(40).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
            #expect(data.count == 44 + length && length > 0)
            #expect(length / 2 == ToneWave.milliseconds(of: kind.row.tone) * ToneWave.rate / 1_000)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        let made = try #require(site.directories.first)
        let mode = try FileManager.default.attributesOfItem(atPath: site.folder.appending(path: made).path)
        #expect(mode[.posixPermissions] as? Int == 0o700)
        files.remove()
        #expect(site.directories.isEmpty)
        // A pass is one short high mark, a stop long low ones.
        #expect(ToneWave.parts(of: VerdictKind.pass.row.tone).map(\.hertz) == [ToneWave.high, 0])
        #expect(Set(ToneWave.parts(of: VerdictKind.stop.row.tone).map(\.hertz)) == [ToneWave.low, 0])
    }

    @Test func thePlayerGetsItsArgumentsAndTheFileWithoutAShell() throws {
        let site = try Site()
        let player = site.sound([try site.player("exit 0"), "-q", "$HOME; two words"])
        player.play(VerdictKind.pass.row.tone)
        site.wait("a pass is heard") { site.lines.count == 1 }
        player.play(VerdictKind.pass.row.tone)
        site.wait("the same again is heard again") { site.lines.count == 2 }
        for line in site.lines {
            #expect(line.contains(" [-q] [$HOME; two words] [") && line.hasSuffix("/tone-s.wav]"), "\(line)")
        }
        player.close()
        #expect(site.rung.withLock { $0 }.isEmpty && site.told.withLock { $0 }.isEmpty)
        #expect(site.directories.isEmpty)
    }

    @Test func theNewestVerdictEndsTheOneBefore() throws {
        let site = try Site()
        let player = site.sound([try site.player("sleep 300 & wait")])
        player.play(VerdictKind.pass.row.tone)
        site.wait("the first is heard") { site.lines.count == 1 }
        // None of these waits for the three hundred seconds of the one before.
        for kind in [VerdictKind.recheck, .contact, .stop] { player.play(kind.row.tone) }
        site.wait("the last is heard") { site.lines.last?.hasSuffix("/tone-lll.wav]") == true }
        site.wait("one at a time") { site.lines.filter(Self.isAlive).count == 1 }
        #expect(site.lines.last.map(Self.isAlive) == true)
        player.silence()
        site.wait("muting ends it") { !site.lines.contains(where: Self.isAlive) }
        player.play(VerdictKind.used.row.tone)
        site.wait("and the next is heard") { site.lines.last?.hasSuffix("/tone-lss.wav]") == true }
        player.close()
        site.wait("nothing goes on behind the console") { !site.lines.contains(where: Self.isAlive) }
        #expect(site.told.withLock { $0 }.isEmpty && site.rung.withLock { $0 }.isEmpty, "overtaken is not failed")
    }

    @Test(arguments: ["/nonexistent/player", "exit 3", "kill -9 $$"])
    func aPlayerThatFailsIsToldOnceAndTheBellRings(_ how: String) throws {
        let site = try Site()
        let player = site.sound([how.hasPrefix("/") ? how : try site.player(how)])
        let (first, second) = (VerdictKind.stop.row.tone, VerdictKind.pass.row.tone)
        player.play(first)
        site.wait("the bell") { site.rung.withLock { $0 } == [first] }
        player.play(second)
        site.wait("the bell again") { site.rung.withLock { $0 } == [first, second] }
        player.close()
        let told = site.told.withLock { $0 }
        #expect(told.count == 1 && told.first?.zh.hasPrefix("P01 ") == true && told.first?.en.hasPrefix("P01 ") == true)
        #expect(ExplainedCode.of("P01") != nil)
    }

    /// The console itself, by lines, with a sample person: what was played is what was told.
    @Test func theConsolePlaysWhatItShows() throws {
        let site = try Site()
        let player = try site.player("exit 0")
        let file = site.folder.appending(path: "k.toml").path
        try Data("[sound]\nplayer = [\"\(player)\", \"-q\"]\n".utf8).write(to: URL(filePath: file))
        let console = try LinearConsole(["demo", "--config", file, "--linear", "--lang", "zh"])
        defer { console.stop() }
        func shown() -> [VerdictKind] {
            VerdictKind.allCases.filter { kind in
                console.text.split(separator: "\n").contains { $0.contains(" \(kind.row.symbol) \(kind.row.words.zh)") }
            }
        }
        try console.type(":next-sample")
        site.wait("a sample person's tone") { !shown().isEmpty && site.lines.count == 1 }
        try console.type(":mute")
        try console.type("not a code")
        #expect(console.says(VerdictKind.notACode.row.words.zh), "\(console.text)")
        #expect(try console.end() == 0)
        let shown = shown()
        #expect(shown.contains(.notACode) && shown.count == 2, "\(console.text)")
        let heard = try #require(shown.first { $0 != .notACode })
        #expect(site.lines.count == 1, "\(site.lines)")
        #expect(site.lines.first?.hasSuffix("/" + ToneFiles.name(of: heard.row.tone) + "]") == true, "\(site.lines)")
    }
}
