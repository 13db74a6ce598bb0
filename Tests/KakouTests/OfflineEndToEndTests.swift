import Foundation
import Testing

@testable import kakou

/// A gate without its service, from the command line: recorded, listed, brought in once, never green.
@Suite(.serialized) struct OfflineEndToEndTests {
    @Test func scansOfAnOutageAreBroughtInOnce() throws {
        let site = try OfflineSite()
        defer { site.close() }
        let red = try site.make(try #require(try site.person("10")))
        let green = try site.make(try #require(try site.person("00")))

        let offline = try site.run(
            "verify", "-", "--json", "--offline", "--data-dir", site.device, input: "\(red)\n\(green)\n")
        #expect(offline.status == CommandStatus.recordedNotVerified.rawValue)
        let lines = try offline.objects()
        #expect(lines.map { $0["outcome"] as? String } == ["recorded", "recorded"])
        #expect(lines.allSatisfy { $0["recorded"] as? Bool == true })
        #expect(lines.allSatisfy { $0["healthStatus"] is NSNull }, "the signed grade is no verdict")

        // The same code again retries its row; nothing is doubled.
        let again = try site.run("verify", red, "--json", "--offline", "--data-dir", site.device)
        #expect(try again.object()["requestId"] as? String == lines[0]["requestId"] as? String)
        let list = try site.list()
        #expect(list.count == 2)
        #expect(Set(list.compactMap { $0["state"] as? String }).isSubset(of: ["new", "retry", "unknown"]))
        for member in ["seq", "requestId", "kind", "state", "attempts", "lastCode", "ageSeconds"] {
            #expect(list.allSatisfy { $0[member] != nil }, "queue list --json has \(member)")
        }

        let sync = try site.run("queue", "sync", "--json", "--data-dir", site.device)
        #expect(sync.status == 0)
        let counts = try sync.object()
        #expect(counts["sent"] as? Int == 2)
        #expect(counts["done"] as? Int == 2)
        #expect(counts["left"] as? Int == 0)
        #expect(try site.list().isEmpty)
        let passes = try site.passes()
        #expect(passes.count == 2)
        #expect(passes.allSatisfy { $0["deferred"] as? Bool == true })
        #expect(passes.contains { $0["healthStatus"] as? String == "10" && $0["alert"] as? Bool == true })
        #expect(try site.run("queue", "sync", "--json", "--data-dir", site.device).status == 0, "nothing to do is done")
        #expect(try site.passes().count == 2)
        #expect(try site.run("audit", "verify", "--data-dir", site.device).status == 0)
    }

    @Test func aServiceThatIsGoneLeavesTheRowAndTheStatusSaysSo() throws {
        let site = try OfflineSite()
        defer { site.close() }
        let code = try site.make(try #require(try site.person("00")))
        #expect(try site.stop() == 0)
        let gone = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(gone.status == CommandStatus.recordedNotVerified.rawValue)
        #expect(try gone.object()["helpCode"] as? String == "NET-102")
        let sync = try site.run("queue", "sync", "--json", "--data-dir", site.device)
        #expect(sync.status != 0, "0 is said only where nothing is left")
        #expect(try sync.object()["left"] as? Int == 1)
    }

    @Test func rowsThatGoByHandAndByThemselvesTakeEffectOnce() throws {
        let site = try OfflineSite()
        defer { site.close() }
        let code = try site.make(try #require(try site.person("01")))
        let person = try #require(try site.person("00"))
        let lines = "\(code)\n\(person.name) \(person.certNum)\n"
        _ = try site.run("verify", "-", "--json", "--offline", "--data-dir", site.device, input: lines)
        let file = site.root + "/carried.kakou"
        #expect(try site.run("queue", "export", file, "--data-dir", site.device).status == 0)
        let contents = try String(decoding: Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        #expect(!contents.contains(person.name))
        #expect(!contents.contains(person.certNum))

        let carrier = site.root + "/carrier"
        try site.enrol(carrier, sn: "SN-CARRIER")
        #expect(try site.run("queue", "import", file, "--data-dir", carrier).status == 0)
        #expect(try site.run("queue", "import", file, "--data-dir", carrier).status == 0, "twice is once")
        #expect(try site.run("queue", "sync", "--json", "--data-dir", carrier).status == 0)
        let carried = try site.passes()
        #expect(carried.count == 2)
        #expect(try site.run("queue", "sync", "--json", "--data-dir", site.device).status == 0)
        let both = try site.passes()
        #expect(both.count == 2, "delivered both ways, in effect once")
        #expect(
            Set(both.compactMap { $0["requestId"] as? String })
                == Set(carried.compactMap { $0["requestId"] as? String }))
    }

    @Test func aRevokedDeviceBringsInEverythingAndIsWiped() throws {
        let site = try OfflineSite()
        defer { site.close() }
        let code = try site.make(try #require(try site.person("00")))
        _ = try site.run("verify", code, "--json", "--offline", "--data-dir", site.device)
        #expect(try site.run("device", "revoke", "SN-OFFLINE", "--data-dir", site.service).status == 0)
        let refused = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(try refused.object()["outcome"] as? String == "devicerevoked")
        let codes = site.device + "/codes"
        try FileManager.default.createDirectory(atPath: codes, withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: codes + "/code-20991231000000-abcd.png"))
        let sync = try site.run("queue", "sync", "--json", "--data-dir", site.device)
        #expect(try sync.object()["left"] as? Int == 0)
        #expect(try site.passes().contains { $0["deferred"] as? Bool == true })
        let left = try FileManager.default.contentsOfDirectory(atPath: site.device)
        #expect(!left.contains { $0.hasSuffix(".key") || $0.hasPrefix("ledger.sqlite") }, "wiped: \(left)")
        #expect(!left.contains("codes"), "pictures of codes go too")
    }

    @Test func picturesOfCodesThatEndedAreSweptByASync() throws {
        let site = try OfflineSite()
        defer { site.close() }
        let codes = site.device + "/codes"
        try FileManager.default.createDirectory(atPath: codes, withIntermediateDirectories: true)
        for name in ["code-20200101000000-abcd.png", "code-20991231000000-abcd.png"] {
            try Data().write(to: URL(filePath: codes + "/" + name))
        }
        #expect(try site.run("queue", "sync", "--json", "--data-dir", site.device).status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: codes) == ["code-20991231000000-abcd.png"])
    }
}

/// A service and a device enrolled with it.
final class OfflineSite {
    let site: CommandSite
    var root: String { site.root }
    var device: String { site.device }
    var service: String { site.service }

    init() throws {
        site = try CommandSite()
        try enrol(site.device, sn: "SN-OFFLINE")
    }

    func enrol(_ directory: String, sn: String) throws {
        let token = try site.run("device", "token", "--data-dir", site.service, "--gate-id", "G1")
        let enrolled = try site.run("enroll", site.url, token.line, "--data-dir", directory, "--device-sn", sn)
        #expect(enrolled.status == 0)
    }

    func run(_ arguments: String..., input: String = "") throws -> CommandRun {
        try CommandRun(arguments, input: input)
    }

    func person(_ grade: String) throws -> CommandSite.Person? { try site.person(grade) }

    func make(_ person: CommandSite.Person) throws -> String { try site.make(person) }

    /// The rows that are not done.
    func list() throws -> [[String: Any]] { try array("queue", "list", "--json", "--data-dir", device) }

    /// Every pass record of the service.
    func passes() throws -> [[String: Any]] { try array("passes", "list", "--json", "--data-dir", service) }

    func stop() throws -> Int32 { try site.stop() }

    func close() { site.close() }

    private func array(_ arguments: String...) throws -> [[String: Any]] {
        let output = try CommandRun(arguments).output
        return try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]] ?? []
    }
}
