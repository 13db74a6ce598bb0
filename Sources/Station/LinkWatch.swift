internal import Checkpoint

/// Judges the way to the service by what calls bring, and probes it where nothing is called.
actor LinkWatch {
    private let service: ServiceNeeds
    private let settings: StationSettings
    private let clock: any Clock<Duration>
    private let uptime: @Sendable () -> Int64
    private let report: @Sendable (LinkState) -> Void
    private var connectivity = Connectivity()
    private var random = SystemRandomNumberGenerator()
    private var told: LinkState?
    private var loop: Task<Void, Never>?
    private var stopped = false

    init(
        service: ServiceNeeds, settings: StationSettings, clock: any Clock<Duration>,
        uptime: @escaping @Sendable () -> Int64, report: @escaping @Sendable (LinkState) -> Void
    ) {
        self.service = service
        self.settings = settings
        self.clock = clock
        self.uptime = uptime
        self.report = report
    }

    var isForced: Bool { if case .forced = connectivity.state { true } else { false } }

    /// Probes at once: the first thing a station does.
    func start() { schedule(after: .zero) }

    func note(_ result: Connectivity.Result) {
        connectivity.note(result, at: uptime(), random: &random)
        tell()
        schedule()
    }

    func force(_ reason: String) {
        connectivity.force(reason)
        loop?.cancel()
        tell()
    }

    func release() {
        connectivity.release()
        tell()
        schedule(after: .zero)
    }

    func wake() {
        connectivity.wake(at: uptime())
        schedule()
    }

    func stop() {
        stopped = true
        loop?.cancel()
    }

    private func tell() {
        guard connectivity.state != told else { return }
        told = connectivity.state
        report(connectivity.state)
    }

    private func schedule() {
        let pause = connectivity.nextProbe.map { Duration.milliseconds(max(0, $0 - uptime())) }
        schedule(after: pause ?? settings.idleProbe)
    }

    private func schedule(after pause: Duration) {
        loop?.cancel()
        guard !stopped, !isForced else { return }
        let clock = clock
        loop = Task {
            if pause > .zero { do { try await clock.sleep(for: pause) } catch { return } }
            guard !Task.isCancelled else { return }
            await probe()
        }
    }

    private func probe() async {
        let service = service
        let answer = await Deadline.first(within: settings.probeDeadline, on: clock) { await service.probe() }
        guard !Task.isCancelled else { return }
        switch answer {
        case .success(let milliseconds): note(.answered(latencyMilliseconds: milliseconds))
        case .failure(let failure): note(.failed(failure.cause, retryAfterSeconds: failure.retryAfterSeconds))
        case nil: note(.failed(.timedOut, retryAfterSeconds: nil))
        }
    }
}
