public import Checkpoint

/// The records screen: a window of rows around the chosen one, and how to go on at either end. Never all of them.
public struct RecordsState: Hashable, Sendable {
    /// Rows that are read at once, and kept before and behind the chosen one.
    static let page = 100
    /// Rows kept at most.
    static let most = 500

    /// What is typed into the filter.
    public var text = ""
    /// Whether keys go to the filter.
    public var isFiltering = false
    /// What is wrong with what is typed.
    public var fault: RecordFault?
    /// The line in use.
    public var line = ""
    /// What it means.
    public var filter = RecordFilter()
    /// Rows at hand, newest first, without a gap.
    public var entries: [RecordEntry] = []
    /// The chosen one among them.
    public var selected = 0
    /// Whether it fills the screen.
    public var isDetail = false
    /// Where newer rows go on; nil where there are none.
    public var above: RecordQuery.Start?
    /// Where older rows go on; nil where there are none.
    public var below: RecordQuery.Start?
    /// Counts questions, so that the answer to one that nobody waits for is known.
    public var search = 0
    /// Whether an answer is waited for.
    public var isAsked = false
    /// Whether somebody stopped the search; a key that moves goes on.
    public var isStopped = false
    /// Rows of the ledger in all.
    public var total = 0
    /// Rows that are not looked through yet at most.
    public var left: Int64 = 0

    /// Nothing read.
    public init() {}

    /// The chosen row.
    public var chosen: RecordEntry? { entries.indices.contains(selected) ? entries[selected] : nil }
    /// Whether rows are being looked for.
    public var isSearching: Bool { isAsked && !filter.isEmpty }
}
