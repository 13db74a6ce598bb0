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
    /// The HTTP status of an answer that was not signed; nil where there was no answer at all, or a signed one.
    public var status: Int?
    /// Whether the request may have reached the service, so that it may have taken effect.
    public var wasSent: Bool
    /// Whether ``code`` stands in a signed answer: only then may it make a row HELD or DEAD.
    public var isSigned: Bool

    /// A failure; the request is taken to have been sent unless told otherwise.
    public init(
        _ cause: FailureCause, code: ReturnCode? = nil, retryAfterSeconds: Int? = nil, detail: String = "",
        status: Int? = nil, wasSent: Bool = true, isSigned: Bool = false
    ) {
        self.cause = cause
        self.code = code
        self.retryAfterSeconds = retryAfterSeconds
        self.detail = detail
        self.status = status
        self.wasSent = wasSent
        self.isSigned = isSigned
    }

    /// What a guard reads out to the help desk.
    public var helpCode: HelpCode { HelpCode(cause, code) }
}
