import Checkpoint
import FaultProxy
import Foundation
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// Each fault through the real client: the right cause, the truth about what was sent, and never a judgement that the
/// service did not give.
@Suite(.serialized) struct EveryFaultTests {
    /// What a fault may come to.
    enum Expected: Sendable {
        /// The service's own answer.
        case answered
        /// A failure with one of these causes.
        case failed(Set<FailureCause>, status: Int? = nil, retryAfter: Int? = nil)
    }

    static let table: [(Fault, Expected)] = [
        (.delay, .answered),
        (.dropRequest, .failed([.unreachable])),
        (.dropAnswer, .failed([.unreachable])),
        (.resetRequest, .failed([.unreachable])),
        (.resetAnswer, .failed([.unreachable, .badAnswer])),
        (.duplicateRequest, .answered),
        (.duplicateAnswer, .answered),
        (.reorder, .answered),
        (.page, .failed([.foreign], status: 200)),
        (.captive, .failed([.foreign], status: 302)),
        (.forbidden, .failed([.foreign], status: 403)),
        (.serverError, .failed([.serviceError], status: 500)),
        (.overload, .failed([.busy], status: 503, retryAfter: 9)),
        (.truncated, .failed([.badAnswer], status: 200)),
        (.wrongSignature, .failed([.badSignature], status: 200)),
        (.othersAnswer, .failed([.wrongRequest])),
        (.drip, .failed([.timedOut])),
        (.refuse, .failed([.unreachable])),
    ]

    private func schedule(_ fault: Fault, at route: Route) -> FaultSchedule {
        FaultSchedule(
            seed: 7, shares: [FaultSchedule.Share(fault)], paths: [route.path], delay: 20...40, hold: 200,
            dripPause: 500, retryAfter: 9)
    }

    /// A patient limit where the answer is to come, a short one where it never will.
    private func limit(_ fault: Fault) -> Duration { fault == .drip ? .milliseconds(1_500) : .seconds(60) }

    private func check(_ failure: ServiceFailure, _ expected: Expected, _ fault: Fault) {
        guard case .failed(let causes, let status, let retryAfter) = expected else {
            Issue.record("\(fault) failed: \(failure)")
            return
        }
        #expect(causes.contains(failure.cause), "\(fault): \(failure)")
        #expect(failure.status == status, "\(fault)")
        #expect(failure.retryAfterSeconds == retryAfter, "\(fault)")
        #expect(!failure.isSigned, "\(fault)")
        // A connection that is reset as it comes carries nothing away.
        #expect(failure.wasSent == (fault != .refuse), "\(fault)")
    }

    @Test func theTableIsWhole() {
        #expect(Set(Self.table.map(\.0)) == Set(Fault.allCases))
    }

    @Test(arguments: table.indices)
    func verifying(_ index: Int) async throws {
        let (fault, expected) = Self.table[index]
        let service = try StubService()
        let proxy = try FaultProxy(to: "127.0.0.1", port: service.port)
        defer {
            proxy.stop()
            service.stop()
        }
        let client = HealthCodeClient(try service.device(port: proxy.port))
        if fault == .othersAnswer {
            let first = Scans.scan()
            let outcome = await client.verify(first, within: .seconds(60))
            #expect(Verdict.judge(outcome, scan: first).kind == .pass)
        }
        proxy.schedule = schedule(fault, at: .verifications)
        let scan = Scans.scan()
        let outcome = await client.verify(scan, within: limit(fault))
        switch outcome {
        case .judged:
            guard case .answered = expected else {
                Issue.record("\(fault) was judged")
                break
            }
            #expect(Verdict.judge(outcome, scan: scan).kind == .pass)
        case .failed(let failure):
            check(failure, expected, fault)
            #expect(Verdict.judge(outcome, scan: scan).row.role == .device)
        }
        #expect(proxy.counts.faults[fault, default: 0] > 0)
        // Nothing of it is left for the next one.
        proxy.schedule = FaultSchedule()
        let next = Scans.scan()
        let after = await client.verify(next, within: .seconds(60))
        if case .judged = after { #expect(service.effects[next.requestId] == 1) }
        await client.close()
        #expect(service.effects.values.allSatisfy { $0 == 1 })
    }

    @Test(arguments: table.indices, [DeliveryWay.batch, .single])
    func delivering(_ index: Int, _ way: DeliveryWay) async throws {
        let (fault, expected) = Self.table[index]
        let service = try StubService()
        let proxy = try FaultProxy(to: "127.0.0.1", port: service.port)
        defer {
            proxy.stop()
            service.stop()
        }
        let client = HealthCodeClient(try service.device(port: proxy.port))
        if fault == .othersAnswer { _ = await client.deliver([Scans.row(0)], way, within: .seconds(60)) }
        proxy.schedule = schedule(fault, at: way == .batch ? .verificationBatch : .verifications)
        let row = Scans.row(1)
        switch await client.deliver([row], way, within: limit(fault)) {
        case .items(let answers, _):
            guard case .answered = expected else {
                Issue.record("\(fault) was answered")
                break
            }
            #expect(answers.mapValues(\.code) == [row.row.requestId: .success])
        case .refused(let code, _, _):
            // A batch that every try doubles finds its serial number spent every time (3.21.18); it has taken effect.
            #expect(fault == .duplicateRequest && way == .batch && code == .serialUsed, "\(fault): \(code)")
            #expect(service.effects[row.row.requestId] == 1)
        case .failed(let failure): check(failure, expected, fault)
        }
        #expect(proxy.counts.faults[fault, default: 0] > 0)
        await client.close()
        #expect(service.effects.values.allSatisfy { $0 == 1 })
    }

    @Test func anUnpluggedServiceIsRefusedAndComesBack() async throws {
        let service = try StubService()
        let proxy = try FaultProxy(to: "127.0.0.1", port: service.port)
        defer {
            proxy.stop()
            service.stop()
        }
        let client = HealthCodeClient(try service.device(port: proxy.port))
        #expect(await client.reach())
        proxy.unplug()
        let outcome = await client.verify(Scans.scan(), within: .seconds(60))
        guard case .failed(let failure) = outcome else {
            Issue.record("judged")
            return
        }
        #expect(failure.cause == .refused)
        #expect(!failure.wasSent)
        #expect(await client.reach() == false)
        try proxy.plug()
        let scan = Scans.scan()
        let after = await client.verify(scan, within: .seconds(60))
        #expect(Verdict.judge(after, scan: scan).kind == .pass)
        await client.close()
    }

    /// Two at once, the first held until the second is through: each gets its own.
    @Test func reorderedAnswersFindTheirScans() async throws {
        let service = try StubService()
        let proxy = try FaultProxy(to: "127.0.0.1", port: service.port)
        defer {
            proxy.stop()
            service.stop()
        }
        proxy.schedule = FaultSchedule(
            shares: [FaultSchedule.Share(.reorder)], paths: [Route.verifications.path], hold: 1_000)
        let client = HealthCodeClient(try service.device(port: proxy.port))
        let scans = (0..<4).map { _ in Scans.scan() }
        await withTaskGroup(of: Void.self) { group in
            for scan in scans {
                group.addTask {
                    let outcome = await client.verify(scan, within: .seconds(60))
                    #expect(Verdict.judge(outcome, scan: scan).kind == .pass)
                }
            }
        }
        await client.close()
        #expect(service.effects.count == 4)
    }
}
