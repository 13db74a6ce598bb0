import Checkpoint
import Testing

@testable import Ledger

/// What a session remembers of its last commit is believed only while nobody else has committed.
@Suite struct SessionTests {
    /// Two that take turns would give one number twice, or break the chain, if either trusted its memory.
    @Test func twoLedgersOnOneFileSeeEachOther() async throws {
        let site = Site()
        let ledgers = [site.ledger(), site.ledger()]
        for number in 0..<40 {
            // Runs of one, two and three by the same ledger: memory used, memory stale, memory used after stale.
            let ledger = ledgers[(number / 3 + number % 2) % 2]
            #expect(await ledger.needs.record(site.scan(number)).isRecorded)
        }
        let report = try await ledgers[0].verifyAudit().value()
        #expect(report.fault == nil && report.records == 40, "\(report)")
        let seqs = try await ledgers[1].desk.read { try $0.numbers("SELECT seq FROM outbox ORDER BY seq") }.value()
        #expect(seqs == Array(1...40))
        for ledger in ledgers { await ledger.close() }
    }

    /// A transaction that failed leaves nothing in memory either.
    @Test func whatWasUndoneIsForgotten() async throws {
        struct Stop: Error {}
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(0))
        let before = try await ledger.desk.read { $0.anchor }.value()
        let failed = await ledger.desk.write { transaction in
            transaction.anchor.n += 100
            try transaction.finish()
            throw Stop()
        }
        #expect(throws: (any Error).self) { try failed.get() }
        #expect(try await ledger.desk.write { $0.anchor }.value() == before)
        _ = await ledger.needs.record(site.scan(1))
        #expect(try await ledger.verifyAudit().value().fault == nil)
        await ledger.close()
    }
}
