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
