import Checkpoint
import Foundation
import GRDB
import GuoMi
import HealthCode
import Testing

@testable import Ledger

/// The digests of a chain are checked in batches beside the walk: what is found must not depend on where one batch ends
/// and the next begins, nor on how many cores there are.
@Suite struct AuditBatchTests {
    /// Octets of a batch: one record each, a few, and more than the whole chain has.
    private static let sizes = [1, 700, 3_000, 1 << 20]

    private func filled(_ site: Site, _ scans: Int) async throws {
        let ledger = site.ledger()
        for number in 1...scans {
            _ = await ledger.needs.record(site.scan(number))
            if number % 5 == 0 { _ = try await ledger.needs.decide(Site.id(number), .admitted, nil, "op").value() }
        }
        await ledger.close()
    }

    /// What every cut of the chain into batches says; one report, or the test has failed.
    private func walk(_ path: String, _ keys: Keys, _ comment: Comment) throws -> AuditReport {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        var reports: Set<AuditReport> = []
        for size in Self.sizes {
            for cores in [1, 3] {
                let provers = AuditProvers(cores: cores, batchSize: size)
                reports.insert(try queue.read { try AuditWalk.run($0, keys, provers: provers) })
            }
        }
        #expect(reports.count == 1, comment)
        return try #require(reports.first)
    }

    /// Records changed, exchanged, cut out, put in and repeated, at every place: the fault is where the chain breaks first.
    @Test func bordersHideNothing() async throws {
        let site = Site()
        try await filled(site, 20)
        let path = site.directory + "/" + LedgerPaths.database
        let keys = try Keys.load(site.directory, mayCreate: false)
        let whole = try Data(contentsOf: URL(filePath: path))
        let records = Int64(24)
        #expect(try walk(path, keys, "whole") == AuditReport(records: 24, rows: 20, fault: nil))
        for n in 1...records {
            for (sql, expected) in Self.edits {
                try whole.write(to: URL(filePath: path))
                let queue = try DatabaseQueue(path: path)
                try await queue.write { database in
                    for statement in sql { try database.execute(sql: statement, arguments: ["n": n]) }
                }
                try queue.close()
                let fault = try #require(try walk(path, keys, "\(n) \(sql)").fault, "\(n) \(sql)")
                #expect(expected(n, records) == fault, "\(n) \(sql): \(fault)")
            }
        }
    }

    private typealias Expected = @Sendable (_ n: Int64, _ records: Int64) -> AuditReport.Fault

    private static let edits: [(sql: [String], expected: Expected)] = [
        (["UPDATE audit SET hash = zeroblob(32) WHERE n = :n"], { n, _ in .init(n: n, reason: .hash) }),
        (["UPDATE audit SET hash = zeroblob(31) WHERE n = :n"], { n, _ in .init(n: n, reason: .hash) }),
        (["UPDATE audit SET previous_hash = x'00' WHERE n = :n"], { n, _ in .init(n: n, reason: .previous) }),
        (["UPDATE audit SET entry = entry || ' ' WHERE n = :n"], { n, _ in .init(n: n, reason: .hash) }),
        (["UPDATE audit SET entry = '' WHERE n = :n"], { n, _ in .init(n: n, reason: .hash) }),
        // Exchanged with the next, each under the other's number.
        (
            [
                "UPDATE audit SET n = -1 WHERE n = :n", "UPDATE audit SET n = n - 1 WHERE n = :n + 1",
                "UPDATE audit SET n = :n + 1 WHERE n = -1",
            ], { n, records in .init(n: n, reason: n == records ? .number : .previous) }
        ),
        // Cut out, and cut out with the rest closed up.
        (
            ["DELETE FROM audit WHERE n = :n"],
            { n, records in .init(n: n, reason: n == records ? .tail : .number) }
        ),
        (
            [
                "DELETE FROM audit WHERE n = :n", "UPDATE audit SET n = -n WHERE n > :n",
                "UPDATE audit SET n = -n - 1 WHERE n < 0",
            ], { n, records in .init(n: n, reason: n == records ? .tail : .previous) }
        ),
        // Put in: the record once more behind itself.
        (
            [
                "UPDATE audit SET n = -n WHERE n > :n", "UPDATE audit SET n = 1 - n WHERE n < 0",
                "INSERT INTO audit SELECT n + 1, previous_hash, entry, hash FROM audit WHERE n = :n",
            ], { n, _ in .init(n: n + 1, reason: .previous) }
        ),
        // Forged whole: a record that follows from the one before it, and the one after it named by nobody.
        (
            ["UPDATE audit SET entry = entry || ' ', hash = randomblob(32) WHERE n = :n"],
            { n, _ in .init(n: n, reason: .hash) }
        ),
    ]

    /// Of faults in several batches the first of the chain is told, though a later one may be found first.
    @Test func firstFaultOfTheChainIsTold() {
        for cores in [1, 2, 4] {
            let provers = AuditProvers(cores: cores, batchSize: 1)
            for number in 0..<40 {
                var batch = provers.batch()
                let message = withUnsafeBytes(of: number) { batch.add($0) }
                let digest = SM3.digest(withUnsafeBytes(of: number) { Array($0) })
                let expected = (number > 20 ? digest.reversed() : digest).withUnsafeBytes { batch.add($0) }
                batch.prove(
                    message, is: expected,
                    otherwise: AuditReport(records: number, rows: 0, fault: .init(n: Int64(number), reason: .hash)))
                provers.check(batch, number: number)
            }
            #expect(provers.finish()?.records == 21)
            #expect(provers.hasFault)
        }
    }

    /// Numbers stand in a row's digest as Swift writes them.
    @Test(arguments: [0, 1, 9, 10, -1, -10, 1_764_000_000_000, Int64.max, Int64.min]) func decimals(_ number: Int64) {
        var batch = AuditBatch(size: 1)
        batch.add(number)
        #expect(String(decoding: batch.octets, as: UTF8.self) == String(number))
    }

    @Test func lettersAreThoseOfAnEntry() {
        let octets = (0...255).map { UInt8($0) }
        var batch = AuditBatch(size: 1)
        octets.withUnsafeBytes { batch.addLetters($0) }
        #expect(String(decoding: batch.octets, as: UTF8.self) == Letters.hex(octets))
    }
}
