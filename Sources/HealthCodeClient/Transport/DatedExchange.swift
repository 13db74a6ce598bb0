internal import AsyncHTTPClient
internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// One HTTPS exchange whose certificates are judged at a time other than the system's.
///
/// BoringSSL reads the system's clock and cannot be told another, and the HTTP library has no door for a check of one's
/// own. So while the system's clock is known to be behind, and only then, exchanges go this way: a connection each, all of
/// the chain checked by libcrypto at the time that was trusted last.
struct DatedExchange: Sendable {
    let address: ServiceAddress
    /// PEM file of authorities; the system's where nil.
    let trustRoots: String?
    let connect: TimeAmount

    /// Where systems keep their authorities.
    private static let systemRoots = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
    ]

    /// Asks once.
    func exchange(_ call: HTTPCall, at time: Instant) async throws(ServiceFailure) -> HTTPAnswer {
        let sent = Mutex(false)
        do {
            let roots = try roots()
            let context = try context()
            let answer = MultiThreadedEventLoopGroup.singleton.any().makePromise(of: HTTPAnswer.self)
            let written = answer.futureResult.eventLoop.makePromise(of: Void.self)
            written.futureResult.whenSuccess { sent.withLock { $0 = true } }
            let left = max(.zero, ContinuousClock.now.duration(to: call.deadline))
            let (deadline, address) = (TimeAmount(left), address)
            do {
                let channel = try await ClientBootstrap(group: answer.futureResult.eventLoop)
                    .connectTimeout(min(connect, deadline))
                    .channelInitializer { channel in
                        channel.eventLoop.makeCompletedFuture {
                            let pipeline = channel.pipeline.syncOperations
                            try pipeline.addHandler(
                                Self.handler(context, host: address.host, roots: roots, at: time))
                            try pipeline.addHTTPClientHandlers()
                            try pipeline.addHandler(
                                OneExchange(call, host: address, answer: answer, written: written))
                        }
                    }
                    .connect(host: address.host, port: address.port).get()
                let limit = channel.eventLoop.scheduleTask(in: deadline) {
                    answer.fail(HTTPClientError.deadlineExceeded)
                    channel.close(promise: nil)
                }
                answer.futureResult.whenComplete { _ in
                    limit.cancel()
                    channel.close(promise: nil)
                }
            } catch {
                // A connection that never came leaves both promises to us.
                answer.fail(error)
                written.fail(error)
            }
            return try await answer.futureResult.get()
        } catch {
            throw TransportFault.failure(of: error, wasSent: sent.withLock { $0 })
        }
    }

    private func roots() throws(ServiceFailure) -> String {
        if let trustRoots { return trustRoots }
        guard let found = Self.systemRoots.first(where: { (try? PrivateFile.readPublic($0)) != nil }) else {
            throw ServiceFailure(.tls, detail: "no certificate authorities", wasSent: false)
        }
        return found
    }

    private func context() throws -> NIOSSLContext {
        var tls = TLSConfiguration.makeClientConfiguration()
        if let trustRoots { tls.trustRoots = .file(trustRoots) }
        return try NIOSSLContext(configuration: tls)
    }

    private static func handler(
        _ context: NIOSSLContext, host: String, roots: String, at time: Instant
    ) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host) {
            certificates, verdict in
            let chain = certificates.map { (try? $0.toDERBytes()) ?? [] }
            // Reading a file of authorities takes some milliseconds, which no event loop has.
            Task {
                let isGood = (try? CertificateChain.check(chain, roots: roots, host: host, at: time.seconds)) != nil
                verdict.succeed(isGood ? .certificateVerified : .failed)
            }
        }
    }
}

/// Sends one request once the connection stands, and gathers its answer.
private final class OneExchange: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let call: HTTPCall
    private let host: ServiceAddress
    private let answer: EventLoopPromise<HTTPAnswer>
    private let written: EventLoopPromise<Void>
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    init(
        _ call: HTTPCall, host: ServiceAddress, answer: EventLoopPromise<HTTPAnswer>, written: EventLoopPromise<Void>
    ) {
        self.call = call
        self.host = host
        self.answer = answer
        self.written = written
    }

    func channelActive(context: ChannelHandlerContext) {
        let name = host.host.contains(":") ? "[\(host.host)]" : host.host
        var headers: HTTPHeaders = [
            "Host": "\(name):\(host.port)", "User-Agent": "kakou", "Accept": "application/json", "Connection": "close",
        ]
        if call.method == .post {
            headers.add(name: "Content-Type", value: "application/json; charset=utf-8")
            headers.add(name: "Content-Length", value: String(call.body.count))
        }
        let head = HTTPRequestHead(
            version: .http1_1, method: call.method == .get ? .GET : .POST, uri: call.path, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !call.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: call.body)))), promise: nil)
        }
        // Kept back until the handshake is over, so that it succeeds only where the whole request has left.
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let part):
            guard body.count + part.readableBytes <= call.answerLimit else {
                answer.fail(NIOTooManyBytesError(maxBytes: call.answerLimit))
                context.close(promise: nil)
                return
            }
            body += part.readableBytesView
        case .end:
            guard let head else { return }
            answer.succeed(
                HTTPAnswer(
                    status: Int(head.status.code),
                    contentType: (head.headers.first(name: "Content-Type") ?? "").lowercased(),
                    retryAfterSeconds: HTTPAnswer.retryAfter(head.headers.first(name: "Retry-After")), body: body))
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(HTTPClientError.remoteConnectionClosed)
        context.fireChannelInactive()
    }
}
