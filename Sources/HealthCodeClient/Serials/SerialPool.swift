internal import Checkpoint

/// Fresh serial numbers kept ready, so that a scan costs one round trip.
///
/// A serial lives 60 s and serves once. As soon as one is taken the next is asked for; in idle the spare is replaced
/// before it grows stale. Failures back off from 1 s to 60 s, so that an outage is not made worse by asking.
actor SerialPool {
    typealias Fetch = @Sendable (ContinuousClock.Instant) async throws(ServiceFailure) -> Serial

    private let depth: Int
    private let pace: Pace
    private let fetch: Fetch
    private var spares: [Serial] = []
    private var filling: Task<Void, Never>?
    /// Whether the filling task sleeps, so that waking it costs nothing that is under way.
    private var sleeping = false
    private var closed = false

    /// - Parameter depth: how many spares are kept; 0 keeps none, for a call that is made once.
    init(depth: Int, pace: Pace = .real, fetch: @escaping Fetch) {
        self.depth = depth
        self.pace = pace
        self.fetch = fetch
    }

    /// How many spares are ready and fresh.
    var ready: Int {
        let now = pace.now()
        return spares.count { $0.staleAt > now }
    }

    /// Begins to keep spares, or looks at once whether one is missing; `take` does so too.
    func warm() {
        guard depth > 0, !closed else { return }
        if sleeping { filling?.cancel() }
        guard filling == nil || sleeping else { return }
        sleeping = false
        filling = Task { await fill() }
    }

    /// A serial that was never given before, the oldest fresh one or else a new one.
    func take(by deadline: ContinuousClock.Instant) async throws(ServiceFailure) -> Serial {
        let now = pace.now()
        spares.removeAll { $0.staleAt <= now }
        if !spares.isEmpty {
            let serial = spares.removeFirst()
            warm()
            return serial
        }
        let serial = try await fetch(deadline)
        warm()
        return serial
    }

    /// A serial asked for just now: what 1104, 1105, 1106 and 2001 call for. The spares are doubted too and dropped.
    func takeNew(by deadline: ContinuousClock.Instant) async throws(ServiceFailure) -> Serial {
        spares.removeAll()
        return try await fetch(deadline)
    }

    /// Stops asking.
    func close() {
        closed = true
        filling?.cancel()
        filling = nil
        spares.removeAll()
    }

    private func fill() async {
        var pause = Duration.seconds(1)
        while !Task.isCancelled {
            let now = pace.now()
            spares.removeAll { $0.staleAt <= now }
            if spares.count < depth {
                do {
                    let serial = try await fetch(now + .seconds(5))
                    if closed { return }
                    spares.append(serial)
                    pause = .seconds(1)
                } catch {
                    if Task.isCancelled { return }
                    let told = error.retryAfterSeconds.map { Duration.seconds($0) } ?? .zero
                    guard await rest(max(pause, told)) else { return }
                    pause = min(pause * 2, .seconds(60))
                }
            } else if let oldest = spares.first {
                guard await rest(max(.milliseconds(50), oldest.staleAt - now)) else { return }
            }
        }
    }

    /// Whether the sleep was slept out; a task that was woken has been replaced by another.
    private func rest(_ duration: Duration) async -> Bool {
        sleeping = true
        guard (try? await pace.sleep(duration)) != nil, !Task.isCancelled else { return false }
        sleeping = false
        return true
    }
}
