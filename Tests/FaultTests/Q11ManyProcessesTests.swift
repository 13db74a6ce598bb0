import Foundation
import Glibc
import TestKit
import Testing

/// Q11: several processes on one ledger. All of them record; one uploads, and another takes over where that one dies;
/// nothing is doubled.
@Suite(.serialized) struct Q11ManyProcessesTests {
    @Test(arguments: [2, 8])
    func processesOnOneLedgerDoubleNothing(_ count: Int) throws {
        let site = try FaultSite()
        let scans = Form.rounds(15, full: 400)
        let gates = try (0..<count).map { _ in
            try GateProcess(["verify", "-", "--json", "--offline", "--data-dir", site.deviceDirectory])
        }
        for scan in 0..<scans {
            for (index, gate) in gates.enumerated() {
                gate.type(StrayCode.text(index * 100_000 + scan, seed: Form.seed))
            }
        }
        for gate in gates { gate.finishTyping() }
        var acknowledged: Set<String> = []
        for gate in gates {
            for line in gate.rest() {
                let scan = try #require(VerifyLine(line))
                #expect(scan.isRecorded, "seed \(Form.seed): \(line)")
                acknowledged.insert(scan.requestId)
            }
            gate.wait()
        }
        #expect(acknowledged.count == count * scans)

        // All of them want to upload; the first that gets the lease is killed while it does.
        let uploaders = try (0..<count).map { _ in
            try GateProcess(["queue", "sync", "--json", "--data-dir", site.deviceDirectory])
        }
        var dice = SplitMix64(seed: Form.seed)
        usleep(UInt32.random(in: 30_000...200_000, using: &dice))
        uploaders[0].kill()
        for uploader in uploaders.dropFirst() {
            uploader.finishTyping()
            #expect(!uploader.rest().isEmpty, "each ends with its counts")
            uploader.wait()
        }
        #expect(try site.sync()["left"] == 0)
        let passes = try site.passes()
        let toll = Toll(acknowledged, in: passes)
        #expect(toll == .none, "seed \(Form.seed): \(toll.words)")
        Form.report("Q11", "\(count) processes, \(acknowledged.count) rows, one uploader killed, \(toll.words)")
    }
}
