internal import Synchronization

/// Waits for work no longer than it may take, whatever the work does about it.
enum Deadline {
    /// The work's value, or `nil` once `limit` has passed. The work is not cancelled by the limit: `late` hears its
    /// value if it comes after all. Cancelling the caller ends the waiting with `nil` and cancels the work.
    static func first<Value: Sendable>(
        within limit: Duration, in runtime: StationRuntime, late: @escaping @Sendable (Value) -> Void = { _ in },
        _ work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        let race = Race<Value>()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                race.begin(continuation)
                let working = runtime.begin {
                    let value = await work()
                    if !race.end(with: value) { late(value) }
                }
                let waiting = runtime.begin {
                    do { try await runtime.clock.sleep(for: limit) } catch { return }
                    race.end(with: nil)
                }
                race.hold(working: working, waiting: waiting)
            }
        } onCancel: {
            race.cancel()
        }
    }
}

/// One winner, resumed once.
private final class Race<Value: Sendable>: Sendable {
    private struct State {
        var continuation: CheckedContinuation<Value?, Never>?
        var working: Task<Void, Never>?
        var waiting: Task<Void, Never>?
        var over = false
        var cancelled = false
    }

    private let state = Mutex(State())

    func begin(_ continuation: CheckedContinuation<Value?, Never>) {
        state.withLock { $0.continuation = continuation }
    }

    func hold(working: Task<Void, Never>, waiting: Task<Void, Never>) {
        let (over, cancelled) = state.withLock { state in
            state.working = working
            state.waiting = waiting
            return (state.over, state.cancelled)
        }
        if over { waiting.cancel() }
        if cancelled { cancel() }
    }

    @discardableResult func end(with value: Value?) -> Bool {
        let (continuation, waiting) = state.withLock { state in
            defer {
                state.continuation = nil
                state.over = true
            }
            return (state.continuation, state.waiting)
        }
        waiting?.cancel()
        guard let continuation else { return false }
        continuation.resume(returning: value)
        return true
    }

    func cancel() {
        let (working, ready) = state.withLock { state in
            state.cancelled = true
            return (state.working, state.waiting != nil)
        }
        guard ready else { return }
        working?.cancel()
        end(with: nil)
    }
}
