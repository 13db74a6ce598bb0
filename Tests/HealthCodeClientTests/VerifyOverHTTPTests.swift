import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// The client over real sockets, against a server that misbehaves to order: never green, always a cause, always in time.
@Suite(.serialized) struct VerifyOverHTTPTests {
    /// What the server does to I6, and what the gate may make of it.
    struct Misbehaviour: Sendable, CustomTestStringConvertible {
        let name: String
        let causes: Set<FailureCause>
        let reply: @Sendable (ScriptedService, ScriptedServer.Request) -> ScriptedServer.Reply
        var testDescription: String { name }

        init(
            _ name: String, _ causes: Set<FailureCause>,
            _ reply: @escaping @Sendable (ScriptedService, ScriptedServer.Request) -> ScriptedServer.Reply
        ) {
            self.name = name
            self.causes = causes
            self.reply = reply
        }
    }

    static func green(_ service: ScriptedService, _ request: ScriptedServer.Request) -> [UInt8] {
        service.answer(request, .success, ScriptedService.verdict())
    }

    static let misbehaviours: [Misbehaviour] = [
        Misbehaviour("silence", [.timedOut]) { _, _ in .silence },
        Misbehaviour("an answer after the deadline", [.timedOut]) {
            .after(milliseconds: 4_500, .answer(status: 200, body: green($0, $1)))
        },
        Misbehaviour("the connection closed", [.unreachable]) { _, _ in .drop },
        Misbehaviour("the connection reset", [.unreachable]) { _, _ in .reset },
        Misbehaviour("half a body", [.unreachable, .badAnswer]) { service, request in
            let body = green(service, request)
            let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\r\n"
            return .raw(Array(head.utf8) + body.prefix(body.count / 2))
        },
        Misbehaviour("half a header", [.unreachable, .badAnswer]) { _, _ in .raw(Array("HTTP/1.1 200 O".utf8)) },
        Misbehaviour("not HTTP", [.unreachable, .badAnswer]) { _, _ in .raw(Array("SSH-2.0-x\r\n\r\n".utf8)) },
        Misbehaviour("truncated JSON", [.badAnswer]) { .answer(status: 200, body: green($0, $1).dropLast(20)) },
        Misbehaviour("a page", [.foreign]) { _, _ in
            .answer(status: 200, headers: [("Content-Type", "text/html")], body: Array("<html>".utf8))
        },
        Misbehaviour("a redirect to a green answer", [.foreign]) {
            .answer(status: 302, headers: [("Location", "/phi/v1/codes/verifications")], body: green($0, $1))
        },
        Misbehaviour("another's signature", [.badSignature]) {
            .answer(
                status: 200, body: $0.answer($1, .success, ScriptedService.verdict(), signedBy: SM2PrivateKey()))
        },
        Misbehaviour("a replayed answer", [.wrongRequest]) {
            .answer(
                status: 200,
                body: $0.answer($1, .success, ScriptedService.verdict(), requestId: SecureRandom.uuid()))
        },
        Misbehaviour("overload", [.busy]) { _, _ in .answer(status: 503, headers: [("Retry-After", "7")], body: []) },
        Misbehaviour("a signed 9002", [.busy]) { .answer(status: 200, body: $0.answer($1, .upstreamBusy)) },
        Misbehaviour("a signed 9003", [.maintenance]) { .answer(status: 200, body: $0.answer($1, .maintenance)) },
        Misbehaviour("a signed 1008", [.authority]) { .answer(status: 200, body: $0.answer($1, .notAuthorised)) },
        Misbehaviour("a signed 5002", [.revoked]) { .answer(status: 200, body: $0.answer($1, .deviceRevoked)) },
        Misbehaviour("a clock that never comes right", [.clock]) {
            .answer(status: 200, body: $0.answer($1, .clockOutside))
        },
        Misbehaviour("serial numbers that never do", [.serviceError]) {
            .answer(status: 200, body: $0.answer($1, .serialUsed))
        },
        Misbehaviour("an endless answer", [.badAnswer]) { _, _ in
            .answer(status: 200, body: Array(repeating: 0x20, count: (1 << 20) + 1))
        },
        Misbehaviour("no grade", [.badAnswer]) { .answer(status: 200, body: $0.answer($1, .success)) },
    ]

    /// Coming back at all is the deadline's doing where the server is silent; how exactly it is kept, the station's tests
    /// say in virtual time.
    @Test(.timeLimit(.minutes(5)), arguments: misbehaviours)
    func neverGreenAndAlwaysAnswered(_ misbehaviour: Misbehaviour) async throws {
        let service = ScriptedService()
        let server = try service.server(verify: misbehaviour.reply)
        defer { server.stop() }
        let client = try service.client(of: server)
        let scan = Samples.scan()
        let outcome = await client.verify(scan, within: .seconds(3))
        await client.close()
        guard case .failed(let failure) = outcome else {
            Issue.record("\(misbehaviour.name) was judged: \(outcome)")
            return
        }
        #expect(misbehaviour.causes.contains(failure.cause), "\(failure)")
        #expect(Verdict.judge(outcome, scan: scan).kind != .pass)
    }

    @Test func nobodyListening() async throws {
        let service = ScriptedService()
        let server = try service.server { _, _ in .drop }
        server.stop()
        let client = try service.client(of: server)
        let outcome = await client.verify(Samples.scan(), within: .seconds(60))
        await client.close()
        guard case .failed(let failure) = outcome else {
            Issue.record("judged")
            return
        }
        #expect([.refused, .unreachable].contains(failure.cause), "\(failure)")
    }

    @Test func aNameThatDoesNotExist() async throws {
        let service = ScriptedService()
        let client = HealthCodeClient(try service.enrolled("http://no-such-host.invalid:1"))
        let outcome = await client.verify(Samples.scan(), within: .seconds(60))
        await client.close()
        guard case .failed(let failure) = outcome else {
            Issue.record("judged")
            return
        }
        #expect([.nameUnknown, .timedOut].contains(failure.cause), "\(failure)")
    }

    @Test func aTLSHandshakeWithSomethingElse() async throws {
        let service = ScriptedService()
        let server = try ScriptedServer { _ in .raw(Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8)) }
        defer { server.stop() }
        let device = try service.enrolled("https://127.0.0.1:\(server.port)")
        let client = HealthCodeClient(device)
        let outcome = await client.verify(Samples.scan(), within: .seconds(1))
        await client.close()
        guard case .failed(let failure) = outcome else {
            Issue.record("judged")
            return
        }
        #expect([.tls, .timedOut, .unreachable].contains(failure.cause), "\(failure)")
    }

    @Test func aGreenAnswerIsGreenAndSignedByUs() async throws {
        let service = ScriptedService()
        let server = try service.server { .answer(status: 200, body: Self.green($0, $1)) }
        defer { server.stop() }
        let client = try service.client(of: server)
        let scan = Samples.scan(temperature: 365)
        let outcome = await client.verify(scan, within: .seconds(60))
        await client.close()
        guard case .judged(let judgement) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(judgement.maskedName == "张*明")
        #expect(Verdict.judge(outcome, scan: scan).kind == .pass)
        let asked = server.requests
        #expect(asked.map(\.path) == [Route.applications.path, Route.verifications.path])
        for request in asked {
            #expect(try Envelope.parse(request.body).verify(with: service.device.publicKey))
        }
        let members = ScriptedService.business(asked[1])
        #expect(members["requestId"]?.string == scan.requestId)
        #expect(members["serviceType"]?.string == "3000")
        #expect(members["codeContent"]?.string == Samples.code.text)
        #expect(members["currentBodyTemp"]?.tenths == 365)
        #expect(members["bizSerialNum"]?.string == "S0")
        #expect(server.connections == 1)
    }

    @Test func aDocumentGoesEncryptedWithTheSerialsRandom() async throws {
        let service = ScriptedService()
        let server = try service.server { .answer(status: 200, body: Self.green($0, $1)) }
        defer { server.stop() }
        let client = try service.client(of: server)
        let document = try DocumentNumber(.residentID, "11010519491231002X")
        let claim = try #require(DocumentClaim(name: "样本甲", document: document))
        _ = await client.verify(Samples.scan(.document(claim)), within: .seconds(60))
        await client.close()
        let members = ScriptedService.business(server.requests[1])
        let cipher = try #require(members["idcardAuthData"]?.string.flatMap(Base64.decode))
        let plain = try #require(JSON(try service.encryption.decrypt(cipher)).object)
        #expect(plain["name"]?.string == "样本甲")
        #expect(plain["certNum"]?.string == "11010519491231002X")
        #expect(plain["randomNumber"]?.string == "R0")
        #expect(!String(decoding: server.requests[1].body, as: UTF8.self).contains("样本甲"))
    }

    /// offline.md, class "serial": a new serial at once, three times.
    @Test func aRefusedSerialIsReplacedAndTheRequestKept() async throws {
        let service = ScriptedService()
        let server = try service.server { service, request in
            request.number < 6
                ? .answer(status: 200, body: service.answer(request, .serialExpired))
                : .answer(status: 200, body: Self.green(service, request))
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        let scan = Samples.scan()
        let outcome = await client.verify(scan, within: .seconds(60))
        await client.close()
        #expect(Verdict.judge(outcome, scan: scan).kind == .pass)
        let verifications = server.requests.filter { $0.path == Route.verifications.path }
            .map(ScriptedService.business)
        #expect(verifications.count == 4)
        #expect(Set(verifications.map { $0["requestId"]?.string }) == [scan.requestId])
        #expect(Set(verifications.map { $0["bizSerialNum"]?.string }).count == 4)
    }

    /// A lost answer is asked for again under the same requestId with the same octets.
    @Test func aDroppedConnectionIsTriedOnceMore() async throws {
        let service = ScriptedService()
        let server = try service.server { service, request in
            request.number == 1 ? .drop : .answer(status: 200, body: Self.green(service, request))
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        let scan = Samples.scan()
        let outcome = await client.verify(scan, within: .seconds(60))
        await client.close()
        #expect(Verdict.judge(outcome, scan: scan).kind == .pass)
        #expect(server.requests[1].body == server.requests[2].body)
    }

    /// The first refusal for the clock measures it; the second try falls inside the window.
    @Test func aWrongClockIsMeasuredAndMended() async throws {
        let service = ScriptedService()
        let ahead: Int64 = 3 * 3_600_000
        let server = try ScriptedServer { request in
            let time = ServiceClock.systemTime().adding(milliseconds: ahead)
            let sent = ScriptedService.business(request)["timeStamp"]?.string.flatMap(Instant.init(c17:))
            let off = abs((sent.map { $0 - time }) ?? .max)
            guard off <= 300_000 else {
                return .answer(status: 200, body: service.answer(request, .clockOutside, at: time))
            }
            let isVerify = request.path == Route.verifications.path
            let members: JSONObject =
                isVerify
                ? ScriptedService.verdict() : ["bizSerialNum": "S", "randomNumber": "R", "expireIn": .integer(60)]
            return .answer(status: 200, body: service.answer(request, .success, members, at: time))
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        let scan = Samples.scan()
        let outcome = await client.verify(scan, within: .seconds(60))
        let offset = try #require(client.clock.offsetMilliseconds)
        await client.close()
        #expect(Verdict.judge(outcome, scan: scan).kind == .pass)
        #expect(abs(offset - ahead) < 1_000)
        #expect(server.requests.count == 3)
    }

    @Test func retryAfterIsPassedOn() async throws {
        let service = ScriptedService()
        let server = try service.server { _, _ in
            .answer(status: 503, headers: [("Retry-After", "7")], body: [])
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        let outcome = await client.verify(Samples.scan(), within: .seconds(60))
        await client.close()
        guard case .failed(let failure) = outcome else { return }
        #expect(failure.retryAfterSeconds == 7)
    }

    /// With spares a scan costs one round trip.
    @Test func aWarmPoolSavesTheRoundTrip() async throws {
        let service = ScriptedService()
        let server = try service.server { .answer(status: 200, body: Self.green($0, $1)) }
        defer { server.stop() }
        let client = try service.client(of: server, spares: 2)
        await client.warm()
        while await client.verifySerials.ready < 2 { await Task.yield() }
        let before = server.requests.count
        #expect(before == 2)
        _ = await client.verify(Samples.scan(), within: .seconds(60))
        let verifications = server.requests.filter { $0.path == Route.verifications.path }
        #expect(verifications.count == 1)
        #expect(ScriptedService.business(verifications[0])["bizSerialNum"]?.string == "S0")
        await client.close()
    }
}
