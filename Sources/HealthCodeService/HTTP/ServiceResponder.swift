internal import HTTPTypes
internal import HealthCode
internal import HealthCodeAPI
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What Hummingbird hands over with a request: the connection, to end it where the client is too slow.
struct ServiceContext: InitializableFromSource, Sendable {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}

/// The one responder: the addresses of section 1, and an unsigned JSON refusal for anything else.
struct ServiceResponder: HTTPResponder {
    let core: ServiceCore
    let trust: TrustBoard

    func respond(to request: Request, context: ServiceContext) async throws -> Response {
        let path = request.uri.path
        if let route = Route(path: path) {
            switch (route.method, request.method) {
            case (.get, .get): return await answerTrust(request)
            case (.post, .post): return await answer(request, route, context)
            default: break
            }
        }
        if request.method == .get, let response = await Operations.answer(path, core) { return response }
        return Self.refusal(WireFault(.envelopeMalformed, nil, "no such address", status: 404))
    }

    // MARK: Signed calls

    private func answer(_ request: Request, _ route: Route, _ context: ServiceContext) async -> Response {
        let started = ServiceClock.ticks
        var requestId: String?
        var answer: Answer
        do {
            let arrival = try await arrival(request, route, context)
            requestId = arrival.requestId
            guard let endpoint = Endpoints.table[route] else {
                throw WireFault(.envelopeMalformed, nil, "no such address", status: 404)
            }
            let priority = endpoint.priority(arrival.business)
            guard core.gate.enter(priority) else {
                core.metrics.noteShed(route.id)
                return Self.shed(priority)
            }
            defer { core.gate.leave() }
            answer = try await self.answer(arrival, endpoint)
            let body = try seal(answer, requestId)
            note(route, answer.code, requestId, started)
            return Self.response(.ok, body)
        } catch let fault as WireFault {
            note(route, fault.code, requestId, started)
            return Self.refusal(fault)
        } catch {
            core.logger.error("no answer", metadata: ["interface": "\(route.id)", "cause": "\(type(of: error))"])
            return Self.refusal(WireFault(.internalError, status: 503), retryAfter: 1)
        }
    }

    /// A failure below the rules is 9001, or 9002 where another process holds the database; both signed.
    private func answer(_ arrival: Arrival, _ endpoint: Endpoint) async throws -> Answer {
        do {
            return try await endpoint.answer(arrival, core)
        } catch {
            let fault = StorageFailure.code(of: error)
            core.logger.error(
                "storage",
                metadata: ["interface": "\(arrival.route.id)", "cause": "\(StorageFailure.words(of: error))"])
            return Answer(fault)
        }
    }

    private func arrival(_ request: Request, _ route: Route, _ context: ServiceContext) async throws -> Arrival {
        try MediaType.check(request.headers[.contentType])
        let declared = request.headers[.contentLength].flatMap { Int($0) }
        let body = try await BodyReader.read(
            request.body, declared: declared, limit: route.bodyLimit, seconds: core.limits.bodySeconds, context.channel)
        return Arrival(route: route, envelope: try Envelope.parse(body, limit: route.bodyLimit))
    }

    private func seal(_ answer: Answer, _ requestId: String?) throws -> [UInt8] {
        var business = JSONObject()
        business.put("success", answer.code == .success)
        business.put("errorCode", answer.code.rawValue)
        business.put("errorDesc", answer.description ?? answer.code.words.en)
        business.put("timeStamp", c17: ServiceClock.now)
        business.put("requestId", requestId)
        for member in answer.members.members { business[member.name] = member.value }
        let signing = core.keys.signing
        return try Envelope.seal(.object(business), key: signing.key, keyId: signing.keyId)
    }

    private func note(_ route: Route, _ code: ReturnCode, _ requestId: String?, _ started: UInt64) {
        let seconds = Double(ServiceClock.ticks &- started) / 1e9
        core.metrics.noteAnswer(route.id, code, seconds: seconds)
        core.logger.info(
            "answered",
            metadata: [
                "interface": "\(route.id)", "requestId": "\(RequestIdText.loggable(requestId))",
                "code": "\(code.rawValue)",
                "ms": "\(Int(seconds * 1000))",
            ])
    }

    // MARK: Trust

    private func answerTrust(_ request: Request) async -> Response {
        let started = ServiceClock.ticks
        do {
            let since = request.uri.queryParameters["since"].map(String.init)
            let (body, code) = try await trust.answer(since: since, core)
            note(.trust, code, nil, started)
            return Self.response(.ok, body)
        } catch {
            core.logger.error("no answer", metadata: ["interface": "X2", "cause": "\(type(of: error))"])
            return Self.refusal(WireFault(.internalError, status: 503), retryAfter: 1)
        }
    }

    // MARK: What cannot be signed

    private static func shed(_ priority: Priority) -> Response {
        refusal(
            WireFault(.upstreamBusy, nil, "too much to do, come back", status: 503), retryAfter: priority.retryAfter)
    }

    /// An unsigned refusal (section 2), which a client takes for "no answer".
    static func refusal(_ fault: WireFault, retryAfter: Int? = nil) -> Response {
        let status = HTTPResponse.Status(code: fault.status == 200 ? 400 : fault.status)
        var response = response(status, Envelope.unsigned(fault, at: ServiceClock.now))
        // What is left of a long body is not read: the connection ends, and a client must not send its next call on it.
        if fault.status == 413 { response.headers[.connection] = "close" }
        if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
        return response
    }

    static func response(
        _ status: HTTPResponse.Status, _ body: [UInt8], type: String = "application/json; charset=utf-8"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}
