internal import Checkpoint
internal import Synchronization

/// Judges the way to the service by what calls bring, and probes it where nothing is called.
actor LinkWatch {
    private let service: ServiceNeeds
    private let reach: (@Sendable () async -> Bool)?
    private let settings: StationSettings
    private let runtime: StationRuntime
    private let uptime: @Sendable () -> Int64
    /// Hears of every change, and whether it ends an outage.
    private let report: @Sendable (LinkState, _ isBack: Bool) -> Void
    /// Hears of every probe, with its failure.
    private let heard: @Sendable (ServiceFailure?) -> Void
    /// What staff ordered, and why; nil where nothing. It holds from the moment of the order, and not only from the moment at
    /// which this actor has its turn: a scan that comes right behind the order may have its own before.
    private let order = Mutex<String?>(nil)
    private var connectivity = Connectivity()
    private var random: Dice
    private var told: LinkState?
    private var probing: Task<Void, Never>?
    private var reaching: Task<Void, Never>?
    private var isProbing = false
    private var started = false
    private var stopped = false

    init(
        service: ServiceNeeds, reach: (@Sendable () async -> Bool)?, settings: StationSettings,
        runtime: StationRuntime, uptime: @escaping @Sendable () -> Int64,
        report: @escaping @Sendable (LinkState, _ isBack: Bool) -> Void,
        heard: @escaping @Sendable (ServiceFailure?) -> Void
    ) {
        self.service = service
        self.reach = reach
        self.settings = settings
        self.runtime = runtime
        self.uptime = uptime
        self.report = report
        self.heard = heard
        random = Dice(seed: settings.seed)
    }

    /// Whether staff have switched the link off.
    nonisolated var isForced: Bool { order.withLock { $0 != nil } }

    /// The state of the link as it is now, any order obeyed.
    func current() -> LinkState {
        obey()
        return connectivity.state
    }

    /// Milliseconds until somebody asks again, while OFFLINE.
    var untilProbe: Int64 { max(0, (connectivity.nextProbe ?? uptime()) - uptime()) }

    /// Probes at once: the first thing a station does.
    func start() {
        started = true
        schedule(after: .zero)
    }

    func note(_ result: Connectivity.Result) {
        connectivity.note(result, at: uptime(), random: &random)
        tell()
        schedule()
    }

    /// Switches the link off: no call begins after this returns.
    nonisolated func force(_ reason: String) {
        order.withLock { $0 = reason }
        runtime.begin { await self.obey() }
    }

    /// Takes that back.
    nonisolated func release() {
        order.withLock { $0 = nil }
        runtime.begin { await self.obey() }
    }

    /// Brings the link in line with the last order, in whatever turn that comes.
    private func obey() {
        if let reason = order.withLock({ $0 }) {
            guard connectivity.state != .forced(reason: reason) else { return }
            connectivity.force(reason)
            probing?.cancel()
            reaching?.cancel()
            tell()
        } else if hasObeyed {
            connectivity.release()
            tell()
            schedule(after: .zero)
        }
    }

    /// Whether the link is off here too. What this actor leaves undone goes by it, and not by the order: only a release that
    /// is obeyed takes it up again.
    private var hasObeyed: Bool { if case .forced = connectivity.state { true } else { false } }

    func declare(isDegraded: Bool) {
        connectivity.declare(isDegraded: isDegraded, at: uptime())
        tell()
        if isDegraded { probing?.cancel() } else { schedule(after: .zero) }
    }

    func wake(_ cause: WakeCause) {
        connectivity.wake(cause, at: uptime())
        schedule()
    }

    func stop() {
        stopped = true
        probing?.cancel()
        reaching?.cancel()
    }

    private func tell() {
        guard connectivity.state != told else { return }
        let isBack = told?.isOnline == false && connectivity.state.isOnline
        told = connectivity.state
        report(connectivity.state, isBack)
    }

    private func schedule() {
        let pause = connectivity.nextProbe.map { Duration.milliseconds(max(0, $0 - uptime())) }
        schedule(after: pause ?? settings.idleProbe)
    }

    private func schedule(after pause: Duration) {
        // A probe under way says when the next is due; a key press must not make it two.
        guard started, !stopped, !hasObeyed, !isProbing, !connectivity.isDegraded else { return }
        probing?.cancel()
        let clock = runtime.clock
        probing = runtime.begin {
            if pause > .zero { do { try await clock.sleep(for: pause) } catch { return } }
            guard !Task.isCancelled else { return }
            await self.probe()
        }
        beginReaching()
    }

    private func probe() async {
        obey()
        guard !isProbing, !hasObeyed else { return }
        isProbing = true
        let service = service
        let answer = await runtime.first(within: settings.probeDeadline) { await service.probe() }
        isProbing = false
        guard !Task.isCancelled else {
            schedule(after: .zero)
            return
        }
        switch answer {
        case .success(let milliseconds):
            heard(nil)
            note(.answered(latencyMilliseconds: milliseconds))
        case .failure(let failure):
            heard(failure)
            note(.failed(failure.cause, retryAfterSeconds: failure.retryAfterSeconds))
        case nil: note(.failed(.timedOut, retryAfterSeconds: nil))
        }
    }

    /// Bare connections for as long as the link is OFFLINE: one loop, whatever else happens.
    private func beginReaching() {
        guard let reach, reaching == nil, connectivity.nextReach != nil else { return }
        reaching = runtime.begin {
            while let due = await self.nextReach, !Task.isCancelled {
                let pause = due - self.uptime()
                if pause > 0 {
                    do { try await self.runtime.clock.sleep(for: .milliseconds(pause)) } catch { break }
                }
                let began = self.uptime()
                let isReached = await self.runtime.first(within: self.settings.reachDeadline, reach) ?? false
                await self.noteReach(isReached, at: began)
            }
            await self.endReaching()
        }
    }

    private var nextReach: Int64? { stopped ? nil : connectivity.nextReach }

    private func noteReach(_ isReached: Bool, at time: Int64) {
        let before = connectivity.nextProbe
        connectivity.noteReach(isReached, at: time)
        // A probe under way goes on; only one that is waited for is brought forward.
        if connectivity.nextProbe != before { schedule() }
    }

    private func endReaching() {
        reaching = nil
        if connectivity.nextReach != nil, !stopped { beginReaching() }
    }
}
