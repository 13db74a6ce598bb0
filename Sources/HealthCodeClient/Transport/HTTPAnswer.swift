/// One HTTP request to the service, before any transport touches it.
public struct HTTPCall: Sendable {
    /// `GET` or `POST`; the profile uses no other (protocol.md 1).
    public var method: Method
    /// Path and query, beginning with `/`.
    public var path: String
    /// The body's octets; empty for a GET.
    public var body: [UInt8]
    /// The most octets of an answer that are read; a longer one is a failure.
    public var answerLimit: Int
    /// The instant after which nobody waits for the answer any more.
    public var deadline: ContinuousClock.Instant

    /// The two methods of the profile.
    public enum Method: String, Sendable { case get = "GET", post = "POST" }

    /// A call; `answerLimit` is 1 MiB unless told, the largest envelope of the profile.
    public init(
        _ method: Method, _ path: String, body: [UInt8] = [], answerLimit: Int = 1 << 20,
        deadline: ContinuousClock.Instant
    ) {
        self.method = method
        self.path = path
        self.body = body
        self.answerLimit = answerLimit
        self.deadline = deadline
    }
}

/// What came back over HTTP, before anything in it is trusted.
public struct HTTPAnswer: Hashable, Sendable {
    /// The HTTP status, 100 to 999.
    public var status: Int
    /// The `Content-Type` header in lower case, empty where there was none.
    public var contentType: String
    /// Seconds of a numeric `Retry-After`, capped at 300 s (offline.md, class "throttle").
    public var retryAfterSeconds: Int?
    /// The body's octets.
    public var body: [UInt8]

    /// An answer as read from the wire.
    public init(status: Int, contentType: String = "", retryAfterSeconds: Int? = nil, body: [UInt8] = []) {
        self.status = status
        self.contentType = contentType
        self.retryAfterSeconds = retryAfterSeconds
        self.body = body
    }

    /// Reads a `Retry-After` header: seconds only (the profile's services send no dates), 0 to 300.
    static func retryAfter(_ header: String?) -> Int? {
        guard let header, let seconds = Int(header), seconds >= 0 else { return nil }
        return min(seconds, 300)
    }
}
