internal import Console
internal import Synchronization

/// Carries what is found out later to a session that is made after whoever finds it out.
final class SettingsRelay: Sendable {
    private struct State {
        weak var session: ConsoleSession?
        var waiting: [@Sendable (inout ConsoleSettings) -> Void] = []
    }

    private let state = Mutex(State())

    /// The session; what was changed before is changed then.
    var session: ConsoleSession? {
        get { state.withLock { $0.session } }
        set {
            let waiting = state.withLock { state in
                state.session = newValue
                defer { state.waiting = [] }
                return state.waiting
            }
            for change in waiting { newValue?.set(change) }
        }
    }

    func change(_ change: @escaping @Sendable (inout ConsoleSettings) -> Void) {
        let session = state.withLock { state in
            if state.session == nil { state.waiting.append(change) }
            return state.session
        }
        session?.set(change)
    }
}
