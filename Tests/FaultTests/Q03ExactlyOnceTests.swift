import FaultProxy
import Foundation
import Testing

/// Q3: exactly once, over a line that loses answers, sends requests twice, mixes their order and resets in the middle.
@Suite(.serialized) struct Q03ExactlyOnceTests {
    @Test func everyScanTakesEffectOnceOverABadLine() throws {
        let seeds = Form.rounds(2, full: 100)
        let scans = Form.rounds(120, full: 1_000)
        var (delivered, exchanges, runs) = (0, 0, 0)
        var toll = Toll.none
        for index in 0..<seeds {
            let seed = Form.seed &+ UInt64(index)
            let site = try FaultSite()
            let proxy = try FaultProxy(
                to: "127.0.0.1", port: site.port,
                schedule: FaultSchedule(
                    seed: seed,
                    shares: [
                        .init(.dropAnswer, 0.30), .init(.duplicateRequest, 0.10), .init(.reorder, 0.10),
                        .init(.resetAnswer, 0.05), .init(.resetRequest, 0.05),
                    ],
                    paths: ["/phi/v1/codes/verifications", "/phi/v1/codes/verifications/batch"], hold: 200))
            defer { proxy.stop() }
            let device = site.root + "/lossy"
            try site.enrol(device, sn: "LOSSY-\(index)", url: "http://127.0.0.1:\(proxy.port)")
            // Half of the scans are asked about at once, over the bad line; half wait for the upload.
            var acknowledged: Set<String> = []
            for part in 0..<2 {
                let gate = try GateProcess(
                    ["verify", "-", "--json", "--data-dir", device] + (part == 0 ? ["--offline"] : []),
                    environment: ["XDG_CONFIG_HOME": try Self.impatient(site.root)])
                for scan in 0..<(part == 0 ? scans - scans / 10 : scans / 10) {
                    gate.type(StrayCode.text(part * 1_000_000 + scan, seed: seed))
                }
                gate.finishTyping()
                for line in gate.rest() {
                    let scan = try #require(VerifyLine(line))
                    #expect(scan.isRecorded, "seed \(seed): \(line)")
                    acknowledged.insert(scan.requestId)
                }
                gate.wait()
            }
            #expect(acknowledged.count == scans)
            var left = -1
            for _ in 0..<60 where left != 0 {
                left = try site.sync(device)["left"] ?? -1
                runs += 1
            }
            #expect(left == 0, "seed \(seed): \(left) rows left")
            let passes = try site.passes()
            let cost = Toll(acknowledged, in: passes)
            #expect(cost == .none, "seed \(seed): \(cost.words)")
            toll += cost
            delivered += acknowledged.count
            exchanges += proxy.counts.exchanges
            #expect(proxy.counts.faults.values.reduce(0, +) > 0, "the line was bad")
        }
        Form.report(
            "Q3", "\(seeds) seeds, \(delivered) scans, \(exchanges) exchanges, \(runs) uploads, \(toll.words)")
    }

    /// A configuration that waits 300 ms for a verdict, so that a lost answer costs the test little.
    private static func impatient(_ root: String) throws -> String {
        let directory = root + "/config/kakou"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data("[service]\nverify-ms = 300\n".utf8).write(to: URL(filePath: directory + "/kakou.toml"))
        return root + "/config"
    }
}
