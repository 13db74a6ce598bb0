/// What the gate needs from the service: closures, so that the client, a test and a demo are alike to it.
public struct ServiceNeeds: Sendable {
    /// Asks service 3000 and returns within the duration, whatever the network does.
    public var verify: @Sendable (Scan, Duration) async -> VerifyOutcome
    /// Asks service 3000 again under the same requestId with ``Scan/temperature`` set; profile 3.21.4.
    public var amendTemperature: @Sendable (Scan, Duration) async -> VerifyOutcome
    /// Asks 6.4 with the pass-through of an answer, purpose 02. The token opens once, within 120 s.
    public var history: @Sendable (_ bizExtData: String) async -> Result<PersonHistory, ServiceFailure>
    /// One small call that tells whether the service answers; the milliseconds it took.
    public var probe: @Sendable () async -> Result<Int, ServiceFailure>

    /// The four needs.
    public init(
        verify: @escaping @Sendable (Scan, Duration) async -> VerifyOutcome,
        amendTemperature: @escaping @Sendable (Scan, Duration) async -> VerifyOutcome,
        history: @escaping @Sendable (_ bizExtData: String) async -> Result<PersonHistory, ServiceFailure>,
        probe: @escaping @Sendable () async -> Result<Int, ServiceFailure>
    ) {
        self.verify = verify
        self.amendTemperature = amendTemperature
        self.history = history
        self.probe = probe
    }

    /// A service that nobody is enrolled with: every need fails as ``FailureCause/notEnrolled``.
    public static let notEnrolled = ServiceNeeds(
        verify: { _, _ in .failed(ServiceFailure(.notEnrolled)) },
        amendTemperature: { _, _ in .failed(ServiceFailure(.notEnrolled)) },
        history: { _ in .failure(ServiceFailure(.notEnrolled)) }, probe: { .failure(ServiceFailure(.notEnrolled)) })
}
