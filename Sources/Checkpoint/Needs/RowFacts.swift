/// What has to be known of an unanswered row before its scan is asked about again under its requestId.
public struct RowFacts: Hashable, Sendable {
    /// The customer number under which it was scanned, the first half of its idempotency key; nil where no enrolment was
    /// known then.
    public var custNum: String?
    /// The temperature it holds, in tenths of a degree: business content, so that every try carries it.
    public var temperature: Int?

    /// Facts.
    public init(custNum: String? = nil, temperature: Int? = nil) {
        self.custNum = custNum
        self.temperature = temperature
    }
}
