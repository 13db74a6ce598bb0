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
    /// The ledger refused an order other than recording a scan; shown, never passed over.
    case refused(LedgerFailure)
}

/// How the upload stands.
public struct UploadState: Hashable, Sendable {
    /// What the uploader is doing.
    public enum Phase: Hashable, Sendable {
        /// Nothing is due.
        case idle
        /// Rows are on their way.
        case sending
        /// It waits for so many milliseconds because of this, a help code such as `NET-106` or a return code.
        case waiting(milliseconds: Int64, code: String)
        /// Rows wait until this boot's time is known.
        case clockUnknown
        /// Another process of this ledger uploads.
        case elsewhere
        /// The device is revoked: it brings in what it holds.
        case bringingIn
        /// The device is revoked and its ledger is destroyed.
        case wiped
    }

    /// What it is doing.
    public var phase: Phase
    /// Rows settled since the drain under way began.
    public var drained: Int
    /// Rows of that drain in all; 0 where none is under way.
    public var total: Int
    /// Rows settled a second, over the last ten seconds; 0 where unknown.
    public var rowsPerSecond: Double

    /// A state.
    public init(phase: Phase, drained: Int = 0, total: Int = 0, rowsPerSecond: Double = 0) {
        self.phase = phase
        self.drained = drained
        self.total = total
        self.rowsPerSecond = rowsPerSecond
    }

    /// Milliseconds until the drain is over at this pace; nil where unknown.
    public var etaMilliseconds: Int64? {
        guard rowsPerSecond > 0, total > drained else { return nil }
        return Int64(Double(total - drained) / rowsPerSecond * 1_000)
    }
}
