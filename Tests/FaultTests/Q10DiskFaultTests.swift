import CFaultVFS
import Checkpoint
import Foundation
import TestKit
import Testing

extension DiskTests {
    /// Q10: the disk is full, read-only, fails or holds a damaged page, at every write that there is.
    @Suite struct Q10DiskFaultTests {
        @Test(arguments: [DiskFault.full, .failing, .readOnly])
        func everyWriteMayFailAndNothingIsClaimedThatIsNot(_ fault: DiskFault) async throws {
            fault_install()
            let span = try await LedgerRun.operations(seed: Form.seed)
            #expect(span >= 200, "\(span) operations: too short a day for Q10")
            let points = Form.rounds(70, full: Int(span))
            var (failures, refusals) = (Int64(0), 0)
            for point in 0..<points {
                let operation = 1 + Int64(point) * span / Int64(points)
                let isLasting = point % 2 == 1
                let run = try LedgerRun()
                fault_arm(run.directory)
                fault_fail_at(operation, fault.code, isLasting ? 1 : 0)
                await run.work(seed: Form.seed)
                failures += fault_failures()
                refusals += run.refused
                fault_heal()
                // The fault is over: it recovers alone, without being opened again by anybody.
                #expect(await run.recordOne(), "\(fault) at \(operation), seed \(Form.seed): does not recover")
                await run.close()
                fault_disarm()
                let rows = try await run.reopened()
                #expect(
                    run.acknowledged.isSubset(of: rows), "\(fault) at \(operation), seed \(Form.seed): a false recorded"
                )
                try await run.expectSound("\(fault) at \(operation), seed \(Form.seed)")
                run.remove()
            }
            #expect(failures > 0)
            Form.report(
                "Q10 \(fault)",
                "\(points) of \(span) points, \(failures) failed operations, \(refusals) scans refused aloud")
        }

        @Test func aDamagedPageIsToldAndNeverTakenForRecorded() async throws {
            var dice = SplitMix64(seed: Form.seed)
            let flips = Form.rounds(40, full: 400)
            var told = 0
            for flip in 0..<flips {
                let run = try LedgerRun()
                await run.work(seed: Form.seed)
                await run.close()
                let path = run.directory + "/ledger.sqlite"
                var octets = try Data(contentsOf: URL(filePath: path))
                let page = Int.random(in: 0..<max(1, octets.count / 4_096), using: &dice) * 4_096
                for offset in page..<min(octets.count, page + 4_096) { octets[offset] ^= 0xA5 }
                try octets.write(to: URL(filePath: path))
                // Opening may be refused, recording may be refused; what is said to be recorded is there.
                if let recorded = await run.recordAfterDamage() {
                    let rows = (try? await run.reopened()) ?? []
                    #expect(rows.isEmpty || rows.contains(recorded), "seed \(Form.seed), flip \(flip)")
                } else {
                    told += 1
                }
                run.remove()
            }
            Form.report("Q10 damaged page", "\(flips) pages, \(told) refused aloud")
        }
    }
}

/// What a disk can do wrong.
enum DiskFault: String, CaseIterable, CustomTestStringConvertible {
    case full, failing, readOnly

    /// SQLite's result code for it.
    var code: Int32 {
        switch self {
        case .full: 13
        case .failing: 10
        case .readOnly: 8
        }
    }

    var testDescription: String { rawValue }
}
