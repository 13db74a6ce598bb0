import Checkpoint
import Foundation
import Glibc
import TestKit
import Testing

/// Q1: no acknowledged scan is lost and none takes effect twice, through SIGKILL at random moments and at each of the
/// twelve named points of the way of a scan and of an upload.
@Suite(.serialized) struct Q01KillTests {
    @Test func randomKillsLoseNothing() throws {
        let site = try FaultSite()
        var dice = SplitMix64(seed: Form.seed)
        let kills = Form.rounds(60, full: 10_000)
        var acknowledged: Set<String> = []
        var number = 0
        for round in 0..<kills {
            let syncs = round % 4 == 3
            let gate = try GateProcess(
                syncs
                    ? ["queue", "sync", "--json", "--data-dir", site.deviceDirectory]
                    : ["verify", "-", "--json", "--offline", "--data-dir", site.deviceDirectory])
            if syncs {
                usleep(UInt32.random(in: 0...120_000, using: &dice))
            } else {
                let quota = Int.random(in: 0...12, using: &dice)
                for _ in 0..<quota {
                    number += 1
                    gate.type(StrayCode.text(number, seed: Form.seed))
                }
                let reads = Int.random(in: 0...quota, using: &dice)
                for _ in 0..<reads {
                    guard let line = gate.line(), let scan = VerifyLine(line) else { break }
                    #expect(scan.isRecorded, "seed \(Form.seed), round \(round)")
                    acknowledged.insert(scan.requestId)
                }
                usleep(UInt32.random(in: 0...3_000, using: &dice))
            }
            gate.kill()
            // Whatever it had printed before it died was acknowledged.
            for line in gate.rest() {
                if let scan = VerifyLine(line), scan.isRecorded { acknowledged.insert(scan.requestId) }
            }
        }
        let toll = try deliver(acknowledged, site, "random kills")
        Form.report("Q1 random", "\(kills) kills, \(acknowledged.count) acknowledged, \(toll.words)")
    }

    @Test(arguments: KillPoint.allCases)
    func aKillAtANamedPointLosesNothing(_ point: KillPoint) throws {
        let site = try FaultSite()
        let kills = Form.rounds(3, full: 1_000)
        var acknowledged: Set<String> = []
        var reached = 0
        var number = 0
        for round in 0..<kills {
            // Rows to upload, so that the upload's points have something to be reached with.
            acknowledged.formUnion(try scans(4, &number, site, environment: [:]).acknowledged)
            // The log is copied back after 512 commits, two a scan that nobody answers.
            let isRare = point == .checkpointBegun
            let count = isRare ? 300 : 6
            let environment = ["KAKOU_KILLPOINT": "\(point.rawValue):\(isRare ? 1 : 1 + round % 2)"]
            let scanned = try scans(count, &number, site, environment: environment, isOnline: point == .settleWritten)
            acknowledged.formUnion(scanned.acknowledged)
            if scanned.status == 128 + SIGKILL {
                reached += 1
                continue
            }
            let upload = try GateProcess(
                ["queue", "sync", "--json", "--data-dir", site.deviceDirectory], environment: environment)
            upload.finishTyping()
            _ = upload.rest()
            if upload.wait() == 128 + SIGKILL { reached += 1 }
        }
        #expect(reached > 0, "\(point): the point lies on the way of a scan or of an upload")
        let toll = try deliver(acknowledged, site, "\(point)")
        Form.report("Q1 \(point)", "\(reached) kills, \(acknowledged.count) acknowledged, \(toll.words)")
    }

    private func scans(
        _ count: Int, _ number: inout Int, _ site: FaultSite, environment: [String: String], isOnline: Bool = false
    ) throws -> (acknowledged: Set<String>, status: Int32) {
        let gate = try GateProcess(
            ["verify", "-", "--json", "--in-flight", "1", "--data-dir", site.deviceDirectory]
                + (isOnline ? [] : ["--offline"]),
            environment: environment)
        for _ in 0..<count {
            number += 1
            gate.type(StrayCode.text(number, seed: Form.seed))
        }
        gate.finishTyping()
        let lines = gate.rest().compactMap(VerifyLine.init)
        return (Set(lines.filter(\.isRecorded).map(\.requestId)), gate.wait())
    }

    /// Brings everything in, and compares what was acknowledged with what the service holds.
    private func deliver(_ acknowledged: Set<String>, _ site: FaultSite, _ what: String) throws -> Toll {
        let queued = try site.queue()
        let counts = try site.sync()
        #expect(counts["left"] == 0, "\(what), seed \(Form.seed): \(counts)")
        let passes = try site.passes()
        let toll = Toll(acknowledged, in: passes)
        #expect(toll == .none, "\(what), seed \(Form.seed): of \(acknowledged.count) \(toll.words)")
        #expect(
            Set(queued.keys).isSubset(of: passes.keys), "\(what), seed \(Form.seed): rows that were never delivered")
        let audit = try site.run("audit", "verify", "--data-dir", site.deviceDirectory)
        #expect(!audit.isEmpty)
        return toll
    }
}
