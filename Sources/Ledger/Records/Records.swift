internal import Checkpoint
internal import Dispatch
internal import GRDB
internal import HealthCode

/// Answers questions for rows: a page, or the part of one that a budget of time allows.
enum Records {
    /// Rows that an answer may hold.
    static let pageLimit = 1_000
    /// Rows that are opened between two looks at the clock.
    static let piece = 100

    static let total = "SELECT COALESCE(SUM(n), 0) FROM counter WHERE state >= 0"

    /// Goes on from where the question says; what it answers is the beginning of the rest.
    /// - Parameter window: numbers that are looked through at once where a condition leaves some out.
    static func page(
        _ transaction: Transaction, _ query: RecordQuery, window: Int64 = RecordSearch.window,
        piece: Int = Records.piece
    ) throws -> RecordPage {
        let began = DispatchTime.now().uptimeNanoseconds
        let budget = UInt64(max(0, query.budgetMilliseconds)) * 1_000_000
        let limit = min(max(1, query.limit), pageLimit)
        let words = query.filter.words
        let total = Int(try transaction.number(total) ?? 0)
        var page = RecordPage(query: query, entries: [], next: nil, total: total, left: 0)
        guard let search = try RecordSearch(transaction, query.filter) else { return page }
        var walk = Walk(search, query, window)
        while !walk.isOver, page.entries.count < limit {
            let wanted = words.isEmpty ? limit - page.entries.count : piece
            for seq in try walk.next(transaction, wanted) {
                guard let entry = try RecordRow.entry(transaction, seq) else { continue }
                if entry.holds(words) { page.entries.append(entry) }
                if page.entries.count == limit {
                    walk.stop(at: seq)
                    break
                }
            }
            if DispatchTime.now().uptimeNanoseconds - began >= budget { break }
        }
        if !walk.isOver {
            page.next = query.isDown ? .before(walk.high) : .after(walk.low)
            page.left = max(0, walk.high - walk.low - 1)
        }
        if !query.isDown { page.entries.reverse() }
        return page
    }

    /// The numbers that are still to be looked through, exclusive, in one direction.
    private struct Walk {
        let search: RecordSearch
        let isDown: Bool
        let step: Int64
        var low: Int64
        var high: Int64

        init(_ search: RecordSearch, _ query: RecordQuery, _ window: Int64) {
            self.search = search
            isDown = query.isDown
            step = search.condition.isEmpty ? .max : window
            low = search.range.lowerBound - 1
            high = search.range.upperBound + 1
            switch query.start {
            case .newest, .oldest: break
            case .before(let seq): high = min(high, seq)
            case .after(let seq): low = max(low, seq)
            }
        }

        var isOver: Bool { low + 1 >= high }

        /// Rows of the next window, and the window less what they cover.
        mutating func next(_ transaction: Transaction, _ limit: Int) throws -> [Int64] {
            let width = min(step, high - low - 1)
            let (bottom, top) = isDown ? (high - width - 1, high) : (low, low + width + 1)
            let found = try search.numbers(transaction, above: bottom, below: top, isDown: isDown, limit: limit)
            if found.count == limit, let last = found.last {
                stop(at: last)
            } else if isDown {
                high = bottom + 1
            } else {
                low = top - 1
            }
            return found
        }

        /// What comes after this row is still to be looked through.
        mutating func stop(at seq: Int64) {
            if isDown { high = seq } else { low = seq }
        }
    }
}
