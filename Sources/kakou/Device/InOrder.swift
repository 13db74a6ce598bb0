internal import Dispatch
internal import Synchronization

/// Work on several inputs at once whose results come out in the order of the inputs.
///
/// A result is handed on as soon as all before it have been, so that a turnstile that sends one line at a time gets its
/// answer at once.
final class InOrder<Value: Sendable>: Sendable {
    private let slots: DispatchSemaphore
    private let limit: Int
    private let emit: @Sendable (Value) -> Void
    private let state = Mutex((next: 0, waiting: [Int: Value](), submitted: 0))

    /// - Parameters:
    ///   - limit: how many may be under way or waiting for their turn, at least 1.
    ///   - emit: takes the results one at a time.
    init(limit: Int, emit: @escaping @Sendable (Value) -> Void) {
        self.limit = max(1, limit)
        slots = DispatchSemaphore(value: max(1, limit))
        self.emit = emit
    }

    /// Begins work; blocks the calling thread while all slots are taken.
    func submit(_ work: @escaping @Sendable () async -> Value) {
        slots.wait()
        let index = state.withLock { state in
            defer { state.submitted += 1 }
            return state.submitted
        }
        Task.detached { [self] in
            let value = await work()
            let freed = state.withLock { state in
                state.waiting[index] = value
                var freed = 0
                while let ready = state.waiting.removeValue(forKey: state.next) {
                    emit(ready)
                    state.next += 1
                    freed += 1
                }
                return freed
            }
            for _ in 0..<freed { slots.signal() }
        }
    }

    /// Blocks until every result has been handed on.
    func finish() {
        for _ in 0..<limit { slots.wait() }
        for _ in 0..<limit { slots.signal() }
    }
}
