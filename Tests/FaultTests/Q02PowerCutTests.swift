import CFaultVFS
import Checkpoint
import Foundation
import TestKit
import Testing

extension DiskTests {
    /// Q2: the power goes at any write, what was not synced is lost or torn, and no acknowledged scan with it.
    @Suite struct Q02PowerCutTests {
        @Test func powerCutsLoseNoAcknowledgedScan() async throws {
            fault_install()
            let cuts = Form.rounds(80, full: 1_000)
            var dice = SplitMix64(seed: Form.seed)
            let span = try await LedgerRun.operations(seed: Form.seed)
            var (acknowledged, lostScans, lostWrites, whole) = (0, 0, Int64(0), 0)
            for cut in 0..<cuts {
                let run = try LedgerRun()
                fault_arm(run.directory)
                fault_cut_at(Int64.random(in: 1...span, using: &dice))
                let seed = Form.seed &+ UInt64(cut)
                await run.work(seed: seed)
                if fault_is_cut() == 0 { whole += 1 }
                await run.close()
                lostWrites += fault_power_on(seed)
                fault_disarm()
                // Memory shared between processes does not outlive a boot.
                unlink(run.directory + "/ledger.sqlite-shm")
                let rows = try await run.reopened()
                let lost = run.acknowledged.subtracting(rows)
                #expect(lost.isEmpty, "seed \(seed), cut \(cut): lost \(lost.count) of \(run.acknowledged.count)")
                try await run.expectSound("seed \(seed), cut \(cut)")
                acknowledged += run.acknowledged.count
                lostScans += lost.count
                run.remove()
            }
            #expect(lostWrites > 0, "the cuts took something away that was not synced")
            #expect(whole < cuts, "the cuts came while there was work")
            Form.report(
                "Q2",
                "\(cuts) cuts, \(acknowledged) acknowledged, \(lostWrites) writes lost or torn, \(lostScans) scans lost"
            )
        }
    }
}
