import Foundation
import Testing

/// `kakou demo`: everything in one process, nothing to set up.
@Suite(.serialized) struct DemoTests {
    @Test func sampleVisitorsWalkUpAndTheVerdictStands() throws {
        let terminal = try Tmux()
        try terminal.enter("\(Shell.kakou) demo --lang zh")
        try terminal.wait("the console") { $0.contains("F9") }
        for word in ["绿码 通行", "黄码 复检", "红码 禁止", "绿码 通行", "橙码 留置", "伪造码", "绿码 通行", "未评估 登记"] {
            try terminal.press("F9")
            try terminal.wait(word) { $0.contains(word) }
        }
        try leave(terminal)
        try expectWhole(terminal)
    }

    @Test func theDemoLeavesNothingBehind() throws {
        let directory = try PTYPaths.temporaryDirectory()
        let terminal = try Tmux(environment: ["TMPDIR": directory])
        try terminal.enter("\(Shell.kakou) demo")
        try terminal.wait("the console") { $0.contains("F9") }
        #expect(try !FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
        let pid = try #require(try terminal.foreground())
        kill(pid, SIGTERM)
        try terminal.wait("the prompt") { !$0.contains("F9") }
        try terminal.wait("an empty directory") { _ in
            try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty
        }
    }
}
