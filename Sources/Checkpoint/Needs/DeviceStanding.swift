/// Under whose name a row goes to the service: idempotency is by (custNum, requestId), so the name never changes.
public enum DeviceStanding: CaseIterable, Hashable, Sendable {
    /// This enrolment's, or no enrolment's yet.
    case own
    /// An earlier enrolment's whose key this device still has: by X1 alone, with `origin`; protocol.md 3.20.
    case former
    /// An enrolment whose key is not here: it can be sent under no name without the risk of a second effect, and waits.
    case stranger
}
