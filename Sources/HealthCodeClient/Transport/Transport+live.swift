internal import AsyncHTTPClient
internal import Checkpoint
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

extension Transport {
    /// The live transport: HTTP/1.1 with kept connections, no redirects followed, no proxy from the environment.
    ///
    /// - Parameters:
    ///   - address: scheme, host and port of the service.
    ///   - trustRoots: path of a PEM file that replaces the system's certificate authorities.
    ///   - connectMilliseconds: how long a connection may take; 1 s unless told (console.md, offline.md).
    ///   - clock: tells when the system's clock is behind a time that was trusted; certificates are judged at that then.
    public static func live(
        _ address: ServiceAddress, trustRoots: String? = nil, connectMilliseconds: Int64 = 1_000,
        clock: ServiceClock? = nil
    ) -> Transport {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .milliseconds(connectMilliseconds)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.idleTimeout = .seconds(50)
        configuration.connectionPool.retryConnectionEstablishment = false
        if let trustRoots {
            var tls = TLSConfiguration.makeClientConfiguration()
            tls.trustRoots = .file(trustRoots)
            configuration.tlsConfiguration = tls
        }
        let held = HeldClient(HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration))
        let origin = address.origin
        let dated = DatedExchange(
            address: address, trustRoots: trustRoots, connect: .milliseconds(connectMilliseconds))
        return Transport(
            exchange: { call async throws(ServiceFailure) in
                if address.scheme == "https", let time = clock?.certificateTimeAhead {
                    return try await dated.exchange(call, at: time)
                }
                let body = WatchedBody(call.body)
                do {
                    return try await send(call, body, to: origin, over: held.client)
                } catch {
                    throw TransportFault.failure(of: error, wasSent: call.method == .get || body.wasSent)
                }
            },
            reach: {
                let channel = try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                    .connectTimeout(.seconds(1)).connect(host: address.host, port: address.port).get()
                guard let channel else { return false }
                try? await channel.close()
                return true
            },
            close: { try? await held.client.shutdown() })
    }

    private static func send(
        _ call: HTTPCall, _ body: WatchedBody, to origin: String, over client: HTTPClient
    ) async throws -> HTTPAnswer {
        var request = HTTPClientRequest(url: origin + call.path)
        request.method = call.method == .get ? .GET : .POST
        request.headers.add(name: "User-Agent", value: "kakou")
        request.headers.add(name: "Accept", value: "application/json")
        if call.method == .post {
            request.headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            request.body = .stream(body, length: .known(Int64(call.body.count)))
        }
        let left = max(.zero, ContinuousClock.now.duration(to: call.deadline))
        let deadline = NIODeadline.now() + TimeAmount(left)
        let answer = try await client.execute(request, deadline: deadline)
        let body = try await answer.body.collect(upTo: call.answerLimit)
        return HTTPAnswer(
            status: Int(answer.status.code),
            contentType: (answer.headers.first(name: "Content-Type") ?? "").lowercased(),
            retryAfterSeconds: HTTPAnswer.retryAfter(answer.headers.first(name: "Retry-After")),
            body: Array(buffer: body))
    }
}

/// The library's client, shut down when nobody holds it any more: the library insists on it.
private final class HeldClient: Sendable {
    let client: HTTPClient

    init(_ client: HTTPClient) { self.client = client }

    deinit {
        // One that was closed before answers with an error, which is fine.
        let client = client
        client.shutdown { _ in _ = client }
    }
}
