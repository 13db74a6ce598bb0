import Foundation
import Testing

@testable import kakou

/// The real binary from the command line: a service, a device, a code, a verdict; the words and statuses that scripts
/// depend on.
@Suite(.serialized) struct EndToEndTests {
    @Test func aCodeIsMadeAndVerifiedOverTheWire() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service, "--gate-id", "G1")
        #expect(token.status == 0)
        let enrolled = try site.run("enroll", site.url, token.line, "--data-dir", site.device)
        #expect(enrolled.status == 0)
        let again = try site.run("enroll", site.url, token.line, "--data-dir", site.device + "2")
        #expect(again.status == CommandStatus.error.rawValue, "a token serves once")

        let green = try #require(try site.person("00"))
        let red = try #require(try site.person("10"))
        let code = try site.make(green)
        let made = try site.make(red)
        let first = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(first.status == 0)
        #expect(try first.object()["outcome"] as? String == "pass")
        #expect(try first.object()["recorded"] as? Bool == true)
        #expect(!first.output.contains(green.certNum), "the whole number never comes back")

        let lines = try site.run(
            "verify", "-", "--json", "--data-dir", site.device,
            input: "\(made)\nnot a code\n\(made)\(made)\n\n\(code)\n")
        let outcomes = try lines.objects().map { $0["outcome"] as? String ?? "" }
        #expect(
            outcomes == ["stop", "notacode", "notacode", "notacode", "duplicate"], "one line out for one in, in order")
        #expect(lines.status == CommandStatus.otherJudgement.rawValue, "the worst of them")

        let passes = try site.run("passes", "list", "--json", "--data-dir", site.service)
        #expect(passes.output.contains("\"gateId\":\"G1\""))
        #expect(!passes.output.contains(green.name))

        #expect(try site.stop() == 0, "SIGTERM ends the service with 0")
        let gone = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(gone.status == CommandStatus.recordedNotVerified.rawValue)
        #expect(try gone.object()["outcome"] as? String == "recorded")
        #expect(try gone.object()["recorded"] as? Bool == true)
        #expect(try gone.object()["healthStatus"] is NSNull)
    }

    @Test func aRevokedDeviceAndARevokedCodeSaySo() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service)
        _ = try site.run("enroll", site.url, token.line, "--data-dir", site.device, "--device-sn", "SN-1")
        let code = try site.make(try #require(try site.person("00")))
        #expect(try site.run("code", "revoke", code, "--data-dir", site.service).status == 0)
        let revoked = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(try revoked.object()["outcome"] as? String == "revoked")
        #expect(revoked.status == CommandStatus.otherJudgement.rawValue)
        #expect(try site.run("device", "revoke", "SN-1", "--data-dir", site.service).status == 0)
        let refused = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(try refused.object()["outcome"] as? String == "devicerevoked")
        #expect(refused.status == CommandStatus.error.rawValue)
        #expect(try site.run("device", "enable", "SN-1", "--data-dir", site.service).status == 0)
        let enabled = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(try enabled.object()["outcome"] as? String == "revoked")
    }

    @Test func usageAndConfigurationHaveTheirStatuses() throws {
        let nowhere = CommandSite.directory()
        let rows: [([String], CommandStatus)] = [
            (["--version"], .pass), (["--help"], .pass), (["explain", "3003"], .pass), (["verify"], .usage),
            (["frob"], .usage), (["explain", "nonsense"], .usage), (["serve", "--listen", "x"], .usage),
            (["enroll", "ftp://x", "y"], .usage), (["enroll", "http://10.1.1.1:1", "y"], .usage),
            (["verify", "HU", "--data-dir", nowhere], .configuration),
            (["doctor", "--config", nowhere + "/none.toml"], .configuration),
            (["serve", "--listen", "0.0.0.0:0", "--data-dir", nowhere], .configuration),
        ]
        for (arguments, status) in rows {
            #expect(try CommandRun(arguments).status == status.rawValue, "\(arguments)")
        }
    }
}
