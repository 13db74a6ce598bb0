public import Checkpoint

/// The queue screen: which row is chosen, what it is filtered by, and whether the row fills the screen.
public struct QueueState: Hashable, Sendable {
    /// The chosen row: counted through the whole outbox, or among the matches where there is a filter.
    public var selected = 0
    /// The filter; empty for all rows.
    public var query = ""
    /// Whether keys go to the filter.
    public var isFiltering = false
    /// Whether the chosen row is shown with everything there is to say about it.
    public var isDetail = false

    /// The first row, unfiltered.
    public init() {}
}

/// The part of the outbox that was read last; kept when the screen closes, and read anew when it opens.
public struct QueuePage: Hashable, Sendable {
    /// The rows.
    public var entries: [QueueEntry] = []
    /// The place of the first one in the whole outbox.
    public var offset = 0
    /// Milliseconds of uptime when it came; nil where none has come yet.
    public var readAt: Int64?
    /// Whether a page was asked for and has not come.
    public var isAsked = false
    /// Whether the outbox has changed since.
    public var isStale = false
}
