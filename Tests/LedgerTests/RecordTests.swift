import Checkpoint
import Foundation
import HealthCode
import Testing

@testable import Ledger

/// A scan is on the disk when the ledger says so, once for each subject that waits; offline.md, promises 1, 2 and 8.
@Suite struct RecordTests {
    @Test func aScanIsThereForAnotherProcess() async throws {
        let site = Site()
        let ledger = site.ledger()
        #expect(await ledger.needs.record(site.scan(1)) == .recorded(requestId: Site.id(1), rescanOf: nil))
        let other = site.ledger()
        let entries = try await other.needs.entries(0, 10).value()
        #expect(entries.map(\.requestId) == [Site.id(1)])
        #expect(entries[0].state == .new && entries[0].kind == "code" && entries[0].decision == .none)
        #expect(try await other.needs.backlog().value().counts == [.new: 1])
    }

    @Test func everythingOfTheScanComesBack() async throws {
        let site = Site()
        let needs = site.ledger().needs
        let scan = Scan(
            requestId: Site.id(7), payload: .document(try Site.claim()), kind: .documentForm, at: site.now.wall,
            temperature: 368)
        _ = await needs.record(scan)
        _ = try await needs.decide(Site.id(7), .admitted, "样本理由", "op-7").value()
        let row = try #require(try await needs.claim(10, .ready).value().first)
        #expect(row.content == .own(scan.payload, temperature: 368))
        #expect(row.requestId == Site.id(7) && row.state == .sending && row.attempts == 1)
        #expect(row.scannedBoot == BootTime(bootId: site.now.bootId, milliseconds: 1_000_000))
        #expect(row.scannedWall == scan.at && row.scannedAt == nil)
        #expect(row.decision == .admitted && row.decisionReason == "样本理由" && row.operatorRef == "op-7")
        #expect(row.subject.count == 16)
    }

    @Test func aRescanOfAnUnansweredRowRetriesThatRow() async throws {
        let site = Site()
        let needs = site.ledger().needs
        let first = site.scan(1)
        _ = await needs.record(first)
        site.pass(milliseconds: 5_000)
        let again = await needs.record(site.scan(1, id: Site.id(99)))
        #expect(again == .recorded(requestId: Site.id(1), rescanOf: first.at))
        #expect(try await needs.backlog().value().counts == [.new: 1])
        // The same scan once more is no rescan.
        #expect(await needs.record(site.scan(1)) == .recorded(requestId: Site.id(1), rescanOf: nil))
    }

    @Test func aRescanWakesARowThatWaits() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = await needs.record(site.scan(2))
        _ = try await needs.claim(1, .ready).value()
        _ = try await needs.apply([Answers.retry(Site.id(1), pause: 300_000)]).value()
        #expect(try await needs.claim(5, .ready).value().isEmpty)
        _ = await needs.record(site.scan(1, id: Site.id(3)))
        #expect(try await needs.claim(5, .ready).value().map(\.requestId) == [Site.id(1), Site.id(2)])
    }

    @Test func anAnsweredSubjectGetsANewRow() async throws {
        let site = Site()
        let needs = site.ledger().needs
        _ = await needs.record(site.scan(1))
        _ = try await needs.settle(Site.id(1), Answers.judged(), .pass, false).value()
        let next = await needs.record(site.scan(1, id: Site.id(2)))
        #expect(next == .recorded(requestId: Site.id(2), rescanOf: nil))
        // A requestId that is answered stays one row.
        #expect(await needs.record(site.scan(1)) == .recorded(requestId: Site.id(2), rescanOf: next.wall(site)))
    }

    @Test func aDocumentAndACodeAreDifferentSubjects() async throws {
        let site = Site()
        let needs = site.ledger().needs
        let claim = try Site.claim()
        _ = await needs.record(
            Scan(requestId: Site.id(1), payload: .document(claim), kind: .documentForm, at: site.now.wall))
        let other = try Site.claim("样本乙")
        let again = await needs.record(
            Scan(requestId: Site.id(2), payload: .document(other), kind: .documentForm, at: site.now.wall))
        // Type and number name the subject, whatever name was typed.
        #expect(again == .recorded(requestId: Site.id(1), rescanOf: site.now.wall))
        #expect(await needs.record(site.scan(5)) == .recorded(requestId: Site.id(5), rescanOf: nil))
    }

    @Test func whatAsksNothingIsNotWritten() async throws {
        let site = Site()
        let needs = site.ledger().needs
        for payload in [ScanPayload.twoCodes, .wrongLayout(.french), .notACode] {
            let scan = Scan(requestId: Site.id(1), payload: payload, kind: .scanner, at: site.now.wall)
            #expect(!(await needs.record(scan).isRecorded))
        }
        #expect(try await needs.backlog().value() == Backlog())
    }

    @Test func manyAtOnceAreAllThereOnce() async throws {
        let site = Site()
        let ledger = site.ledger()
        let needs = ledger.needs
        let recordings = await withTaskGroup(of: Recording.self) { group in
            for number in 0..<600 { group.addTask { await needs.record(site.scan(number % 500, id: Site.id(number))) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(recordings.filter { !$0.isRecorded }.isEmpty)
        #expect(try await site.ledger().needs.backlog().value().counts == [.new: 500])
    }
}

extension Recording {
    /// The wall clock of a site where it recorded something, which stands still between two scans here.
    fileprivate func wall(_ site: Site) -> Instant? { isRecorded ? site.now.wall : nil }
}
