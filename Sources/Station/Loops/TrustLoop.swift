internal import Checkpoint

/// Brings trust up to date (X2): issuer keys, revoked codes, the service's clock, and whether it declares itself degraded.
actor TrustLoop {
    private let floor: Floor
    private let watch: LinkWatch
    private var rester = Rester()
    private var running: Task<Void, Never>?
    private var random: Dice
    private var failures = 0
    private var failingSince: Int64 = 0
    private var isDegraded = false
    private var due: Int64 = .min
    /// When the trust that was told of last was taken, in milliseconds of uptime.
    private var toldTaken: Int64?

    init(_ floor: Floor, _ watch: LinkWatch) {
        self.floor = floor
        self.watch = watch
        random = Dice(seed: floor.settings.seed.map { $0 &+ 1 })
    }

    func start() {
        guard running == nil else { return }
        running = floor.runtime.begin { await self.run() }
    }

    func ring() { rester.ring() }

    func stop() async {
        rester.stop()
        running?.cancel()
        await running?.value
    }

    /// Downloads now; whether it worked.
    @discardableResult func download() async -> Bool {
        let floor = floor
        let answer = await floor.runtime.first(within: floor.settings.trustDeadline) {
            await floor.delivery.download()
        }
        let result = answer ?? .failure(ServiceFailure(.timedOut))
        let now = floor.uptime
        switch result {
        case .success(let trust):
            failures = 0
            floor.heard()
            if trust.isDegraded != isDegraded {
                isDegraded = trust.isDegraded
                await watch.declare(isDegraded: isDegraded)
            }
            due = now + (isDegraded ? floor.settings.degradedTrustEvery : floor.settings.trustEvery).milliseconds
            floor.ring()
        case .failure(let failure):
            floor.heard(failure)
            await watch.note(.failed(failure.cause, retryAfterSeconds: failure.retryAfterSeconds))
            if failures == 0 { failingSince = now }
            failures += 1
            due =
                BackOff().pause(
                    failures: failures, tries: failures, since: failingSince, now: now,
                    told: failure.retryAfterSeconds, random: &random
                ).due
        }
        floor.report(.trust(result))
        tellAge()
        if case .success = result { return true }
        return false
    }

    /// Says how old trust is, where that is not what its age would be by now anyway.
    private func tellAge() {
        guard let age = floor.delivery.trustAge() else { return }
        let taken = floor.uptime - age
        guard toldTaken.map({ abs($0 - taken) > 10_000 }) ?? true else { return }
        toldTaken = taken
        floor.report(.trustAge(milliseconds: age))
    }

    private func run() async {
        while !rester.isStopped {
            rester.listen()
            tellAge()
            // While the link is down nobody is asked; a degraded service is, or its end would not be heard of, but for an
            // order.
            let isOnline = await watch.current().isOnline
            let isOpen = isOnline || (isDegraded && !watch.isForced)
            if isOpen, due <= floor.uptime, !floor.live.isRevoked { await download() }
            let next = isOpen && !floor.live.isRevoked ? due : .max
            await rest(.work(until: max(next, floor.uptime + 1)))
        }
    }

    private func rest(_ rest: Rester.Rest) async {
        while let pause = rester.next(rest, at: floor.uptime) {
            let nap = floor.runtime.nap(.milliseconds(pause))
            rester.sleep(nap)
            await nap.value
            rester.sleep(nil)
        }
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}
