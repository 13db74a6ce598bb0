/// Where a station's work runs and by which clock it waits.
///
/// Everything a station begins goes through here, so that a test can give an executor that runs one piece of work after
/// another and a clock that it moves by itself: a day then takes seconds and comes out the same every time.
struct StationRuntime: Sendable {
    let clock: any Clock<Duration>
    /// Nil for the system's own.
    let executor: (any TaskExecutor)?

    /// Begins work that nobody waits for.
    @discardableResult func begin(_ work: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        Task(executorPreference: executor) { await work() }
    }

    /// Work that goes on to its end whether or not who asked for it is cancelled: a commit is not left half way.
    func whole<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value {
        await Task(executorPreference: executor) { await work() }.value
    }

    /// A sleep that whoever holds it may end by cancelling it.
    func nap(_ duration: Duration) -> Task<Void, Never> {
        begin { [clock] in do { try await clock.sleep(for: duration) } catch {} }
    }

    /// The work's value, or `nil` once `limit` has passed; ``Deadline``.
    func first<Value: Sendable>(
        within limit: Duration, late: @escaping @Sendable (Value) -> Void = { _ in },
        _ work: @escaping @Sendable () async -> Value
    ) async -> Value? {
        await Deadline.first(within: limit, in: self, late: late, work)
    }
}

/// Chance, for jitter: the system's, or one that repeats itself where a test asks for that.
struct Dice: RandomNumberGenerator, Sendable {
    private var state: UInt64?

    init(seed: UInt64?) { state = seed }

    mutating func next() -> UInt64 {
        guard let seed = state else {
            var system = SystemRandomNumberGenerator()
            return system.next()
        }
        // SplitMix64, Steele, Lea and Flood 2014.
        let sum = seed &+ 0x9E37_79B9_7F4A_7C15
        state = sum
        var mixed = (sum ^ (sum >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
