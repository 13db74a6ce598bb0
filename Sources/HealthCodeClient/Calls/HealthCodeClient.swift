internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The live service for an enrolled device: signs what goes out, believes only what the service signed.
///
/// Every way for a call to go wrong ends in a ``ServiceFailure`` with a cause; none becomes a grade.
public final class HealthCodeClient: Sendable {
    /// The service's time, measured from its answers.
    public let clock: ServiceClock

    let keys: KeyHolder
    /// Earlier enrolments of this device, by customer number.
    public let formers: [String: Device]
    private let transport: Transport
    let verifySerials: SerialPool
    let trustBook: TrustBook
    private let exchange: SignedExchange

    /// - Parameters:
    ///   - device: who this is.
    ///   - transport: the way to the service; the live one unless a test says otherwise.
    ///   - spares: how many fresh serial numbers are kept for verification: 0 for a single call, 2 for a gate.
    public init(
        _ device: Device, transport: Transport? = nil, spares: Int = 0, clock: ServiceClock = ServiceClock()
    ) {
        let transport = transport ?? .live(device.service, trustRoots: device.tlsRootsPath, clock: clock)
        self.transport = transport
        self.clock = clock
        let exchange = SignedExchange(transport: transport, clock: clock)
        self.exchange = exchange
        let (deviceSn, holder) = (device.deviceSn, KeyHolder(device))
        keys = holder
        formers = DeviceDirectory.formers(of: device)
        trustBook = TrustBook(of: device)
        clock.raise(to: device.enrolledAt)
        if let trusted = trustBook.trust { clock.raise(to: trusted.serverTime) }
        verifySerials = SerialPool(depth: spares) { deadline async throws(ServiceFailure) in
            try await exchange.apply(for: .verify, deviceSn: deviceSn, as: holder, by: deadline)
        }
    }

    /// Who the device is now: keys change by rotation and by the service's key chain.
    public var device: Device { keys.device }

    /// Begins to keep fresh serial numbers, so that the first scan costs one round trip as the later ones do.
    public func warm() async {
        await verifySerials.warm()
    }

    /// Lets go of everything.
    public func close() async {
        await verifySerials.close()
        await transport.close()
    }

    /// Whether the service's port accepts a connection; costs the service nothing.
    func reach() async -> Bool { await transport.reach() }

    /// A signed call and its checked answer; `items` become X1's as they are.
    func call(
        _ route: Route, requestId: String, members: JSONObject, items: [[UInt8]]? = nil,
        by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> SignedAnswer {
        try await exchange.call(route, requestId: requestId, members: members, items: items, as: keys, by: deadline)
    }

    /// A serial number for making a code; asked for each time.
    func makeSerial(by deadline: ContinuousClock.Instant) async throws(ServiceFailure) -> Serial {
        try await exchange.apply(for: .make, deviceSn: nil, as: keys, by: deadline)
    }

    /// The unsigned question X2.
    func fetchTrust(
        since: Int, by deadline: ContinuousClock.Instant
    ) async throws(ServiceFailure) -> (Trust, body: [UInt8]) {
        try await exchange.trust(since: since, as: keys, by: deadline)
    }
}
