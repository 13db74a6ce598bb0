import Checkpoint
import HealthCode

/// The rules of the outbox in as few words as they can be said, to be held against the ledger.
struct OutboxModel {
    struct Row {
        var id: String
        var subject: Int
        var state: OutboxState
        var boot: Int
        /// Milliseconds of that boot at the scan.
        var scanned: Int64
        var due: (boot: Int, milliseconds: Int64) = (0, 0)
        var decision: GateDecision = .none
        var attempts = 0
    }

    /// In the order of their scans.
    var rows: [Row] = []
    /// The latest scan, unless another scan followed it.
    var latest: String?
    var boot = 1
    var now: Int64

    /// The row under which a scan is on disk.
    mutating func record(_ id: String, subject: Int) -> String {
        if let index = rows.firstIndex(where: { $0.subject == subject && $0.state.isUnanswered }) {
            rows[index].due = (0, 0)
            if rows[index].id != latest { latest = nil }
            return rows[index].id
        }
        rows.append(Row(id: id, subject: subject, state: .new, boot: boot, scanned: now))
        latest = id
        return id
    }

    mutating func decide(_ id: String, _ decision: GateDecision) {
        guard let index = rows.firstIndex(where: { $0.id == id }), rows[index].decision == .none else { return }
        rows[index].decision = decision
    }

    mutating func claim(_ limit: Int, everything: Bool) -> [String] {
        let indices = rows.indices.filter { index in
            let row = rows[index]
            guard Self.waiting.contains(row.state) || (everything && row.state == .held), isDue(row) else {
                return false
            }
            return (everything || readyIn(row) == 0) && isFirst(index, everything: everything)
        }
        return indices.prefix(limit).map { index in
            rows[index].state = .sending
            rows[index].attempts += 1
            return rows[index].id
        }
    }

    mutating func move(_ id: String, _ state: OutboxState, pause: Int64) {
        guard let index = rows.firstIndex(where: { $0.id == id }), rows[index].state != .done else { return }
        guard state == .done || rows[index].state.isPending else { return }
        rows[index].state = state
        rows[index].due = pause == 0 ? (0, 0) : (boot, now + pause)
    }

    mutating func retry(_ id: String) -> Bool {
        guard let index = rows.firstIndex(where: { $0.id == id }), [.dead, .held].contains(rows[index].state) else {
            return false
        }
        rows[index].state = .retry
        rows[index].due = (0, 0)
        return true
    }

    mutating func recover() {
        for index in rows.indices where rows[index].state == .sending {
            rows[index].state = .unknown
            rows[index].due = (0, 0)
        }
    }

    var nextDue: Int64? {
        rows.indices.compactMap { index -> Int64? in
            let row = rows[index]
            guard Self.waiting.contains(row.state), isFirst(index, everything: false) else { return nil }
            return max(readyIn(row), row.due.boot == boot ? max(0, row.due.milliseconds - now) : 0)
        }.min()
    }

    var counts: [OutboxState: Int] {
        rows.reduce(into: [:]) { counts, row in if row.state != .done { counts[row.state, default: 0] += 1 } }
    }

    /// Dead letters first, then by age.
    var page: [String] {
        let open = rows.filter { $0.state != .done }
        return (open.filter { $0.state == .dead } + open.filter { $0.state != .dead }).map {
            "\($0.id) \($0.state) \($0.attempts)"
        }
    }

    private static let waiting: Set<OutboxState> = [.new, .retry, .unknown]

    private func isDue(_ row: Row) -> Bool { row.due.boot != boot || row.due.milliseconds <= now }

    private func readyIn(_ row: Row) -> Int64 {
        guard row.decision == .none, row.id == latest, row.boot == boot else { return 0 }
        return max(0, row.scanned + 60_000 - now)
    }

    private func isFirst(_ index: Int, everything: Bool) -> Bool {
        !rows[..<index].contains { older in
            older.subject == rows[index].subject && (older.state.isPending || (everything && older.state == .held))
        }
    }
}
