import Checkpoint
import Foundation
import GRDB
import HealthCode
import TestKit
import Testing

@testable import Ledger

/// The chain finds every change of what it holds; offline.md Q15.
@Suite struct AuditTests {
    /// A ledger with scans in every state, closed.
    private func filled(_ site: Site, _ scans: Int) async throws {
        let ledger = site.ledger()
        let needs = ledger.needs
        for number in 1...scans {
            _ = await needs.record(site.scan(number))
            if number % 3 == 0 { _ = try await needs.decide(Site.id(number), .admitted, "样本", "op").value() }
            if number % 4 == 0 {
                _ = try await needs.settle(Site.id(number), Answers.judged(.success, .high), .stop, false).value()
            }
        }
        _ = try await needs.claim(5, .ready).value()
        _ = try await needs.apply([Answers.moved(Site.id(1), .dead), Answers.moved(Site.id(2), .held)]).value()
        _ = try await needs.housekeep().value()
        _ = try await ledger.exportRows(limit: 2) { _ in "file" }.value()
        await ledger.close()
    }

    private func verify(_ site: Site) async throws -> AuditReport {
        let ledger = site.ledger()
        let report = try await ledger.verifyAudit().value()
        await ledger.close()
        return report
    }

    private func change(_ site: Site, _ sql: String, _ arguments: StatementArguments = []) throws {
        let queue = try DatabaseQueue(path: site.directory + "/" + LedgerPaths.database)
        try queue.write { try $0.execute(sql: sql, arguments: arguments) }
        try queue.close()
    }

    @Test func wholeChainsAreWhole() async throws {
        let empty = Site()
        #expect(try await verify(empty) == AuditReport(records: 0, rows: 0, fault: nil))
        let site = Site()
        try await filled(site, 24)
        let report = try await verify(site)
        #expect(report.fault == nil && report.rows == 24)
        #expect(report.records == 24 + 8 + 6 + 2 + 1 + 1)
    }

    /// One bit in one column of one record, at random: found, and found at that record or the next.
    @Test func everySingleBitIsFound() async throws {
        let site = Site()
        try await filled(site, 20)
        let path = site.directory + "/" + LedgerPaths.database
        let whole = try Data(contentsOf: URL(filePath: path))
        let records = try await verify(site).records
        let edits = RunForm.isFull ? 10_000 : 300
        let seed = RunForm.seedOrFresh()
        var random = SplitMix64(seed: seed)
        print("audit: \(edits) single-bit edits, seed \(seed)")
        var found = 0
        while found < edits {
            try whole.write(to: URL(filePath: path))
            let n = Int64.random(in: 1...Int64(records), using: &random)
            let column = ["n", "previous_hash", "entry", "hash"].randomElement(using: &random) ?? "n"
            guard try flip(path, n, column, &random) else { continue }
            let report = try await verify(site)
            let at = try #require(report.fault?.n, "\(column) of \(n), seed \(seed)")
            // A record that calls itself another is missed where it should have been, or met where it should not.
            #expect(column == "n" || at == n, "\(column) of \(n) found at \(at), seed \(seed)")
            found += 1
        }
        try whole.write(to: URL(filePath: path))
        #expect(try await verify(site).fault == nil)
    }

    /// Turns one bit over; false where SQLite allows no such number.
    private func flip(_ path: String, _ n: Int64, _ column: String, _ random: inout SplitMix64) throws -> Bool {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.write { database in
            if column == "n" {
                let other = n ^ (1 << Int64.random(in: 0..<63, using: &random))
                guard try Int64.fetchOne(database, sql: "SELECT n FROM audit WHERE n = ?", arguments: [other]) == nil
                else { return false }
                try database.execute(sql: "UPDATE audit SET n = ? WHERE n = ?", arguments: [other, n])
                return true
            }
            let value = try Data.fetchOne(
                database, sql: "SELECT CAST(\(column) AS BLOB) FROM audit WHERE n = ?", arguments: [n])
            var octets = try #require(value)
            let place = Int.random(in: 0..<octets.count, using: &random)
            octets[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            let type = column == "entry" ? "CAST(? AS TEXT)" : "?"
            try database.execute(
                sql: "UPDATE audit SET \(column) = \(type) WHERE n = ?", arguments: [octets, n])
            return true
        }
    }

    /// Edits of rows, and cuts that leave a chain that fits, each with the reason that it is found by.
    @Test(arguments: [
        ("UPDATE outbox SET subject = zeroblob(16) WHERE seq = 5", AuditReport.Reason.row),
        ("UPDATE outbox SET request_id = 'other' WHERE seq = 5", .row),
        ("UPDATE outbox SET sealed_body = zeroblob(60) WHERE seq = 7", .row),
        ("UPDATE outbox SET sealed_body = NULL WHERE seq = 7", .missing),
        ("UPDATE scan SET wall = wall + 1 WHERE seq = 5", .row),
        ("UPDATE scan SET monotonic_ns = monotonic_ns - 1 WHERE seq = 5", .row),
        ("UPDATE scan SET device = 'other' WHERE seq = 5", .row),
        ("UPDATE scan SET decision = 'refused' WHERE seq = 6", .row),
        ("UPDATE scan SET decision = 'none' WHERE seq = 6", .row),
        ("UPDATE scan SET decision = 'admitted' WHERE seq = 5", .unaudited),
        ("DELETE FROM scan WHERE seq = 5", .row),
        ("DELETE FROM outbox WHERE seq = 5", .missing),
        ("DELETE FROM audit WHERE n = (SELECT MAX(n) FROM audit)", .tail),
        ("DELETE FROM audit WHERE n = 3", .number),
        ("UPDATE anchor SET n = n - 1", .tail),
        ("UPDATE anchor SET hash = zeroblob(32)", .tail),
        ("UPDATE anchor SET mac = zeroblob(32)", .tail),
        (
            """
            DELETE FROM audit WHERE n = (SELECT MAX(n) FROM audit);
            UPDATE anchor SET n = n - 1, hash = (SELECT hash FROM audit ORDER BY n DESC LIMIT 1)
            """, .tail
        ),
        (
            """
            INSERT INTO outbox (seq, request_id, kind, subject, schema_version) VALUES (99, 'x', 'code', x'00', 1);
            INSERT INTO scan SELECT 99, boot, monotonic_ns, wall, utc_offset, device, NULL, input_kind, '', 'none',
              NULL, NULL, 1, NULL FROM scan WHERE seq = 1
            """, .unaudited
        ),
    ])
    func editsOfRowsAreFound(_ sql: String, _ reason: AuditReport.Reason) async throws {
        let site = Site()
        try await filled(site, 20)
        try change(site, sql)
        #expect(try await verify(site).fault?.reason == reason)
    }

    @Test func entriesNameNobody() async throws {
        let site = Site()
        try await filled(site, 12)
        let queue = try DatabaseQueue(path: site.directory + "/" + LedgerPaths.database)
        let entries = try await queue.read { try String.fetchAll($0, sql: "SELECT entry FROM audit") }
        for entry in entries { #expect(!entry.contains("样") && !entry.contains("\top\t"), "\(entry)") }
    }
}
