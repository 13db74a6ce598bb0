import Foundation
import Testing

/// One script, three ways to play it: without a screen, in a real terminal, in the mode of lines. Each has a service of its
/// own with the same sample people; at the end all three ledgers and services say the same.
@Suite(.serialized) struct SameShiftTests {
    enum Mode: String, CaseIterable {
        case headless, screen, lines
    }

    /// What is left of a shift, without what every run has of its own: times, requestIds, keys.
    struct Left: Equatable {
        var passes: [String]
        var queue: String
        var audit: String
        var shown: [String]
    }

    /// A shift: a pass with a temperature, a re-check that is held, a refused red, nonsense, two scans without the network
    /// of which one person comes twice, and everything brought in at the end.
    private static func script(_ site: Site) throws -> String {
        """
        until online
        scan \(try site.code(grade: "00"))
        until verdict
        type 36.5
        key Enter
        until text 36.5C 已记
        do admit
        show
        scan \(try site.code(grade: "01"))
        until verdict
        do hold
        scan \(try site.code(grade: "10"))
        until verdict
        do refuse
        show 40x12
        scan nonsense
        until verdict
        do offline
        key 5
        until offline
        scan \(try site.code(grade: "00", 1))
        until verdict
        do admit
        show
        scan \(try site.code(grade: "00", 2))
        until verdict
        do hold
        until waiting 2
        do offline
        key Right Enter
        until online
        until waiting 0
        quit
        """
    }

    private func play(_ mode: Mode) throws -> Left {
        let site = try Site()
        let (script, display) = (site.directory + "/script", site.directory + "/display")
        try Self.script(site).write(toFile: script, atomically: true, encoding: .utf8)
        let arguments = [
            "--lang", "zh", "--data-dir", site.deviceDirectory, "--script", script, "--save-display", display,
        ]
        switch mode {
        case .headless:
            let run = try Shell.run([Shell.kakou] + arguments)
            #expect(run.status == 0, "\(run)")
        case .lines:
            let run = try Shell.run([Shell.kakou, "--linear"] + arguments)
            #expect(run.status == 0, "\(run)")
            for word in ["绿码 通行", "黄码 复检", "红码 禁止", "非健康码", "已离线登记", "待传 0"] {
                #expect(run.output.contains(word), "\(word) is missing in \(run.output)")
            }
        case .screen:
            let terminal = try Tmux()
            try terminal.enter("\(Shell.kakou) \(arguments.joined(separator: " ")); echo ended with $?")
            try terminal.wait("the end", limit: 120) { $0.contains("ended with 0") }
            try expectWhole(terminal)
        }
        struct Pass: Decodable {
            let custNum: String
            let healthStatus: String?
            let deferred: Bool
            let scannedAt: String
            let decision: String?
        }
        let passes = try JSONDecoder().decode(
            [Pass].self,
            from: Data(try site.kakou("passes", "list", "--json", "--data-dir", site.serviceDirectory).output.utf8))
        let shown = try String(contentsOfFile: display, encoding: .utf8)
        return Left(
            passes: passes.sorted { $0.scannedAt < $1.scannedAt }.map {
                "\($0.healthStatus ?? "-") deferred \($0.deferred) \($0.decision ?? "-")"
            },
            queue: try site.kakou("queue", "list", "--json", "--data-dir", site.deviceDirectory).output,
            audit: try site.kakou("audit", "verify", "--data-dir", site.deviceDirectory).output,
            shown: shown.split(separator: "\n").filter { $0.contains("样") || $0.contains("==") }.map(Self.timeless))
    }

    /// A row of a screen with every digit as 0: times differ from run to run.
    private static func timeless(_ row: Substring) -> String {
        row.hasPrefix("==") ? String(row) : String(row.map { $0.isNumber ? "0" : $0 })
    }

    @Test func theSameScriptLeavesTheSameLedger() throws {
        let headless = try play(.headless)
        #expect(headless.passes.count >= 5, "\(headless)")
        #expect(headless.passes.count { $0.contains("deferred true") } == 2, "\(headless)")
        #expect(headless.shown.count { $0.hasPrefix("==") } == 3)
        for mode in [Mode.screen, .lines] {
            let left = try play(mode)
            #expect(left == headless, "\(mode)")
        }
    }
}
