import Checkpoint
import FaultProxy
import Foundation
import HealthCode
import TestKit
import Testing

@testable import HealthCodeClient

/// Rows through a network that loses, doubles, mangles and resets, sent again until each is answered: none lost, none
/// twice. The short form of what `KAKOU_FULL=1` does with more rows and seeds.
@Suite(.serialized) struct ExactlyOnceTests {
    static let isFull = RunForm.isFull
    static let seeds: [UInt64] = isFull ? Array(1...50) : [1, 2, 3]
    static let rows = isFull ? 1_000 : 60

    static let weather: [FaultSchedule.Share] = [
        .init(.dropAnswer, 0.2), .init(.duplicateRequest, 0.1), .init(.duplicateAnswer, 0.05),
        .init(.dropRequest, 0.05),
        .init(.resetRequest, 0.05), .init(.resetAnswer, 0.05), .init(.page, 0.03), .init(.serverError, 0.05),
        .init(.truncated, 0.03), .init(.wrongSignature, 0.03), .init(.othersAnswer, 0.03), .init(.overload, 0.02),
        .init(.refuse, 0.05),
    ]

    @Test(arguments: seeds)
    func everyRowOnce(_ seed: UInt64) async throws {
        let service = try StubService()
        let schedule = FaultSchedule(seed: seed, shares: Self.weather, delay: 1...5, hold: 20)
        let proxy = try FaultProxy(to: "127.0.0.1", port: service.port, schedule: schedule)
        defer {
            proxy.stop()
            service.stop()
        }
        let client = HealthCodeClient(try service.device(port: proxy.port))
        let rows = (0..<Self.rows).map { Scans.row($0) }
        var waiting = rows
        var tries = 0
        while !waiting.isEmpty, tries < 2_000 {
            tries += 1
            let way: DeliveryWay = tries % 3 == 0 ? .single : .batch
            let sent = Array(waiting.prefix(way == .single ? 1 : 7))
            switch await client.deliver(sent, way, within: .seconds(60)) {
            case .items(let answers, _):
                #expect(answers.values.allSatisfy { $0.code == .success }, "seed \(seed)")
                waiting.removeAll { answers[$0.row.requestId] != nil }
            case .refused(let code, _, _):
                // Doubled by the network, a batch's serial number is spent each time: class serial.
                #expect(code == .serialUsed, "seed \(seed)")
            case .failed(let failure): #expect(!failure.isSigned, "seed \(seed)")
            }
        }
        await client.close()
        let effects = service.effects
        #expect(waiting.isEmpty, "seed \(seed): \(waiting.count) of \(rows.count) after \(tries) tries")
        #expect(Set(effects.keys) == Set(rows.map(\.row.requestId)), "seed \(seed)")
        #expect(effects.values.allSatisfy { $0 == 1 }, "seed \(seed)")
        print("seed \(seed): \(rows.count) rows, \(tries) tries, \(proxy.counts.exchanges) exchanges")
    }
}
