internal import GRDB
internal import HealthCode
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdTLS
internal import Logging
internal import NIOCore
internal import NIOSSL
internal import ServiceLifecycle
internal import UnixSignals

/// The service: the seven interfaces and X1 to X4 over HTTP, on one database.
public struct ServiceApplication: Sendable {
    private let options: ServiceOptions
    let core: ServiceCore
    private let tls: TLSConfiguration?

    /// Opens the data directory; nothing listens yet.
    /// - Throws: ``ServiceFault``, which says what to do.
    public init(_ options: ServiceOptions) throws(ServiceFault) {
        self.options = options
        tls = try Self.tls(options)
        if tls == nil, !options.behindProxy, !Self.isLoopback(options.host) {
            throw .plainOutsideLoopback(host: options.host)
        }
        do {
            core = try ServiceCore(options)
            try SampleRegistry.fill(options.samplePeople, seed: options.seed, core.storage, now: ServiceClock.now)
        } catch {
            throw .storage(StorageFailure.words(of: error))
        }
    }

    /// Serves until SIGTERM or SIGINT (unless the options leave signals to the caller) or until its task is cancelled;
    /// what has arrived by then is still answered.
    /// - Parameter onListening: told the address once it answers, `http://HOST:PORT` or `https://...`.
    public func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
        let scheme = tls == nil ? "http" : "https"
        let host = options.host.contains(":") ? "[\(options.host)]" : options.host
        if tls == nil, options.behindProxy, !Self.isLoopback(options.host) {
            options.logger.warning("plain HTTP outside loopback: a proxy in front has to end TLS")
        }
        var configuration = ApplicationConfiguration(address: .hostname(options.host, port: options.port))
        configuration.serverName = nil
        let application = Application(
            responder: ServiceResponder(core: core, trust: TrustBoard()), server: try server(),
            configuration: configuration,
            services: [HousekeepingService(core: core), RetentionService(core: core)],
            onServerRunning: { channel in
                await onListening("\(scheme)://\(host):\(channel.localAddress?.port ?? 0)")
            },
            logger: quiet)
        let group = ServiceGroup(
            configuration: .init(
                services: [application], gracefulShutdownSignals: options.handlesSignals ? [.sigterm, .sigint] : [],
                logger: quiet))
        try await group.run()
        try core.close()
    }

    /// Hummingbird's own lines are of no use to who runs the service, but for its errors.
    private var quiet: Logger {
        var logger = options.logger
        logger.logLevel = .error
        return logger
    }

    private func server() throws -> HTTPServerBuilder {
        let idle = TimeAmount.seconds(Int64(options.limits.idleSeconds))
        let plain = HTTPServerBuilder.http1(configuration: .init(idleTimeout: idle))
        guard let tls else { return plain }
        return try .tls(plain, tlsConfiguration: tls)
    }

    private static func tls(_ options: ServiceOptions) throws(ServiceFault) -> TLSConfiguration? {
        switch (options.tlsCertificate, options.tlsKey) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            do {
                let chain = try NIOSSLCertificate.fromPEMFile(certificate).map {
                    NIOSSLCertificateSource.certificate($0)
                }
                let privateKey = try NIOSSLPrivateKey(file: key, format: .pem)
                return .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(privateKey))
            } catch {
                throw .tls("\(error)")
            }
        default: throw .halfTLS
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }
}
