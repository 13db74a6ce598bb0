import Foundation
import Testing

/// The console at a gate with a real service: what is scanned, what stands, what happens when the service dies.
@Suite(.serialized) struct GateTests {
    @Test func codesThatArePastedOrBurstTypedAreVerified() throws {
        let site = try Site()
        let terminal = try site.console()
        try terminal.paste(try site.code(grade: "00", 0) + "\n")
        try terminal.wait("green after a paste") { $0.contains("绿码 通行") }
        try terminal.type(try site.code(grade: "10", 0))
        try terminal.press("Enter")
        try terminal.wait("red after a burst") { $0.contains("红码 禁止") && !$0.contains("绿码 通行") }
        try terminal.type(try site.code(grade: "01", 0))
        try terminal.press("Enter")
        try terminal.wait("yellow after a burst") { $0.contains("黄码 复检") && !$0.contains("红码 禁止") }
        try terminal.type("https://example.invalid/not-a-code")
        try terminal.press("Enter")
        try terminal.wait("not a code") { $0.contains("非健康码") && !$0.contains("黄码 复检") }
    }

    /// 3002 and 3003: a genuine code with one letter of its issuer's key number, or of its signature, changed.
    @Test func aForgedCodeAndOneOfAnUnknownIssuerAreToldApart() throws {
        let site = try Site()
        let terminal = try site.console()
        // Letters 42 to 44 write octets 26 and 27, the key; letter 100 is within the signature (protocol.md 3.11).
        let unknown = Self.changed(try site.code(grade: "00", 0), letter: 42)
        let forged = Self.changed(try site.code(grade: "00", 1), letter: 100)
        for (code, word, number) in [(unknown, "非健康码", "3002"), (forged, "伪造码", "3003")] {
            try terminal.type(code)
            try terminal.press("Enter")
            let screen = try terminal.wait(word) { $0.contains(word) }
            #expect(!screen.contains("绿码 通行"), "\(number)")
        }
        struct Pass: Decodable { let errorCode: String }
        let passes = try site.kakou("passes", "list", "--data-dir", site.serviceDirectory, "--json").output
        let codes = try JSONDecoder().decode([Pass].self, from: Data(passes.utf8)).map(\.errorCode)
        #expect(codes.sorted() == ["3002", "3003"])
    }

    private static func changed(_ code: String, letter index: Int) -> String {
        var letters = Array(code)
        letters[index] = letters[index] == "A" ? "B" : "A"
        return String(letters)
    }

    @Test func everyScanLeavesAPassRecord() throws {
        let site = try Site()
        let terminal = try site.console(language: "en")
        for index in 0..<3 {
            try terminal.type(try site.code(grade: "00", index))
            try terminal.press("Enter")
            try terminal.wait("pass \(index)") { $0.contains("PASS  ") }
        }
        let passes = try site.kakou("passes", "list", "--data-dir", site.serviceDirectory, "--json").output
        #expect(passes.components(separatedBy: "\"requestId\"").count - 1 == 3)
    }

    @Test func aServiceThatIsStoppedOrKilledMidScanGivesNoColour() throws {
        let site = try Site()
        let terminal = try site.console()
        let first = try site.code(grade: "00", 0)
        let second = try site.code(grade: "00", 1)
        site.service.signal(SIGSTOP)
        try terminal.type(first)
        try terminal.press("Enter")
        try terminal.wait("a time-out, recorded") { $0.contains("未核验 · 已离线登记") && $0.contains("NET-101") }
        site.service.signal(SIGKILL)
        site.service.wait()
        try terminal.type(second)
        try terminal.press("Enter")
        // The banner and two entries of the recent scans.
        let screen = try terminal.wait("the second, recorded") {
            $0.contains("未核验 · 已离线登记") && $0.components(separatedBy: "[o]").count > 3
        }
        #expect(!screen.contains("绿码"))
        #expect(screen.contains("NET-"), "a code for the help desk")
        let queue = try site.kakou("queue", "list", "--data-dir", site.deviceDirectory, "--json").output
        #expect(queue.components(separatedBy: "\"requestId\"").count - 1 == 2, "both are on the disk")
        try leave(terminal)
        try expectWhole(terminal)
    }

    @Test func theDocumentFormAsksWithNameAndNumber() throws {
        let site = try Site()
        let terminal = try site.console()
        let person = try #require(site.people.first { $0.certType == "10" && $0.healthStatus == "00" })
        try terminal.press("F3")
        try terminal.wait("the form") { $0.contains("证件") && $0.contains("姓名") }
        try terminal.press("Escape")
        try terminal.type(person.certNum)
        try terminal.press("Enter")
        try terminal.wait("the form with the number in it") { $0.contains(person.certNum) }
        try terminal.type(person.name)
        try terminal.press("Enter")
        try terminal.press("Enter")
        let screen = try terminal.wait("the verdict") { $0.contains("绿码 通行") }
        #expect(!screen.contains(person.certNum), "the number is masked once the verdict stands")
    }
}
