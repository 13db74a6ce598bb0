public import Logging

/// How a service is started; the command line's `serve` fills it.
public struct ServiceOptions: Sendable {
    /// The address to listen on. Anything but loopback needs TLS or `behindProxy`.
    public var host: String
    /// The port; 0 takes a free one.
    public var port: Int
    /// Where the database and the sealing key live; made, mode 0700, where it is absent.
    public var dataDirectory: String
    /// How many sample people a new database gets: 0 for a real service.
    public var samplePeople: Int
    /// What the sample people are made from.
    public var seed: UInt64
    /// PEM files of the certificate chain and its key.
    public var tlsCertificate: String?
    /// The key that goes with ``tlsCertificate``.
    public var tlsKey: String?
    /// Whether somebody else ends TLS in front of this process; said in the log.
    public var behindProxy: Bool
    /// Whether SIGTERM and SIGINT end the service; false where it shares a process that has its own handlers.
    public var handlesSignals: Bool
    /// What the service takes at most.
    public var limits: ServiceLimits
    /// Where the log goes; JSON lines on standard error by default.
    public var logger: Logger

    /// Options with everything but the data directory at its default.
    public init(
        dataDirectory: String, host: String = "127.0.0.1", port: Int = 8080, samplePeople: Int = 0,
        seed: UInt64 = 38_963, tlsCertificate: String? = nil, tlsKey: String? = nil, behindProxy: Bool = false,
        handlesSignals: Bool = true, limits: ServiceLimits = ServiceLimits(), logger: Logger? = nil
    ) {
        self.host = host
        self.port = port
        self.dataDirectory = dataDirectory
        self.samplePeople = samplePeople
        self.seed = seed
        self.tlsCertificate = tlsCertificate
        self.tlsKey = tlsKey
        self.behindProxy = behindProxy
        self.handlesSignals = handlesSignals
        self.limits = limits
        self.logger = logger ?? Logger(label: "kakou.service") { JSONLineHandler(label: $0) }
    }
}

/// What the service takes at most before it says so.
public struct ServiceLimits: Sendable {
    /// Calls being worked on at once; verification may use all of it, the others a share (see ``LoadGate``).
    public var callsInFlight: Int
    /// Connections open at once.
    public var connections: Int
    /// Seconds without an octet from a client whose request is not whole.
    public var idleSeconds: Int
    /// Seconds in which a request's body has to be whole.
    public var bodySeconds: Int

    /// Limits with the defaults that two cores serve within a gate's three seconds.
    public init(callsInFlight: Int = 512, connections: Int = 4096, idleSeconds: Int = 60, bodySeconds: Int = 15) {
        self.callsInFlight = callsInFlight
        self.connections = connections
        self.idleSeconds = idleSeconds
        self.bodySeconds = bodySeconds
    }
}
