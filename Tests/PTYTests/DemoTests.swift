import Foundation
import Testing

/// `kakou demo`: everything in one process, nothing to set up.
@Suite(.serialized) struct DemoTests {
    @Test func sampleVisitorsWalkUpAndTheVerdictStands() throws {
        let terminal = try Tmux()
        try terminal.enter("\(Shell.kakou) demo --lang zh")
        try terminal.wait("the console") { $0.contains("F9") }
        var verdicts: Set<String> = []
        for _ in 0..<12 {
            try terminal.press("F9")
            let screen = try terminal.wait("a verdict") { screen in Self.words.contains { screen.contains($0) } }
            verdicts.formUnion(Self.words.filter { screen.contains($0) })
        }
        #expect(verdicts.contains("绿码 通行"))
        #expect(verdicts.count >= 3, "a newcomer sees more than one kind of verdict: \(verdicts)")
        try terminal.press("F10")
        try terminal.wait("the question") { $0.contains("退出") }
        try terminal.press("y")
        try terminal.wait("the prompt") { !$0.contains("F9") }
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

    private static let words = [
        "绿码 通行", "黄码 复检", "橙码 留置", "红码 禁止", "未评估 登记", "码已过期", "码已使用", "非健康码", "伪造码", "码已吊销",
        "查无记录", "刚刚扫过",
    ]
}
