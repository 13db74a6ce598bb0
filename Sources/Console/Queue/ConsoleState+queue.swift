import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// Rows that are not done: those at hand where they are the end of the outbox, otherwise as many as the ledger counts.
    var queueCount: Int {
        let counted = backlog?.counts.reduce(0) { $0 + ($1.key == .done ? 0 : $1.value) } ?? 0
        guard queue.readAt != nil else { return counted }
        let atHand = queue.offset + queue.entries.count
        return queue.entries.count < settings.queuePage ? atHand : max(counted, atHand)
    }

    /// How many rows are read at once: more where a filter has to look through them.
    var pageLimit: Int { queueState?.query.isEmpty == false ? 1_000 : settings.queuePage }

    /// The queue screen's state, where it is open or under a dialog.
    var queueState: QueueState? {
        if case .queue(let state) = overlay { return state }
        if case .queue(let state) = beneath { return state }
        return nil
    }

    /// The rows that the list is about: those at hand, or the matches of the filter among them.
    var queueRows: [QueueEntry] {
        guard let state = queueState, !state.query.isEmpty else { return queue.entries }
        return queue.entries.filter { $0.matches(state.query) }
    }

    /// The chosen row.
    var chosenRow: QueueEntry? {
        guard let state = queueState else { return nil }
        let rows = queueRows
        let place = state.query.isEmpty ? state.selected - queue.offset : state.selected
        return rows.indices.contains(place) ? rows[place] : nil
    }

    mutating func openQueue() -> [ConsoleEffect] {
        closeAll()
        overlay = .queue(QueueState())
        return askForPage(at: 0)
    }

    /// A page came; the chosen row stays chosen where it is still there.
    mutating func take(_ entries: [QueueEntry], at offset: Int) -> [ConsoleEffect] {
        let chosen = chosenRow?.requestId
        queue = QueuePage(entries: entries, offset: offset, readAt: now.uptime)
        // The rows that stood here have been sent meanwhile.
        if entries.isEmpty, offset > 0, queueState != nil { return askForPage(at: max(0, offset - settings.queuePage)) }
        changeQueue { state, console in
            let rows = state.query.isEmpty ? entries : entries.filter { $0.matches(state.query) }
            let base = state.query.isEmpty ? offset : 0
            if let chosen, let place = rows.firstIndex(where: { $0.requestId == chosen }) {
                state.selected = base + place
            } else {
                state.selected = min(max(state.selected, base), max(base, base + rows.count - 1))
                state.isDetail = false
            }
        }
        return []
    }

    /// While the screen is open a changed outbox is read anew, once a second at most.
    mutating func refreshQueue() -> [ConsoleEffect] {
        guard queueState != nil, queue.isStale, !queue.isAsked, now.uptime - (queue.readAt ?? .min / 2) >= 1_000
        else { return [] }
        return askForPage(at: queue.offset)
    }

    mutating func moveInQueue(by rows: Int) -> [ConsoleEffect] {
        guard let state = queueState else { return [] }
        let count = state.query.isEmpty ? queueCount : queueRows.count
        let (wanted, overflow) = state.selected.addingReportingOverflow(rows)
        let selected = min(max(0, overflow ? 0 : wanted), max(0, count - 1))
        changeQueue { state, _ in state.selected = selected }
        guard state.query.isEmpty, !queue.isAsked,
            selected < queue.offset || selected >= queue.offset + queue.entries.count, count > 0
        else { return [] }
        return askForPage(at: max(0, selected - settings.queuePage / 2))
    }

    mutating func filterQueue() {
        changeQueue { state, _ in
            state.isFiltering = true
            state.isDetail = false
        }
    }

    /// The filter changed: its first match is chosen, and more rows are read where only a page of them is at hand.
    mutating func setFilter(_ change: (inout String) -> Void) -> [ConsoleEffect] {
        changeQueue { state, console in
            change(&state.query)
            state.selected = state.query.isEmpty ? console.queue.offset : 0
        }
        let isWhole = queue.offset == 0 && (queue.entries.count >= 1_000 || queue.entries.count < settings.queuePage)
        guard queueState?.query.isEmpty == false, !isWhole, !queue.isAsked else { return [] }
        return askForPage(at: 0)
    }

    mutating func acceptFilter() {
        changeQueue { state, _ in state.isFiltering = false }
    }

    mutating func openRow() {
        changeQueue { state, _ in state.isDetail.toggle() }
    }

    /// The order to send a dead or held row now.
    mutating func retryRow() -> [ConsoleEffect] {
        guard let row = chosenRow else { return [] }
        queue.isStale = true
        return [.retryRow(requestId: row.requestId)]
    }

    /// Esc: out of the filter, out of the row, out of the screen.
    mutating func leaveQueue() {
        guard case .queue(let state) = overlay else { return }
        if state.isFiltering || !state.query.isEmpty {
            changeQueue { state, console in
                state.isFiltering = false
                state.query = ""
                state.selected = console.queue.offset
            }
        } else if state.isDetail {
            changeQueue { state, _ in state.isDetail = false }
        } else {
            overlay = nil
        }
    }

    private mutating func askForPage(at offset: Int) -> [ConsoleEffect] {
        queue.isAsked = true
        queue.isStale = false
        return [.showQueue(offset: offset, limit: pageLimit)]
    }

    private mutating func changeQueue(_ change: (inout QueueState, ConsoleState) -> Void) {
        if case .queue(var state) = overlay {
            change(&state, self)
            overlay = .queue(state)
        } else if case .queue(var state) = beneath {
            change(&state, self)
            beneath = .queue(state)
        }
    }
}

extension QueueEntry {
    /// Whether a filter finds the row: by its number, its requestId, its state in either language, its code, or a note.
    func matches(_ query: String) -> Bool {
        let wanted = query.lowercased()
        let texts = [
            String(seq), requestId, state.words.zh, state.words.en, lastCode ?? "", note ?? "", decision.name.zh,
            decision.name.en, cause?.zh ?? "", cause?.en ?? "",
        ]
        return texts.contains { $0.lowercased().contains(wanted) }
    }

    /// What the last answer said: by its code where that is one, otherwise by its class.
    var cause: Words? {
        if let lastCode, let explanation = Explanation(lastCode) { return explanation.title }
        return lastClass?.words
    }
}
