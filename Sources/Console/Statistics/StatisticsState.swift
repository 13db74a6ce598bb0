public import Checkpoint

/// The statistics screen: which day, and what is known of it.
public struct StatisticsState: Hashable, Sendable {
    /// The day, counted since 1970-01-01 in UTC+8.
    public var day = 0
    /// What its scans came to; nil until the ledger has said so.
    public var value: RecordStatistics?
    /// Which part is shown where there is room for one: 0 the hours, 1 results, 2 decisions.
    public var part = 0
    /// Whether an answer is waited for.
    public var isAsked = false
    /// Milliseconds of uptime when it came.
    public var readAt: Int64 = 0

    /// Nothing read.
    public init() {}
}
