import CFaultVFS
import Checkpoint
import Foundation
import GRDB
import HealthCode
import Testing

@testable import Ledger

/// One life of a ledger under the fault file system: scans are recorded and settled, and what was said to be recorded is
/// remembered.
final class LedgerRun {
    let directory: String
    private(set) var acknowledged: Set<String> = []
    private(set) var refused = 0
    private var ledger: Ledger?

    init() throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "kakou-ledger-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// How many operations the file system counts for a run without faults.
    static func operations(seed: UInt64) async throws -> Int64 {
        let run = try LedgerRun()
        fault_arm(run.directory)
        await run.work(seed: seed)
        let count = fault_operations()
        await run.close()
        fault_disarm()
        run.remove()
        return count
    }

    /// Scans of a gate's work: enough for 200 operations of the file system, as Q10 asks.
    private static let scans = 40

    /// A gate's work: scans, decisions, an upload in between; the same for the same seed.
    func work(seed: UInt64) async {
        let ledger = Ledger(directory: directory)
        self.ledger = ledger
        let needs = ledger.needs
        for number in 0..<Self.scans {
            await record(number, seed: seed, needs)
            if number % 5 == 2 { await upload(needs) }
            if number % 7 == 6 { _ = await needs.housekeep() }
        }
    }

    private func record(_ number: Int, seed: UInt64, _ needs: LedgerNeeds) async {
        guard let code = try? CodeContent(text: StrayCode.text(number, seed: seed)) else { return }
        let requestId = "scan-\(seed)-\(number)"
        let scan = Scan(
            requestId: requestId, payload: .code(code), kind: .scanner, at: Instant(milliseconds: 1_700_000_000_000))
        switch await needs.record(scan) {
        case .recorded(let row, _): acknowledged.insert(row)
        case .notRecorded: refused += 1
        }
        _ = await needs.decide(requestId, number % 2 == 0 ? .admitted : .held, nil, nil)
    }

    private func upload(_ needs: LedgerNeeds) async {
        guard case .success(true) = await needs.lease(), case .success(let rows) = await needs.claim(3, .ready) else {
            return
        }
        _ = await needs.apply(
            rows.map {
                OutboxTransition(
                    requestId: $0.requestId, state: .done, answerClass: .verdict,
                    code: ReturnCode.codeNotRecognised.rawValue, scannedAt: $0.scannedWall,
                    answer: DeliveryAnswer(code: .codeNotRecognised), serverTime: $0.scannedWall)
            })
    }

    /// One scan more by the same ledger; whether it says that it is recorded.
    func recordOne() async -> Bool {
        guard let needs = ledger?.needs, let code = try? CodeContent(text: StrayCode.text(999, seed: 7)) else {
            return false
        }
        let scan = Scan(
            requestId: "after", payload: .code(code), kind: .scanner, at: Instant(milliseconds: 1_700_000_000_000))
        guard case .recorded(let row, _) = await needs.record(scan) else { return false }
        acknowledged.insert(row)
        return true
    }

    /// Opens it anew, after damage, and records a scan; its requestId where it says so.
    func recordAfterDamage() async -> String? {
        ledger = Ledger(directory: directory)
        let recorded = await recordOne()
        await close()
        return recorded ? "after" : nil
    }

    /// Closes the ledger of this life.
    func close() async {
        await ledger?.close()
        ledger = nil
    }

    /// The requestIds that a ledger opened afterwards holds, whatever their state.
    func reopened() async throws -> Set<String> {
        let ledger = Ledger(directory: directory)
        let rows = await ledger.desk.read { transaction in
            try transaction.rows("SELECT request_id FROM outbox", []).map { $0.text("request_id") }
        }
        await ledger.close()
        return Set(try rows.get())
    }

    /// The audit chain holds, and the database's own check finds nothing.
    func expectSound(_ comment: String) async throws {
        let ledger = Ledger(directory: directory)
        let check = await ledger.desk.read { transaction in
            try transaction.rows("PRAGMA integrity_check", []).map { $0.text("integrity_check") }
        }
        #expect(try check.get() == ["ok"], "\(comment)")
        #expect(try await ledger.verifyAudit().get().fault == nil, "\(comment)")
        await ledger.close()
    }

    /// Removes its directory.
    func remove() { try? FileManager.default.removeItem(atPath: directory) }
}
