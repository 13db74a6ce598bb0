public import HealthCode

/// A call that brought no judgement: the cause, what the service said about it if it said anything, and no person.
public struct ServiceFailure: Error, Hashable, Sendable {
    /// The cause.
    public var cause: FailureCause
    /// The return code, where an answer had one; never a judgement of a person, which only a signed answer gives.
    public var code: ReturnCode?
    /// How long the service asked to be left alone, in seconds.
    public var retryAfterSeconds: Int?
    /// What a technician may want: an errno, an HTTP status. Holds no personal data.
    public var detail: String

    /// A failure.
    public init(_ cause: FailureCause, code: ReturnCode? = nil, retryAfterSeconds: Int? = nil, detail: String = "") {
        self.cause = cause
        self.code = code
        self.retryAfterSeconds = retryAfterSeconds
        self.detail = detail
    }

    /// What a guard reads out to the help desk.
    public var helpCode: HelpCode { HelpCode(cause, code) }
}
