/// Which rows of the outbox an uploader takes.
public enum ClaimScope: Hashable, Sendable {
    /// Those whose time has come and that are decided about, followed by a later scan, or 60 s old.
    case ready
    /// Those whose time has come, the latest scan among them: `kakou queue sync`.
    case pending
    /// The same, and those that wait out a pause: the first claim of `kakou queue sync`.
    case paused
    /// Those whose time has come and those that are HELD: a revoked device brings in what it has.
    case everything
}
