import Cells
import Checkpoint
import HealthCode

/// A script under way: what is to be done next, as a value; whoever holds it does it and asks again.
public struct ScriptRun: Sendable {
    /// What to do now.
    public enum Action: Hashable, Sendable {
        /// Take this event, then ask again.
        case event(ConsoleEvent.Kind)
        /// Show this text, then ask again.
        case show(String)
        /// Ask again after the next event.
        case wait
        /// The script is over.
        case finished
        /// What was waited for did not happen; the script is over.
        case failed(ScriptFault)
    }

    /// How long one condition is waited for, in milliseconds of uptime.
    public static let patience: Int64 = 30_000

    private let script: Script
    private var place = 0
    private var events: ArraySlice<ConsoleEvent.Kind> = []
    private var since: Int64?
    /// The scan whose verdict was waited for last: the next one is another's.
    private var seen: String?

    /// A script at its beginning.
    public init(_ script: Script) {
        self.script = script
    }

    /// What to do in this state.
    public mutating func next(_ state: ConsoleState) -> Action {
        if let event = events.popFirst() { return .event(event) }
        guard place < script.steps.count else { return .finished }
        // A decision key counts only after a moment; what comes before would make text of it.
        guard state.heldDecision == nil else { return .wait }
        let (line, step) = script.steps[place]
        switch step {
        case .events(let events):
            place += 1
            self.events = events[...]
            return next(state)
        case .show(let size):
            place += 1
            let heading = "== line \(line) \(size.columns)x\(size.rows)\n"
            return .show(heading + view(state, size).dump() + "\n")
        case .until(let condition):
            guard condition.holds(state), condition != .verdict || state.current?.scan.requestId != seen else {
                let began = since ?? state.now.uptime
                since = began
                guard state.now.uptime - began < Self.patience else {
                    place = script.steps.count
                    let words = Words(zh: "等了 30 秒还没有", en: "it did not happen within 30 seconds")
                    return .failed(ScriptFault(line: line, words: words))
                }
                return .wait
            }
            if condition == .verdict { seen = state.current?.scan.requestId }
            since = nil
            place += 1
            return next(state)
        }
    }
}
