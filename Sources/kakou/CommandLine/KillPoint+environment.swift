internal import Checkpoint
internal import Glibc
internal import Synchronization

extension KillPoint {
    /// Dies by SIGKILL at the point that KAKOU_KILLPOINT names, `name` or `name:count`; in debug builds only, for the
    /// fault tests.
    static func arm() {
        #if DEBUG
            guard let text = Surroundings.variable("KAKOU_KILLPOINT"), let (point, count) = parse(text) else { return }
            let left = Countdown(count)
            action.withLock { action in
                action = { reached in
                    if reached == point, left.isOver() { kill(getpid(), SIGKILL) }
                }
            }
        #endif
    }
}

/// Counts down to the time that is meant.
private final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    func isOver() -> Bool {
        left.withLock { left in
            left -= 1
            return left == 0
        }
    }
}
