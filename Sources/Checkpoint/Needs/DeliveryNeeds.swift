public import HealthCode

/// What the uploader and the downloader need from the service.
public struct DeliveryNeeds: Sendable {
    /// Sends rows and returns within the duration, whatever the network does. A spent serial is replaced at once, three
    /// times (class serial). After 5002 rows go by X1 with the serial number that the 5002 to I4 carried.
    public var deliver: @Sendable (_ rows: [Delivery], _ way: DeliveryWay, _ limit: Duration) async -> DeliveryReply
    /// Asks for trust (X2) and keeps it; the trusted offset to CLOCK_BOOTTIME follows from its answer.
    public var download: @Sendable () async -> Result<TrustReport, ServiceFailure>
    /// Opens a bare TCP connection to the service and closes it: costs the service nothing; true where it was accepted.
    public var reach: @Sendable () async -> Bool
    /// Service time less CLOCK_BOOTTIME in milliseconds, from the signed answers of this boot; nil before the first.
    public var trustedOffset: @Sendable () -> Int64?
    /// Looks at a code without the service; profile 3.19.
    public var inspect: @Sendable (_ code: CodeContent) -> CodeFinding
    /// Whose a row is that was scanned under this customer number; nil for none known then.
    public var standing: @Sendable (_ custNum: String?) async -> DeviceStanding
    /// How old the kept trust is, in milliseconds of the best clock here; nil where there is none, or nobody has looked.
    public var trustAge: @Sendable () -> Int64?
    /// Destroys this device's keys after the ledger has been wiped.
    public var forget: @Sendable () async -> Void

    /// All of them.
    public init(
        deliver:
            @escaping @Sendable (_ rows: [Delivery], _ way: DeliveryWay, _ limit: Duration) async -> DeliveryReply,
        download: @escaping @Sendable () async -> Result<TrustReport, ServiceFailure>,
        reach: @escaping @Sendable () async -> Bool, trustedOffset: @escaping @Sendable () -> Int64?,
        inspect: @escaping @Sendable (_ code: CodeContent) -> CodeFinding,
        standing: @escaping @Sendable (_ custNum: String?) async -> DeviceStanding,
        trustAge: @escaping @Sendable () -> Int64?, forget: @escaping @Sendable () async -> Void
    ) {
        self.deliver = deliver
        self.download = download
        self.reach = reach
        self.trustedOffset = trustedOffset
        self.inspect = inspect
        self.standing = standing
        self.trustAge = trustAge
        self.forget = forget
    }

    /// A service that nobody is enrolled with.
    public static let notEnrolled = DeliveryNeeds(
        deliver: { _, _, _ in .failed(ServiceFailure(.notEnrolled)) },
        download: { .failure(ServiceFailure(.notEnrolled)) }, reach: { false }, trustedOffset: { nil },
        inspect: { code in
            CodeFinding(
                signature: .cannotCheck, isRevoked: false, isExpired: false, gradeAtIssue: code.grade,
                issuedAt: code.issuedInstant, trustAgeMilliseconds: nil)
        }, standing: { _ in .own }, trustAge: { nil }, forget: {})
}

/// What a download of trust brought.
public struct TrustReport: Hashable, Sendable {
    /// The service's clock when it signed.
    public var serverTime: Instant
    /// Whether the service declares itself degraded: all gates switch together.
    public var isDegraded: Bool
    /// Codes known as revoked by now.
    public var revokedCodes: Int

    /// A report.
    public init(serverTime: Instant, isDegraded: Bool, revokedCodes: Int) {
        self.serverTime = serverTime
        self.isDegraded = isDegraded
        self.revokedCodes = revokedCodes
    }
}
