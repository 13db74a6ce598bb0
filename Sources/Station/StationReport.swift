public import Checkpoint

/// What a station has to say: events for whoever gave it orders, in the order in which they came true.
public enum StationReport: Sendable {
    /// How asking about a scan ended, within the deadline (the deadline itself is a time-out); whether the scan is on
    /// disk, which was settled before the service was asked; and what this device can tell of the code by itself.
    case answered(Scan, VerifyOutcome, Recording, CodeFinding?)
    /// An answer that came after its time-out had been reported: never painted as a verdict.
    case late(Scan, VerifyOutcome)
    /// How adding a temperature to a scan ended; a second one under the same requestId is a late answer.
    case amended(Scan, VerifyOutcome)
    /// Whether a temperature was added to the row of this requestId; false where the row may have left already.
    case measured(requestId: String, Result<Bool, LedgerFailure>)
    /// The history asked for under a scan's requestId.
    case history(requestId: String, Result<PersonHistory, ServiceFailure>)
    /// The way to the service changed.
    case link(LinkState)
    /// The numbers of the outbox changed.
    case backlog(Backlog)
    /// The alerts that stand, oldest first, after any change.
    case alerts([LedgerAlert])
    /// A page of the outbox, as asked for.
    case queue([QueueEntry], offset: Int)
    /// How the upload stands, whenever that changes.
    case upload(UploadState)
    /// The system's clock is off from the service's by so many milliseconds; said within one answer of a change over 30 s.
    case clockSkew(milliseconds: Int64)
    /// Trust was brought up to date, or could not be.
    case trust(Result<TrustReport, ServiceFailure>)
    /// How old the kept trust is, in milliseconds; said when it becomes known and after each download.
    case trustAge(milliseconds: Int64)
    /// The ledger refused an order other than recording a scan; shown, never passed over.
    case refused(LedgerFailure)
}
