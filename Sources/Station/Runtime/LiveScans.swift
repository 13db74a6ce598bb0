internal import Checkpoint
internal import HealthCode
internal import Synchronization

/// What a station has under way: the uploader sends no row that is being asked about, and begins no batch before it.
final class LiveScans: Sendable {
    /// The row under which a rescan is asked; offline.md, promise 8.
    struct Row: Sendable {
        let requestId: String
        let at: Instant
        /// What every try of the row has to carry, in tenths of a degree.
        var temperature: Int?
        /// Whether it may be asked about live: not where it was scanned under another enrolment, whose name I6 cannot
        /// carry, nor where the ledger would not say.
        var isAskable = true
    }

    private struct State {
        var asking = 0
        var inFlight: [String: Int] = [:]
        var rows: [String: Row] = [:]
        var order: [String] = []
        /// Rows of this run of the program that nobody has been asked about, in their order.
        var unasked: [String] = []
        var isRevoked = false
        var operatorRef: String?
    }

    /// Rescans remembered, so that a decision finds its row.
    private static let remembered = 4_096

    private let state: Mutex<State>

    init(operatorRef: String?) { state = Mutex(State(operatorRef: operatorRef)) }

    /// Whether somebody stands at the gate and waits for an answer.
    var isAsking: Bool { state.withLock { $0.asking > 0 } }

    func beginAsking() { state.withLock { $0.asking += 1 } }

    func endAsking() { state.withLock { $0.asking -= 1 } }

    /// Keeps the uploader from a row.
    func hold(_ requestId: String) { state.withLock { $0.inFlight[requestId, default: 0] += 1 } }

    func letGo(_ requestId: String) {
        state.withLock { state in
            let left = (state.inFlight[requestId] ?? 0) - 1
            state.inFlight[requestId] = left > 0 ? left : nil
        }
    }

    func isHeld(_ requestId: String) -> Bool { state.withLock { $0.inFlight[requestId] != nil } }

    func remember(_ requestId: String, as row: Row) {
        state.withLock { state in
            if state.rows.updateValue(row, forKey: requestId) == nil { state.order.append(requestId) }
            if state.order.count > Self.remembered { state.rows[state.order.removeFirst()] = nil }
        }
    }

    func row(of requestId: String) -> Row? { state.withLock { $0.rows[requestId] } }

    /// The row's own key for what a console calls it.
    func rowId(of requestId: String) -> String { row(of: requestId)?.requestId ?? requestId }

    /// Takes note of a row that was made just now: whatever the service knows of it, it learns from here on.
    func begin(_ requestId: String) {
        state.withLock { state in
            state.unasked.append(requestId)
            if state.unasked.count > Self.remembered { state.unasked.removeFirst() }
        }
    }

    /// Takes note that somebody may have been asked about a row.
    func noteAsked(_ requestId: String) { state.withLock { state in state.unasked.removeAll { $0 == requestId } } }

    /// Whether it is certain that nobody was asked about a row: only what this run of the program has made itself is.
    func isUnasked(_ requestId: String) -> Bool { state.withLock { $0.unasked.contains(requestId) } }

    var isRevoked: Bool { state.withLock { $0.isRevoked } }

    /// Whether this is news.
    func revoke() -> Bool {
        state.withLock { state in
            defer { state.isRevoked = true }
            return !state.isRevoked
        }
    }

    var operatorRef: String? {
        get { state.withLock { $0.operatorRef } }
        set { state.withLock { $0.operatorRef = newValue } }
    }
}
