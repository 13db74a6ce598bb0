import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// Delivery where nothing signed comes back: no row is settled, and what may have been sent is told truthfully.
@Suite(.serialized) struct DeliveryFaultTests {
    private func deliver(
        _ rows: [Delivery], _ way: DeliveryWay = .batch, to server: ScriptedServer, of service: ScriptedService
    ) async throws -> DeliveryReply {
        let client = try service.client(of: server)
        let reply = await client.deliver(rows, way, within: .seconds(60))
        await client.close()
        return reply
    }

    /// What goes wrong on the way, and whether the rows may have arrived.
    static let faults: [(String, FailureCause, status: Int?, ScriptedServer.Reply)] = [
        ("dropped", .unreachable, nil, .drop), ("reset", .unreachable, nil, .reset),
        (
            "page", .foreign, 200,
            .answer(status: 200, headers: [("Content-Type", "text/html")], body: Array("<p>".utf8))
        ),
        ("redirect", .foreign, 302, .answer(status: 302, body: [])),
        ("no X1", .foreign, 404, .answer(status: 404, body: [])),
        ("too large for them", .serviceError, 413, .answer(status: 413, body: [])),
        ("overload", .busy, 503, .answer(status: 503, headers: [("Retry-After", "7")], body: [])),
        ("broken inside", .serviceError, 500, .answer(status: 500, body: [])),
        ("not JSON", .badAnswer, 200, .answer(status: 200, body: Array("{".utf8))),
    ]

    @Test(arguments: faults.indices)
    func anUnsignedWordSettlesNothing(_ index: Int) async throws {
        let (name, cause, status, wire) = Self.faults[index]
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { _, _ in wire }
        defer { server.stop() }
        let reply = try await deliver([Samples.delivery()], to: server, of: service)
        guard case .failed(let failure) = reply else {
            Issue.record("\(name): \(reply)")
            return
        }
        #expect(failure.cause == cause, "\(name)")
        #expect(failure.status == status, "\(name)")
        #expect(failure.wasSent, "\(name)")
        #expect(!failure.isSigned, "\(name)")
    }

    @Test func aFailureBeforeTheRowsWereSentSaysSo() async throws {
        let service = ScriptedService()
        let server = try ScriptedServer { _ in .drop }
        defer { server.stop() }
        guard case .failed(let dropped) = try await deliver([Samples.delivery()], to: server, of: service) else {
            Issue.record("answered")
            return
        }
        #expect(!dropped.wasSent)
        server.stop()
        guard case .failed(let refused) = try await deliver([Samples.delivery()], .single, to: server, of: service)
        else {
            Issue.record("answered")
            return
        }
        #expect(!refused.wasSent)
        #expect(refused.status == nil)
    }

    @Test func silenceMayHaveSent() async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { _, _ in .silence }
        defer { server.stop() }
        let client = try service.client(of: server)
        let reply = await client.deliver([Samples.delivery()], .batch, within: .milliseconds(800))
        guard case .failed(let failure) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(failure.cause == .timedOut)
        #expect(failure.wasSent)
        await client.close()
    }

    @Test func reachingCostsNothing() async throws {
        let service = ScriptedService()
        let server = try service.server { _, _ in .drop }
        let client = try service.client(of: server)
        #expect(await client.delivery.reach())
        #expect(server.requests.isEmpty)
        server.stop()
        #expect(await client.delivery.reach() == false)
        await client.close()
    }

    @Test func theOffsetIsKnownAfterTheFirstAnswer() async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { .answer(status: 200, body: $0.batch($1)) }
        defer { server.stop() }
        let client = try service.client(of: server)
        #expect(client.delivery.trustedOffset() == nil)
        _ = await client.deliver([Samples.delivery()], .batch, within: .seconds(60))
        let offset = try #require(client.delivery.trustedOffset())
        let system = ServiceClock.systemTime().milliseconds - BootClock.milliseconds()
        #expect(abs(offset - system) < 5_000)
        await client.close()
    }
}
