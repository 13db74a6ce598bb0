internal import Checkpoint

/// How a loop rests: until something is due, until it is rung, or through a back-off that only a network event or a key
/// press may end, and that no sooner than it allows. Lives inside the loop's actor.
struct Rester {
    private var nap: Task<Void, Never>?
    private var isRung = false
    private var isWoken = false
    private(set) var isStopped = false

    /// There may be work.
    mutating func ring() {
        isRung = true
        nap?.cancel()
    }

    /// The network changed, or a key was pressed.
    mutating func wake() {
        isWoken = true
        ring()
    }

    mutating func stop() {
        isStopped = true
        nap?.cancel()
    }

    /// What happens from here on ends the next rest at once.
    mutating func listen() {
        isRung = false
        isWoken = false
    }

    /// How long to sleep now, in milliseconds; nil where the rest is over.
    mutating func next(_ rest: Rest, at time: Int64) -> Int64? {
        guard !isStopped else { return nil }
        var due: Int64
        switch rest {
        case .none: return nil
        case .work(let until):
            guard !isRung else { return nil }
            due = until
        case .backOff(let pause):
            due = isWoken ? min(pause.due, pause.notBefore) : pause.due
        }
        return due > time ? min(due - time, 3_600_000) : nil
    }

    mutating func sleep(_ nap: Task<Void, Never>?) { self.nap = nap }

    /// A rest of a loop.
    enum Rest: Hashable {
        /// None: there is more to do.
        case none
        /// Until that uptime, or until there is work.
        case work(until: Int64)
        /// Through a back-off.
        case backOff(BackOff.Pause)
    }
}
