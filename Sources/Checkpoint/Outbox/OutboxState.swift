/// Where a row of the outbox stands; offline.md "States and classes".
public enum OutboxState: String, CaseIterable, Hashable, Sendable {
    /// Never sent.
    case new
    /// On its way; after a crash nobody knows how far it came, so at start it becomes ``unknown``.
    case sending
    /// Answered for good, or settled by the live answer.
    case done
    /// To be sent again, not before its time.
    case retry
    /// Sent, and no whole signed answer: retried like ``retry``, under the same requestId only.
    case unknown
    /// Given up, visible, with its reason; a person may put it back.
    case dead
    /// Kept sealed and not retried until what holds it is cleared: authority, revocation, clock.
    case held

    /// Whether the row still has to reach the service: what "waiting" counts on the screen.
    public var isPending: Bool {
        switch self {
        case .new, .sending, .retry, .unknown: true
        case .done, .dead, .held: false
        }
    }

    /// Whether a rescan of its code retries this row instead of making another; offline.md, promise 8.
    public var isUnanswered: Bool { isPending || self == .held }
}
