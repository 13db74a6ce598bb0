import Foundation
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// Chunked bodies, slow clients, too much at once, stopping (sections 1 and 2, 3.21.2).
@Suite struct TransportTests {
    private func port(_ service: TestService) throws -> UInt16 {
        try #require(service.address.split(separator: ":").last.flatMap { UInt16($0) })
    }

    /// Runs what blocks on a thread of its own, for the service shares the test's threads.
    private func blocking<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try work() }) }
        }
    }

    @Test func aChunkedBodyIsRead() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let port = try port(service)
        let body = try gate.envelope(
            .applications, ["applyType": .string("1"), "deviceSn": .string(gate.deviceSn)])
        let head =
            "POST \(Route.applications.path) HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
        let text = try await blocking {
            let socket = try RawSocket(port: port)
            socket.send(Array(head.utf8))
            for start in stride(from: 0, to: body.count, by: 100) {
                let piece = Array(body[start..<min(start + 100, body.count)])
                socket.send(Array((String(piece.count, radix: 16) + "\r\n").utf8) + piece + Array("\r\n".utf8))
            }
            socket.send(Array("0\r\n\r\n".utf8))
            return socket.receive(until: "signAlg")
        }
        #expect(text.hasPrefix("HTTP/1.1 200") && text.contains("\"errorCode\":\"0\""))
        await service.stop()
    }

    @Test func aSlowClientLosesItsConnectionAndNobodyElseDoes() async throws {
        let service = try await TestService.start(limits: ServiceLimits(idleSeconds: 1, bodySeconds: 1))
        let gate = try await TestDevice.enrol(service)
        let port = try port(service)
        let head =
            "POST \(Route.applications.path) HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            + "Content-Length: 1000\r\n\r\n{"
        let text = try await blocking {
            let socket = try RawSocket(port: port)
            socket.send(Array(head.utf8))
            return socket.receive(until: "never")
        }
        #expect(!text.contains("200 OK"))
        #expect(try await gate.serial().text.isEmpty == false)
        await service.stop()
    }

    @Test func overTheLimitIsAnsweredAtOnceWithRetryAfter() async throws {
        let service = try await TestService.start(limits: ServiceLimits(callsInFlight: 1))
        let gate = try await TestDevice.enrol(service)
        #expect(service.core.gate.enter(.verification))
        let body = try gate.envelope(
            .applications, ["applyType": .string("1"), "deviceSn": .string(gate.deviceSn)])
        let answer = try await service.post(Route.applications.path, body)
        #expect(answer.status == 503 && answer.headers["retry-after"] == "1")
        let read = try service.read(answer.body, answer.status)
        #expect(!read.isSigned && read.code == .upstreamBusy)
        service.core.gate.leave()
        #expect(try await service.send(.applications, body).code == .success)
        await service.stop()
    }

    @Test func openAPIIsServed() async throws {
        let service = try await TestService.start()
        let reply = try await service.get("/openapi.json")
        let document = try #require(try JSON(reply.body, limits: JSONLimits(depth: 64, size: 4 << 20)).object)
        #expect(document["openapi"] == .string("3.1.0"))
        await service.stop()
    }
}
