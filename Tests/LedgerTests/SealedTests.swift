import Checkpoint
import Foundation
import HealthCode
import Testing

@testable import Ledger

/// Nothing that names a person stands in any file of a ledger in the clear; offline.md Q14.
@Suite struct SealedTests {
    @Test func noFileNamesAnybody() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        let words = [
            "样本甲", "11010519491231002X", "样本理由", "样本备注", "样本值班员", "样*", "1101**********002X",
        ]
        let claim = try Site.claim()
        let scan = Scan(requestId: Site.id(1), payload: .document(claim), kind: .documentForm, at: site.now.wall)
        _ = await needs.record(scan)
        _ = try await needs.settle(Site.id(1), Answers.timedOut, .recorded, false).value()
        _ = try await needs.decide(Site.id(1), .admitted, "样本理由", "样本值班员").value()
        _ = try await needs.note(Site.id(1), "样本备注").value()
        _ = await needs.record(site.scan(2))
        _ = try await needs.settle(Site.id(1), Answers.judged(.success, .high), .recorded, true).value()
        _ = try await needs.acknowledge(Site.id(1), "样本值班员").value()
        _ = try await ledger.importCarried([
            CarriedItem(custNum: "C2", requestId: Site.id(3), octets: Array("样本甲 11010519491231002X".utf8))
        ]).value()
        _ = try await ledger.exportRows { _ in "file" }.value()
        try search(site, words, expecting: 4)
        _ = try await needs.housekeep().value()
        await ledger.close()
        try search(site, words, expecting: 2)
        // What is sealed is there all the same.
        #expect(try await site.ledger().needs.claim(9, .ready).value().count == 1)
    }

    /// Bodies of codes are sealed too: the code is a ticket.
    @Test func noFileHoldsACode() async throws {
        let site = Site()
        let ledger = site.ledger()
        _ = await ledger.needs.record(site.scan(77))
        for name in try FileManager.default.contentsOfDirectory(atPath: site.directory) {
            let data = try Data(contentsOf: URL(filePath: site.directory + "/" + name))
            #expect(data.range(of: Data(Site.code(77).codeId)) == nil, "\(name)")
            #expect(data.range(of: Data(Site.code(77).signature.prefix(16))) == nil, "\(name)")
        }
    }

    private func search(_ site: Site, _ words: [String], expecting files: Int) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: site.directory)
        #expect(names.count >= files, "\(names)")
        for name in names {
            let data = try Data(contentsOf: URL(filePath: site.directory + "/" + name))
            for word in words { #expect(data.range(of: Data(word.utf8)) == nil, "\(word) in \(name)") }
        }
    }
}
