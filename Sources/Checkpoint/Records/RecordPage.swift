/// A question for rows of the ledger: a filter, where to go on, and how much work one answer may be.
public struct RecordQuery: Hashable, Sendable {
    /// Where to go on, by the rows' numbers; never by counting them.
    public enum Start: Hashable, Sendable {
        /// Down from the newest row.
        case newest
        /// Down from the row before this number.
        case before(Int64)
        /// Up from the oldest row.
        case oldest
        /// Up from the row after this number.
        case after(Int64)
    }

    /// Which rows.
    public var filter: RecordFilter
    /// Where to go on.
    public var start: Start
    /// Rows of an answer at most, 1 to 1,000.
    public var limit: Int
    /// Milliseconds after which an answer comes with what was found by then; a piece of work under way is finished.
    public var budgetMilliseconds: Int
    /// Whose question it is; the answer carries it back.
    public var id: Int

    /// A question.
    public init(
        _ filter: RecordFilter = RecordFilter(), start: Start = .newest, limit: Int = 200,
        budgetMilliseconds: Int = 40, id: Int = 0
    ) {
        self.filter = filter
        self.start = start
        self.limit = limit
        self.budgetMilliseconds = budgetMilliseconds
        self.id = id
    }

    /// Whether it goes from newer to older rows.
    public var isDown: Bool {
        switch start {
        case .newest, .before: true
        case .oldest, .after: false
        }
    }
}

/// What a ``RecordQuery`` found: part of the answer where ``next`` is set, and then asked on from there.
public struct RecordPage: Hashable, Sendable {
    /// The question.
    public var query: RecordQuery
    /// The rows found, newest first whatever the direction.
    public var entries: [RecordEntry]
    /// Where to go on, in the same direction; nil where there is no more.
    public var next: RecordQuery.Start?
    /// Rows of the ledger in all, unfiltered.
    public var total: Int
    /// Rows between ``next`` and the end of the ledger at most: how much is still to be looked through.
    public var left: Int64

    /// An answer.
    public init(query: RecordQuery, entries: [RecordEntry], next: RecordQuery.Start?, total: Int, left: Int64) {
        self.query = query
        self.entries = entries
        self.next = next
        self.total = total
        self.left = left
    }
}
