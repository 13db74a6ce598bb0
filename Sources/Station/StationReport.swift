public import Checkpoint

/// What a station has to say: events for whoever gave it orders, in the order in which they came true.
public enum StationReport: Sendable {
    /// How asking about a scan ended, within the deadline; the deadline itself is a time-out.
    case answered(Scan, VerifyOutcome)
    /// An answer that came after its time-out had been reported: never painted as a verdict.
    case late(Scan, VerifyOutcome)
    /// How adding a temperature to a scan ended; a second one under the same requestId is a late answer.
    case amended(Scan, VerifyOutcome)
    /// The history asked for under a scan's requestId.
    case history(requestId: String, Result<PersonHistory, ServiceFailure>)
    /// The way to the service changed.
    case link(LinkState)
}
