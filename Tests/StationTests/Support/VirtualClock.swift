import Synchronization

/// A clock that a test moves by hand; nothing in it waits for real time.
final class VirtualClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration = .zero
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (a: Instant, b: Instant) -> Bool { a.offset < b.offset }
    }

    private struct Sleeper {
        let until: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant()
        var next = 0
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .nanoseconds(1) }
    /// For what counts uptime in milliseconds.
    var uptime: Int64 { Int64(now.offset / .milliseconds(1)) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (over, cancelled, watchers) = state.withLock { state in
                    if state.cancelled.remove(id) != nil {
                        return (false, true, [CheckedContinuation<Void, Never>]())
                    }
                    if deadline <= state.now { return (true, false, []) }
                    state.sleepers[id] = Sleeper(until: deadline, continuation: continuation)
                    return (false, false, Self.satisfied(&state))
                }
                watchers.forEach { $0.resume() }
                if over { continuation.resume() }
                if cancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = state.withLock { state in
                let sleeper = state.sleepers.removeValue(forKey: id)
                if sleeper == nil { state.cancelled.insert(id) }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves time on and wakes whoever is due.
    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let due = state.sleepers.filter { $0.value.until <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.sorted { ($0.value.until, $0.key) < ($1.value.until, $1.key) }
        }
        due.forEach { $0.value.continuation.resume() }
    }

    /// When the next sleeper wakes, in milliseconds of uptime, rounded up.
    var nextWake: Int64? {
        state.withLock { $0.sleepers.values.map(\.until).min() }
            .map { Int64(($0.offset / .milliseconds(1)).rounded(.up)) }
    }

    /// Returns once at least `count` tasks sleep.
    func sleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let there = state.withLock { state in
                if state.sleepers.count >= count { return true }
                state.watchers.append((count, continuation))
                return false
            }
            if there { continuation.resume() }
        }
    }

    private static func satisfied(_ state: inout State) -> [CheckedContinuation<Void, Never>] {
        let count = state.sleepers.count
        let done = state.watchers.filter { $0.count <= count }
        state.watchers.removeAll { $0.count <= count }
        return done.map(\.continuation)
    }
}
