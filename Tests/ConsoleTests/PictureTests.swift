import Cells
import Checkpoint
import Foundation
import HealthCode
import Testing

@testable import Console

/// The pictures of the documentation are what the program shows: `assets/pictures/shift.script` played in virtual time, and
/// the README's screen. `RECORD=1` writes them anew.
@Suite struct PictureTests {
    private static let root: String = {
        var path = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        path.removeLast(3)
        return path.joined(separator: "/") + "/"
    }()

    private static func read(_ path: String) throws -> String {
        String(decoding: try #require(FileManager.default.contents(atPath: root + path)), as: UTF8.self)
    }

    private static var records: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

    /// Sample people in the order in which they walk up.
    private static let visitors: [VerifyOutcome] = [
        Sample.judged("00"), Sample.judged("01", name: "李*明", guide: "请到南门复检处"), Sample.judged("10", name: "王*"),
        Sample.failed(.unreachable),
    ]

    /// What every `show` of a script puts into the file of `--save-display`, with a service and a ledger of samples.
    private func play(_ script: Script, _ language: Language) throws -> String {
        var gate = Gate(language, demo: true)
        gate.send(.backlog(Backlog()))
        var run = ScriptRun(script)
        var (shown, seen, waiting) = ("", 0, [ConsoleEvent.Kind]())
        for _ in 0..<10_000 {
            switch run.next(gate.state) {
            case .event(let kind): waiting.append(kind)
            case .show(let text): shown += text
            case .wait: gate.wait(max(1, gate.state.nextWake - gate.now.uptime))
            case .finished: return shown
            case .failed(let fault):
                Issue.record("line \(fault.line): \(fault.words.en)\n\(gate.screen().dump())")
                return shown
            }
            while !waiting.isEmpty {
                gate.send(waiting.removeFirst(), after: 20)
                for effect in gate.effects { waiting += answers(to: effect, &seen) }
            }
        }
        Issue.record("the script never ended")
        return shown
    }

    private func answers(to effect: ConsoleEffect, _ seen: inout Int) -> [ConsoleEvent.Kind] {
        switch effect {
        case .nextSample:
            return [.input(.scanBegan), .input(.scan(seen % 2 == 0 ? Sample.code : Sample.otherCode))]
        case .verify(let scan, _):
            let outcome = Self.visitors[min(seen, Self.visitors.count - 1)]
            seen += 1
            return [
                .answered(requestId: scan.requestId, outcome, .recorded(requestId: scan.requestId, rescanOf: nil), nil)
            ]
        case .history(let requestId, _): return [.history(requestId: requestId, Sample.history, nil)]
        case .forceOffline(let reason): return [.link(.forced(reason: reason)), .backlog(Sample.backlog)]
        case .showQueue(let offset, _): return [.queue(Sample.rows, offset: offset)]
        case .readRecords(let query):
            return [.records(RecordPage(query: query, entries: Sample.records, next: nil, total: 1_000_000, left: 0))]
        case .readStatistics: return [.statistics(Sample.statistics)]
        default: return []
        }
    }

    @Test(arguments: Language.allCases) func theShiftIsKeptAsItIsPlayed(_ language: Language) throws {
        let drawn = try play(Script(try Self.read("assets/pictures/shift.script")), language)
        let path = "assets/pictures/shift.\(language.rawValue).txt"
        if Self.records {
            _ = FileManager.default.createFile(atPath: Self.root + path, contents: Data(drawn.utf8))
        }
        #expect(try Self.read(path) == drawn, "\(path) is stale: RECORD=1 writes it anew")
        #expect(drawn.split(separator: "\n").count { $0.hasPrefix("== line ") } >= 13)
    }

    @Test func theREADMEShowsWhatTheConsoleShows() throws {
        let readme = try Self.read("README.md")
        let parts = readme.components(separatedBy: "\n```\n")
        try #require(parts.count > 2)
        let drawn = VerdictGoldenTests.gate(.pass, .zh).screen().dump()
        if Self.records, parts[1] != drawn {
            let text = ([parts[0], drawn] + parts[2...]).joined(separator: "\n```\n")
            _ = FileManager.default.createFile(atPath: Self.root + "README.md", contents: Data(text.utf8))
        } else {
            #expect(parts[1] == drawn, "the README's picture is stale: RECORD=1 draws it anew")
        }
    }
}
