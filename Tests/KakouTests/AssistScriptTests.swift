import Foundation
import HealthCode
import Testing

@testable import kakou

/// A whole declaration by a script, with the real binary against a real service.
@Suite(.serialized) struct AssistScriptTests {
    /// The shift of a receptionist: F6, a declaration key by key, the receipt read, and back.
    static func declaration(_ person: CommandSite.Person) -> String {
        """
        until online
        key F6
        type 1
        until text 证件号码
        type \(person.certNum)
        key Tab
        type \(person.name)
        key Tab Tab
        # hz: the picker finds the city by its initials
        type zjhz
        until text 330100
        key Enter Tab
        type 36.5
        key Tab
        type 1
        key Tab Right Right Tab Right Right
        do send-assist
        until text 已办成
        show
        key Enter Esc
        show
        quit
        """
    }

    @Test func aScriptDeclaresForSomebody() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service, "--gate-id", "G1")
        #expect(try site.run("enroll", site.url, token.line, "--data-dir", site.device).status == 0)
        let list = try site.run("people", "list", "--json", "--data-dir", site.service).output
        let people = try JSONDecoder().decode([CommandSite.Person].self, from: Data(list.utf8))
        let person = try #require(people.first { $0.certType == "10" && $0.state == "open" })
        let (script, display) = (site.root + "/script", site.root + "/display")
        try Self.declaration(person).write(toFile: script, atomically: true, encoding: .utf8)
        let run = try site.run(
            "--lang", "zh", "--data-dir", site.device, "--script", script, "--save-display", display)
        #expect(run.status == 0, "\(run.words)")
        let shown = try String(contentsOfFile: display, encoding: .utf8)
        #expect(shown.contains("编号") && shown.contains("现在等级"))
        #expect(!shown.contains(person.name) && !shown.contains(person.certNum))
        #expect(!site.log.contains(person.certNum) && !run.words.contains(person.certNum))
    }

    /// A gate runs into the reason instead, and its number of rows waiting stays nil: nothing of F6 is queued.
    @Test func aGateIsToldWhyNot() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--role", "gate", "--data-dir", site.service, "--gate-id", "G1")
        #expect(try site.run("enroll", site.url, token.line, "--data-dir", site.device).status == 0)
        let script = site.root + "/script"
        try "until online\nkey F6\nuntil text 无权代办\nquit\n".write(toFile: script, atomically: true, encoding: .utf8)
        let run = try site.run("--lang", "zh", "--data-dir", site.device, "--script", script)
        #expect(run.status == 0, "\(run.words)")
    }
}
