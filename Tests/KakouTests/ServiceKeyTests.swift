import Foundation
import HealthCodeClient
import Testing

@testable import kakou

/// `kakou service-key rotate` beside a running service, and the devices that follow (protocol.md 3.19).
@Suite(.serialized) struct ServiceKeyTests {
    private func signKeys(_ site: CommandSite) throws -> [Int] {
        let data = try Data(contentsOf: URL(filePath: site.device + "/device.json"))
        let device = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        return (device["signKeys"] as? [[String: Any]] ?? []).compactMap { $0["keyId"] as? Int }
    }

    @Test func aDeviceThatSleptThroughTwoRotationsStillVerifies() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service).line
        #expect(try site.run("enroll", site.url, token, "--data-dir", site.device).status == 0)
        let code = try site.make(try #require(try site.person("00")))
        #expect(try signKeys(site) == [1])

        #expect(try site.run("service-key", "rotate", "--data-dir", site.service).line == "key 2")
        #expect(try site.run("service-key", "rotate", "--data-dir", site.service).line == "key 3")
        let verified = try site.run("verify", code, "--json", "--data-dir", site.device)
        #expect(try verified.object()["outcome"] as? String == "pass", "\(verified.output)")
        #expect(try signKeys(site) == [1, 2, 3], "the device keeps what the chain led to")

        // A device that was enrolled under the third key knows no other.
        let late = try site.run("device", "token", "--data-dir", site.service).line
        #expect(try site.run("enroll", site.url, late, "--data-dir", site.root + "/late").status == 0)
        let again = try site.run("verify", code, "--json", "--data-dir", site.root + "/late")
        #expect(try again.object()["outcome"] as? String == "used", "a signed answer, believed: \(again.output)")
    }

    @Test func aTokenNotUsedBeforeARotationIsVoid() throws {
        let site = try CommandSite()
        defer { site.close() }
        let token = try site.run("device", "token", "--data-dir", site.service).line
        let rotated = try CommandRun(["service-key", "rotate", "--data-dir", site.service, "--lang", "en"])
        #expect(rotated.status == 0)
        #expect(rotated.words.contains("made void: 1"), "\(rotated.words)")
        let refused = try site.run("enroll", site.url, token, "--data-dir", site.device)
        #expect(refused.status == CommandStatus.error.rawValue)
        let devices = try site.run("device", "list", "--json", "--data-dir", site.service)
        #expect(!devices.output.contains("custNum"), "nothing was enrolled: \(devices.output)")
        let fresh = try site.run("device", "token", "--data-dir", site.service).line
        #expect(fresh.suffix(16) != token.suffix(16), "the new token carries the new key's digest")
        #expect(try site.run("enroll", site.url, fresh, "--data-dir", site.device).status == 0)
    }
}
