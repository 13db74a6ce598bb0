public import Checkpoint
internal import HealthCode

/// Runs a gate's orders over the closures it was given, each under its own deadline, and reports what came of them.
///
/// A scan is on the disk before the service is asked. Four loops, none of which waits on another: orders, the upload, the
/// download of trust, and housekeeping. The deadlines are the station's own: a closure that never returns costs nobody
/// more than 3 s. Console, headless mode and demo all use it.
public final class Station: Sendable {
    let floor: Floor
    let watch: LinkWatch
    let uploader: Uploader
    let trust: TrustLoop
    let housekeeping: HousekeepingLoop
    /// Whether there is a ledger to upload from; without one only the link is looked at.
    let hasLedger: Bool

    /// - Parameters:
    ///   - service: what to ask, whoever it is.
    ///   - ledger: the disk.
    ///   - delivery: what the uploader and the downloader use.
    ///   - clock: sleeps for the deadlines; a test gives one that it moves by hand.
    ///   - clocks: what time it is.
    ///   - executor: runs the station's work; nil for the system's own.
    ///   - report: hears every report, from any thread; must not block.
    public convenience init(
        service: ServiceNeeds, ledger: LedgerNeeds, delivery: DeliveryNeeds,
        settings: StationSettings = StationSettings(), clock: any Clock<Duration> = ContinuousClock(),
        clocks: StationClocks, executor: (any TaskExecutor)? = nil,
        report: @escaping @Sendable (StationReport) -> Void
    ) {
        self.init(
            Floor(
                service: service, ledger: ledger, delivery: delivery, settings: settings,
                runtime: StationRuntime(clock: clock, executor: executor), clocks: clocks, report: report),
            hasLedger: true)
    }

    /// A station without a disk: nothing is recorded, and every answer says so.
    public convenience init(
        service: ServiceNeeds, settings: StationSettings = StationSettings(),
        clock: any Clock<Duration> = ContinuousClock(), uptime: @escaping @Sendable () -> Int64,
        report: @escaping @Sendable (StationReport) -> Void
    ) {
        self.init(
            Floor(
                service: service, ledger: .absent(LedgerFailure(.noLedger)), delivery: .notEnrolled,
                settings: settings, runtime: StationRuntime(clock: clock, executor: nil),
                clocks: StationClocks(
                    now: { Moment(wall: Instant(milliseconds: 0), uptime: uptime()) }, bootTime: uptime),
                report: report),
            hasLedger: false)
    }

    private init(_ floor: Floor, hasLedger: Bool) {
        self.floor = floor
        self.hasLedger = hasLedger
        let report = floor.report
        watch = LinkWatch(
            service: floor.service, reach: hasLedger ? floor.delivery.reach : nil, settings: floor.settings,
            runtime: floor.runtime, uptime: { floor.uptime },
            report: { state, isBack in
                report(.link(state))
                if isBack { floor.wake() } else if state.isOnline { floor.ring() }
            }, heard: { floor.heard($0) })
        trust = TrustLoop(floor, watch)
        uploader = Uploader(floor, watch, trust)
        housekeeping = HousekeepingLoop(floor)
        let (uploader, trust) = (uploader, trust)
        floor.listen(
            work: {
                floor.runtime.begin {
                    await uploader.ring()
                    await trust.ring()
                }
            },
            back: {
                // The way is open again: nothing waits out a pause that began before.
                floor.runtime.begin {
                    await uploader.wake()
                    await trust.ring()
                }
            },
            revoked: { floor.runtime.begin { await uploader.ring() } },
            answered: { floor.runtime.begin { await uploader.noteSuccess() } })
    }

    /// Looks whether the service is there, and begins the loops: upload, trust, housekeeping.
    public func start() {
        floor.runtime.begin { [watch] in await watch.start() }
        guard hasLedger else { return }
        floor.runtime.begin { [uploader] in await uploader.start() }
        floor.runtime.begin { [trust] in await trust.start() }
        floor.runtime.begin { [housekeeping] in await housekeeping.start() }
        floor.runtime.begin { [floor] in await floor.bulletin.changed(alerts: true) }
    }

    /// Stops asking the service because a member of staff said so, and why.
    ///
    /// No call begins after this has returned; one that is under way goes on.
    public func force(offline reason: String) { watch.force(reason) }

    /// Takes that back.
    public func release() { watch.release() }

    /// Makes a probe and an upload due as soon as their pace allows: somebody pressed a key, or the network changed.
    public func wake(_ cause: WakeCause = .key) {
        floor.runtime.begin { [watch, uploader] in
            await watch.wake(cause)
            await uploader.wake()
        }
    }

    /// Who is on duty from now on; written to what is decided and acknowledged.
    public func setOperator(_ operatorRef: String?) { floor.live.operatorRef = operatorRef }

    /// Ends the loops and lets go of the upload; orders under way still report.
    public func stop() async {
        await watch.stop()
        await housekeeping.stop()
        await trust.stop()
        await uploader.stop()
    }
}
