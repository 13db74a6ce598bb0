import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// X1 and the deferred I6 over real sockets: what is sent, and what is made of every kind of answer.
@Suite(.serialized) struct DeliveryTests {
    private func deliver(
        _ rows: [Delivery], _ way: DeliveryWay = .batch, to server: ScriptedServer, of service: ScriptedService
    ) async throws -> DeliveryReply {
        let client = try service.client(of: server)
        let reply = await client.deliver(rows, way, within: .seconds(60))
        await client.close()
        return reply
    }

    // MARK: What is sent

    @Test func aBatchCarriesEveryRowUnderOneSerial() async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { .answer(status: 200, body: $0.batch($1)) }
        defer { server.stop() }
        let claim = try #require(try Samples.claim())
        let rows = [
            Samples.delivery(temperature: 372, reason: "认识\u{0}的人"),
            Samples.delivery(.document(claim), seq: 2, decision: .none),
        ]
        let reply = try await deliver(rows, to: server, of: service)
        guard case .items(let answers, _) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(Set(answers.keys) == Set(rows.map(\.row.requestId)))
        #expect(answers.values.allSatisfy { $0.code == .success && $0.judgement?.grade == .known(.low) })
        let request = try #require(server.requests.last)
        let envelope = try Envelope.parse(request.body, limit: Limits.batchBody)
        #expect(envelope.verify(with: service.device.publicKey))
        let batch = try BatchRequest(envelope)
        #expect(batch.bizSerialNum == "S0")
        #expect(batch.deviceSn == "SN1")
        #expect(envelope.content["serviceType"]?.string == "3000")
        let items = batch.entries.compactMap { entry in
            if case .item(let item, _) = entry { item } else { nil }
        }
        #expect(items.map(\.requestId) == rows.map(\.row.requestId))
        let deferred = try #require(items.first?.request.deferred)
        #expect(deferred.scannedAt == Samples.noon)
        #expect(deferred.clockOffsetMs == -1_500)
        #expect(deferred.bootId == "00000000-0000-4000-8000-000000000001")
        #expect(deferred.monotonicMs == 42)
        #expect(deferred.seq == 1)
        #expect(deferred.attempt == 3)
        #expect(deferred.localOutcome == "RECORDED")
        #expect(deferred.decision == .admitted)
        #expect(deferred.decisionReason == "认识的人")
        #expect(deferred.operatorRef == "K7")
        guard case .card(let cipher)? = items.last?.request.subject else {
            Issue.record("no card")
            return
        }
        let proof = try IdentityProof.open(
            cipher, key: service.encryption, failure: .cardInvalid, member: "idcardAuthData")
        #expect(proof.randomNumber == "R0")
        #expect(!String(decoding: request.body, as: UTF8.self).contains("样本甲"))
    }

    /// protocol.md 2.1: what is asked live and what is asked as deferred are one business content, in either way.
    @Test(arguments: [false, true])
    func aDeferredRetryIsTheLiveCallsContent(_ isDocument: Bool) async throws {
        let service = ScriptedService()
        let server = try ScriptedServer { request in
            switch Route(path: request.path) {
            case .applications: .answer(status: 200, body: service.serial(request))
            case .verificationBatch: .answer(status: 200, body: service.batch(request))
            default: .answer(status: 200, body: service.answer(request, .success, ScriptedService.verdict()))
            }
        }
        defer { server.stop() }
        let claim = try #require(try Samples.claim())
        let payload: ScanPayload = isDocument ? .document(claim) : .code(Samples.code)
        let client = try service.client(of: server)
        let scan = Samples.scan(payload, temperature: 368)
        _ = await client.verify(scan, within: .seconds(60))
        let row = Samples.delivery(payload, requestId: scan.requestId, temperature: 368)
        _ = await client.deliver([row], .batch, within: .seconds(60))
        _ = await client.deliver([row], .single, within: .seconds(60))
        await client.close()
        var contents: [BusinessContent] = []
        for request in server.requests where request.path != Route.applications.path {
            let isBatch = request.path == Route.verificationBatch.path
            let members =
                isBatch ? try #require(ScriptedService.items(request).first) : ScriptedService.business(request)
            let proof = try members["idcardAuthData"]?.string.map {
                try IdentityProof.open($0, key: service.encryption, failure: .cardInvalid, member: "")
            }
            contents.append(
                BusinessContent(
                    route: isBatch ? .verificationBatch : .verifications, members, claim: proof?.claim))
        }
        #expect(contents.count == 3)
        #expect(Set(contents).count == 1)
    }

    @Test func anotherDevicesItemGoesOctetForOctet() async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { .answer(status: 200, body: $0.batch($1)) }
        defer { server.stop() }
        let origin = SM2PrivateKey()
        let requestId = SecureRandom.uuid()
        var verification = VerificationRequest(bizSerialNum: "", .code(Samples.code.text), deviceSn: "SN9")
        verification.deferred = DeferredScan(scannedAt: Samples.noon, decision: .held)
        let item = try BatchItem(requestId: requestId, request: verification)
            .signed(custNum: "C9", deviceSn: "SN9", key: origin, keyId: 1).octets
        // A space inside shows that nothing was written anew.
        let spaced = [UInt8(ascii: "{"), UInt8(ascii: " ")] + item.dropFirst()
        let rows = [
            Samples.delivery(), Samples.delivery(.carried(custNum: "C9", item: spaced), requestId, seq: 2),
        ]
        let reply = try await deliver(rows, to: server, of: service)
        guard case .items(let answers, _) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(answers.count == 2)
        let body = try #require(server.requests.last?.body)
        #expect(body.firstRange(of: spaced) != nil)
        let batch = try BatchRequest(try Envelope.parse(body, limit: Limits.batchBody))
        guard case .item(let carried, _)? = batch.entries.last else {
            Issue.record("not an item")
            return
        }
        #expect(carried.origin?.custNum == "C9")
    }

    /// One that is broken on this disk stays at home: it would break its neighbours' JSON.
    @Test(arguments: ["", "{", "{}", #"{"requestId":"x","origin":{"custNum":"C9"}}"#, #"[{"requestId":1}]"#])
    func aBrokenItemStaysAtHome(_ text: String) async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { .answer(status: 200, body: $0.batch($1)) }
        defer { server.stop() }
        let good = Samples.delivery()
        let bad = Samples.delivery(.carried(custNum: "C9", item: Array(text.utf8)), SecureRandom.uuid())
        let reply = try await deliver([bad, good], to: server, of: service)
        guard case .items(let answers, _) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(Set(answers.keys) == [good.row.requestId])
        let alone = try await deliver([bad], to: server, of: service)
        guard case .failed(let failure) = alone else {
            Issue.record("\(alone)")
            return
        }
        #expect(failure.cause == .badAnswer)
        #expect(!failure.wasSent)
    }

    @Test func anotherDevicesItemHasNoSingleWay() async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verifications) { _, _ in .drop }
        defer { server.stop() }
        let row = Samples.delivery(.carried(custNum: "C9", item: []), SecureRandom.uuid())
        guard case .failed(let failure) = try await deliver([row], .single, to: server, of: service) else {
            Issue.record("answered")
            return
        }
        #expect(!failure.wasSent)
        #expect(server.requests.isEmpty)
    }

    @Test func whatIsTooLargeIsNotSent() async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verificationBatch) { .answer(status: 200, body: $0.batch($1)) }
        defer { server.stop() }
        let rows = (0..<5).map { index in
            let requestId = SecureRandom.uuid()
            let item =
                #"{"requestId":"\#(requestId)","a":"\#(String(repeating: "x", count: 250_000))","#
                + #""origin":{"custNum":"C9"}}"#
            return Samples.delivery(.carried(custNum: "C9", item: Array(item.utf8)), requestId, seq: Int64(index))
        }
        guard case .refused(let code, _, _) = try await deliver(rows, to: server, of: service) else {
            Issue.record("not refused")
            return
        }
        #expect(code == .envelopeMalformed)
        #expect(server.requests.allSatisfy { $0.path == Route.applications.path })
        guard case .items(let answers, _) = try await deliver(Array(rows.prefix(3)), to: server, of: service) else {
            Issue.record("not sent")
            return
        }
        #expect(answers.count == 3)
    }

    // MARK: What is answered

    @Test func aBadItemSpoilsNobodyElse() async throws {
        let service = ScriptedService()
        let rows = (0..<8).map { Samples.delivery(seq: $0) }
        let ids = rows.map(\.row.requestId)
        let server = try service.server(at: .verificationBatch) { service, request in
            var contradicts = ScriptedService.item(ids[1])
            contradicts["success"] = .bool(false)
            var unknown = ScriptedService.item(ids[2])
            unknown["errorCode"] = "7777"
            var items: [JSON] = [
                .object(ScriptedService.item(ids[0])), .object(contradicts), .object(unknown),
                .object(ScriptedService.item(ids[3], .success, JSONObject())), .string("x"),
                .object(ScriptedService.item(SecureRandom.uuid())),
                .object(ScriptedService.item(ids[5], .requestIdReused)),
                .object(ScriptedService.item(ids[6], .upstreamBusy)),
            ]
            items.append(.object(ScriptedService.item(ids[0], .codeForged)))
            return .answer(status: 200, body: service.answer(request, .success, ["items": .array(items)]))
        }
        defer { server.stop() }
        guard case .items(let answers, _) = try await deliver(rows, to: server, of: service) else {
            Issue.record("no items")
            return
        }
        #expect(answers.mapValues(\.code) == [ids[0]: .success, ids[5]: .requestIdReused, ids[6]: .upstreamBusy])
        #expect(answers[ids[5]]?.judgement == nil)
        let octets = try #require(answers[ids[0]]?.octets)
        #expect(try JSON(octets).object?["requestId"]?.string == ids[0])
    }

    @Test func alertsAndGradesAreRead() async throws {
        let service = ScriptedService()
        let rows = (0..<3).map { Samples.delivery(seq: $0) }
        let ids = rows.map(\.row.requestId)
        let server = try service.server(at: .verificationBatch) { service, request in
            var red = ScriptedService.verdict("10")
            for (name, value) in [
                ("statusAtScan", JSON.string("00")), ("statusNow", "10"), ("alert", .bool(true)),
                ("alertBasis", "since"),
            ] {
                red[name] = value
            }
            let items = [
                ScriptedService.item(ids[0], .success, red),
                ScriptedService.item(ids[1], .codeForged, ["alert": .bool(true)]),
                ScriptedService.item(ids[2], .success, ScriptedService.verdict("77")),
            ]
            return .answer(status: 200, body: service.batch(request, items))
        }
        defer { server.stop() }
        guard case .items(let answers, _) = try await deliver(rows, to: server, of: service) else {
            Issue.record("no items")
            return
        }
        #expect(answers[ids[0]]?.statusAtScan == .known(.low))
        #expect(answers[ids[0]]?.statusNow == .known(.high))
        #expect(answers[ids[0]]?.alert == .since)
        #expect(answers[ids[1]]?.alert == .atScan)
        #expect(answers[ids[1]]?.judgement?.code == .codeForged)
        #expect(answers[ids[2]]?.judgement?.grade == .unknown("77"))
        #expect(answers[ids[2]]?.alert == nil)
    }

    /// offline.md, class "serial": a new serial three times, then the refusal is the uploader's.
    @Test(arguments: [DeliveryWay.batch, .single])
    func aSpentSerialIsReplacedThreeTimes(_ way: DeliveryWay) async throws {
        let service = ScriptedService()
        let route: Route = way == .batch ? .verificationBatch : .verifications
        let server = try service.server(at: route) { .answer(status: 200, body: $0.answer($1, .serialUsed)) }
        defer { server.stop() }
        let reply = try await deliver([Samples.delivery()], way, to: server, of: service)
        guard case .refused(.serialUsed, _, _) = reply else {
            Issue.record("\(reply)")
            return
        }
        let sent = server.requests.filter { $0.path == route.path }.map(ScriptedService.business)
        #expect(sent.count == 4)
        #expect(Set(sent.map { $0["bizSerialNum"]?.string }).count == 4)
    }

    /// A single I6 of a row: what judges the row answers it, what refuses the message refuses it.
    @Test(arguments: [
        (ReturnCode.success, true), (.codeForged, true), (.requestIdReused, true), (.cardInvalid, true),
        (.deferredTooOld, true), (.gradeUnavailable, true), (.notAuthorised, false), (.tooManyRequests, false),
        (.maintenance, false), (.serviceTypeWrong, false), (.internalError, false),
    ])
    func aSingleRowIsAnsweredOrRefused(_ code: ReturnCode, _ isAnswer: Bool) async throws {
        let service = ScriptedService()
        let server = try service.server(at: .verifications) { service, request in
            let members = code == .success ? ScriptedService.verdict() : JSONObject()
            return .answer(
                status: 200, headers: [("Retry-After", "9")], body: service.answer(request, code, members))
        }
        defer { server.stop() }
        let row = Samples.delivery()
        let reply = try await deliver([row], .single, to: server, of: service)
        switch reply {
        case .items(let answers, _):
            #expect(isAnswer)
            #expect(answers[row.row.requestId]?.code == code)
        case .refused(let refused, let retry, _):
            #expect(!isAnswer)
            #expect(refused == code)
            #expect(retry == 9)
        case .failed(let failure): Issue.record("\(failure)")
        }
        let members = try #require(server.requests.last.map(ScriptedService.business))
        #expect(members["requestId"]?.string == row.row.requestId)
        #expect(members["deferred"]?.object?["decision"]?.string == "admitted")
    }

    // MARK: 5002

    /// A revoked device: the first 5002 is told, then every row goes by X1 under the serial number of I4's 5002.
    @Test func aRevokedDeviceBringsInWhatItHas() async throws {
        let service = ScriptedService()
        let server = try ScriptedServer { request in
            guard request.path == Route.applications.path else {
                return request.path == Route.verificationBatch.path
                    ? .answer(status: 200, body: service.batch(request)) : .answer(status: 404, body: [])
            }
            let members: JSONObject = [
                "bizSerialNum": .string("L\(request.number)"), "randomNumber": "R", "expireIn": .integer(604_800),
            ]
            return .answer(status: 200, body: service.answer(request, .deviceRevoked, members))
        }
        defer { server.stop() }
        let client = try service.client(of: server)
        guard
            case .refused(.deviceRevoked, _, _) = await client.deliver(
                [Samples.delivery()], .batch, within: .seconds(60))
        else {
            Issue.record("not told")
            return
        }
        for way in [DeliveryWay.batch, .single, .batch] {
            let row = Samples.delivery()
            guard case .items(let answers, _) = await client.deliver([row], way, within: .seconds(60)) else {
                Issue.record("not delivered")
                return
            }
            #expect(answers[row.row.requestId]?.code == .success)
        }
        await client.close()
        let serials = server.requests.filter { $0.path == Route.verificationBatch.path }
            .compactMap { ScriptedService.business($0)["bizSerialNum"]?.string }
        #expect(serials.count == 3)
        #expect(Set(serials).count == 3)
        #expect(serials.allSatisfy { $0.hasPrefix("L") })
    }
}
