import Checkpoint
import HealthCode
import Synchronization
import Testing

@testable import Ledger

/// The twelve points where a fault test kills; offline.md Q1.
@Suite struct KillPointTests {
    @Test func thereAreTwelve() {
        #expect(KillPoint.allCases.count == 12)
    }

    @Test func theVariableIsRead() {
        for point in KillPoint.allCases {
            #expect(KillPoint.parse(point.rawValue).map { $0 == (point, 1) } ?? false)
            #expect(KillPoint.parse("\(point.rawValue):250").map { $0 == (point, 250) } ?? false)
        }
        for text in [
            "", "x", ":1", "recordBegun:", "recordBegun:0", "recordBegun:-1", "recordBegun:1:1", "recordbegun",
        ] {
            #expect(KillPoint.parse(text) == nil, "\(text)")
        }
    }

    #if DEBUG
        @Test func aScanAndItsUploadReachEachOfTheLedgers() async throws {
            let reached = Mutex<Set<KillPoint>>([])
            KillPoint.action.withLock { action in action = { point in reached.withLock { _ = $0.insert(point) } } }
            let site = Site()
            let needs = site.ledger().needs
            for number in 1...600 { _ = await needs.record(site.scan(number)) }
            _ = try await needs.settle(Site.id(1), Answers.judged(), .pass, false).value()
            let rows = try await needs.claim(2, .ready).value()
            _ = try await needs.apply(rows.map { Answers.done($0.requestId) }).value()
            _ = try await needs.housekeep().value()
            KillPoint.action.withLock { $0 = nil }
            // The uploader reaches the one that is left.
            let missed = Set(KillPoint.allCases).subtracting(reached.withLock { $0 })
            #expect(missed.isSubset(of: [.deliveryAnswered]))
        }
    #endif
}
