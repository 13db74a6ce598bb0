public import HealthCode

/// What one answer makes of one row; the ledger writes it, with receipt and alert, in one transaction.
public struct OutboxTransition: Hashable, Sendable {
    /// The row.
    public var requestId: String
    /// Its new state.
    public var state: OutboxState
    /// Milliseconds from now before which it is not sent again; 0 for at once.
    public var pauseMilliseconds: Int64
    /// The class of the answer.
    public var answerClass: AnswerClass
    /// The code of the answer: a return code, or the help code of a failure such as `NET-101`.
    public var code: String
    /// What is added to the row's count of failures alone; 0 or 1.
    public var aloneFailures: Int
    /// The corrected time of the scan from now on.
    public var scannedAt: Instant?
    /// Whether the row has been dated anew.
    public var isDatedAnew: Bool
    /// The signed answer, where it settles the row.
    public var answer: DeliveryAnswer?
    /// The service's clock in that answer.
    public var serverTime: Instant?

    /// A transition.
    public init(
        requestId: String, state: OutboxState, pauseMilliseconds: Int64 = 0, answerClass: AnswerClass, code: String,
        aloneFailures: Int = 0, scannedAt: Instant? = nil, isDatedAnew: Bool = false, answer: DeliveryAnswer? = nil,
        serverTime: Instant? = nil
    ) {
        self.requestId = requestId
        self.state = state
        self.pauseMilliseconds = pauseMilliseconds
        self.answerClass = answerClass
        self.code = code
        self.aloneFailures = aloneFailures
        self.scannedAt = scannedAt
        self.isDatedAnew = isDatedAnew
        self.answer = answer
        self.serverTime = serverTime
    }
}
