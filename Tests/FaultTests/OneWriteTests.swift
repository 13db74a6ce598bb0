import CFaultVFS
import Checkpoint
import Foundation
import HealthCode
import Testing

@testable import Ledger

extension DiskTests {
    /// A scan that comes alone costs the disk one write and one sync: Decisions, 34.
    @Suite struct OneWriteTests {
        @Test func aScanIsOneWriteAndOneSync() async throws {
            fault_install()
            let run = try LedgerRun()
            let ledger = Ledger(directory: run.directory)
            let needs = ledger.needs
            fault_arm(run.directory)
            var costs: [Int64] = []
            for number in 0..<20 {
                let before = fault_operations()
                let scan = Scan(
                    requestId: "scan-\(number)",
                    payload: .code(try CodeContent(text: StrayCode.text(number, seed: Form.seed))), kind: .scanner,
                    at: Instant(milliseconds: 1_700_000_000_000))
                #expect(await needs.record(scan).isRecorded)
                costs.append(fault_operations() - before)
            }
            // The first opens the ledger.
            #expect(costs.dropFirst() == ArraySlice(repeating: 2, count: 19), "\(costs)")
            await ledger.close()
            fault_disarm()
            run.remove()
        }
    }
}
