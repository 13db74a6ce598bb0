public import HealthCode

/// Whether a scan is on this device's disk. The words "recorded" come of ``recorded(requestId:rescanOf:)`` alone, and that
/// of nothing but a commit that has returned; offline.md, promise 1.
public enum Recording: Hashable, Sendable {
    /// On disk under this requestId: the scan's own, or that of the unanswered row which a rescan retries, scanned then.
    case recorded(requestId: String, rescanOf: Instant?)
    /// Not on disk, and why.
    case notRecorded(LedgerFailure)

    /// Whether it is on disk.
    public var isRecorded: Bool { if case .recorded = self { true } else { false } }
}
