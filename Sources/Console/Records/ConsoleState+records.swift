import Checkpoint
import HealthCode

extension ConsoleState {
    /// Whether the records screen is there, be it under a dialog.
    var showsRecords: Bool { overlay == .records || beneath == .records }

    mutating func openRecords() -> [ConsoleEffect] {
        closeAll()
        overlay = .records
        forgetRecords()
        return readAnew(.newest)
    }

    /// Forgets rows, filter and number typed. The count of questions goes on, so that an answer to an old one stays old.
    mutating func forgetRecords() {
        let search = records.search
        records = RecordsState()
        records.search = search
    }

    /// Reads from one end, whatever was at hand.
    private mutating func readAnew(_ start: RecordQuery.Start) -> [ConsoleEffect] {
        records.entries = []
        records.selected = 0
        records.isDetail = false
        records.isStopped = false
        records.left = Int64(records.total)
        records.above = nil
        records.below = nil
        return ask(start)
    }

    private mutating func ask(_ start: RecordQuery.Start) -> [ConsoleEffect] {
        records.search += 1
        records.isAsked = true
        return [.readRecords(RecordQuery(records.filter, start: start, limit: RecordsState.page, id: records.search))]
    }

    /// An answer, or a part of one: rows are put to their end of the window, and what is missing is asked for. An answer
    /// that nobody waits for any more, or to a screen that is gone, ends its search.
    mutating func take(_ page: RecordPage) -> [ConsoleEffect] {
        guard showsRecords, page.query.id == records.search else { return [] }
        records.isAsked = false
        records.total = page.total
        records.left = page.left
        if page.query.isDown {
            records.entries += page.entries
            records.below = page.next
            let excess = min(records.entries.count - RecordsState.most, records.selected - RecordsState.page)
            if excess > 0 {
                records.entries.removeFirst(excess)
                records.selected -= excess
                records.above = records.entries.first.map { .after($0.seq) }
            }
        } else {
            let isFirst = records.entries.isEmpty
            records.entries = page.entries + records.entries
            records.selected = isFirst ? max(0, records.entries.count - 1) : records.selected + page.entries.count
            records.above = page.next
            let excess = min(
                records.entries.count - RecordsState.most,
                records.entries.count - records.selected - RecordsState.page)
            if excess > 0 {
                records.entries.removeLast(excess)
                records.below = records.entries.last.map { .before($0.seq) }
            }
        }
        return readOn()
    }

    /// Asks for rows where the window has too few of them around the chosen one.
    private mutating func readOn() -> [ConsoleEffect] {
        guard !records.isAsked, !records.isStopped else { return [] }
        let behind = records.entries.count - records.selected
        if let below = records.below, behind < RecordsState.page { return ask(below) }
        if let above = records.above, records.selected < RecordsState.page { return ask(above) }
        return []
    }

    mutating func moveInRecords(by rows: Int) -> [ConsoleEffect] {
        records.isStopped = false
        // An end of the window is not an end of the list.
        if rows <= -RecordsState.most { return readAnew(.newest) }
        if rows >= RecordsState.most { return readAnew(.oldest) }
        records.selected = min(max(0, records.selected + rows), max(0, records.entries.count - 1))
        return readOn()
    }

    mutating func openRecord() {
        records.isDetail.toggle()
    }

    mutating func filterRecords() {
        records.isFiltering = true
        records.isDetail = false
        records.text = records.line
        records.fault = nil
    }

    /// The filter changed: what is wrong with it is said at once, and it is used at Enter.
    mutating func setRecordFilter(_ change: (inout String) -> Void) {
        change(&records.text)
        if case .failure(let fault) = RecordGrammar.parse(records.text, now: now.wall) {
            records.fault = fault
        } else {
            records.fault = nil
        }
    }

    mutating func acceptRecordFilter() -> [ConsoleEffect] {
        switch RecordGrammar.parse(records.text, now: now.wall) {
        case .failure(let fault):
            records.fault = fault
            return []
        case .success(let filter):
            records.isFiltering = false
            records.line = records.text
            records.filter = filter
            return readAnew(.newest)
        }
    }

    /// Esc: out of the filter's line, out of the row, out of a search, out of the filter, out of the screen.
    mutating func leaveRecords() -> [ConsoleEffect] {
        if records.isFiltering {
            records.isFiltering = false
            records.fault = nil
        } else if records.isDetail {
            records.isDetail = false
        } else if records.isSearching {
            records.search += 1
            records.isAsked = false
            records.isStopped = true
        } else if !records.filter.isEmpty {
            records.filter = RecordFilter()
            records.line = ""
            return readAnew(.newest)
        } else {
            closeAll()
        }
        return []
    }
}
