/// What a walk along the audit found.
public struct AuditReport: Hashable, Sendable {
    /// Why a record is bad.
    public enum Reason: String, CaseIterable, Hashable, Sendable {
        /// The number is not one more than the one before it.
        case number
        /// It does not name the hash of the record before it.
        case previous
        /// The hash is not that of the record.
        case hash
        /// The entry cannot be read.
        case entry
        /// A row is not what the entry committed to.
        case row
        /// A row that the entry speaks of is gone, and no purge says so.
        case missing
        /// A row, or a decision, that no entry speaks of.
        case unaudited
        /// The chain does not end where the anchor says.
        case tail
    }

    /// The first bad record.
    public struct Fault: Hashable, Sendable {
        /// Its number; for ``Reason/tail`` that of the first one missing or too many.
        public var n: Int64
        /// What is wrong with it.
        public var reason: Reason

        /// A fault.
        public init(n: Int64, reason: Reason) {
            self.n = n
            self.reason = reason
        }
    }

    /// Records that were read.
    public var records: Int
    /// Rows whose contents were compared with what their entry committed to.
    public var rows: Int
    /// The first bad record; nil where all is whole.
    public var fault: Fault?

    /// A report.
    public init(records: Int, rows: Int, fault: Fault?) {
        self.records = records
        self.rows = rows
        self.fault = fault
    }
}
