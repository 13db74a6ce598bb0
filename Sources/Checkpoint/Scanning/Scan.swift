public import HealthCode

/// One scan: what happened once, under the one requestId that every retry keeps; profile 2.1.
public struct Scan: Hashable, Sendable {
    /// The idempotency key, a UUID made when the scan happened.
    public let requestId: String
    /// What was read.
    public var payload: ScanPayload
    /// Where it came from.
    public var kind: InputKind
    /// When, by the device's clock.
    public var at: Instant
    /// The measured body temperature in tenths of a degree Celsius, 350 to 420; nil where none was measured.
    public var temperature: Int?

    /// A scan.
    public init(requestId: String, payload: ScanPayload, kind: InputKind, at: Instant, temperature: Int? = nil) {
        self.requestId = requestId
        self.payload = payload
        self.kind = kind
        self.at = at
        self.temperature = temperature
    }
}
