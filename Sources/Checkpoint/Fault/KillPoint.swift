public import Synchronization

/// The places along the way of a scan and of an upload where a crash is most awkward; offline.md Q1.
///
/// A fault test names one and the program dies there by SIGKILL, so that nothing is flushed, unlocked or undone. In a
/// release build ``reach(_:)`` is empty.
public enum KillPoint: String, CaseIterable, Hashable, Sendable {
    /// The transaction of a scan has begun; nothing is written.
    case recordBegun
    /// The row of the outbox is written, the scan's is not.
    case outboxInserted
    /// Both rows are written, the audit entry is not.
    case scanInserted
    /// Everything of the scan is written, the commit is not begun.
    case recordWritten
    /// The commit has returned, and nobody has been told yet.
    case recordCommitted
    /// Rows are SENDING on disk, and nothing has been sent.
    case claimCommitted
    /// The service has answered, and nothing of it is written.
    case deliveryAnswered
    /// Half of what the answers made of rows is written.
    case applyHalf
    /// The answers are on disk, and the uploader does not know yet.
    case applyCommitted
    /// A live answer is being written.
    case settleWritten
    /// The log is about to be copied into the database.
    case checkpointBegun
    /// A body is erased and the audit of it is not written.
    case purgeHalf

    /// What a debug build does at a point; the executable puts in something that kills when the environment says so.
    public static let action = Mutex<(@Sendable (KillPoint) -> Void)?>(nil)

    /// Says that the program is at this point of its way.
    @inlinable
    public static func reach(_ point: KillPoint) {
        #if DEBUG
            action.withLock { $0 }?(point)
        #endif
    }

    /// Reads `name` or `name:count` of the variable KAKOU_KILLPOINT: die when the point is reached for that time, the
    /// first where no count stands; nil for a name that is none or a count below 1.
    public static func parse(_ text: String) -> (point: KillPoint, count: Int)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, let point = KillPoint(rawValue: String(name)), parts.count <= 2 else {
            return nil
        }
        guard parts.count == 2 else { return (point, 1) }
        guard let count = Int(parts[1]), count >= 1 else { return nil }
        return (point, count)
    }
}
