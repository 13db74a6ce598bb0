public import Checkpoint

/// Runs a gate's orders over the closures it was given, each under its own deadline, and reports what came of them.
///
/// The deadline is the station's own: a closure that never returns costs nobody more than 3 s. Console, headless mode
/// and demo all use it.
public final class Station: Sendable {
    private let service: ServiceNeeds
    private let settings: StationSettings
    private let clock: any Clock<Duration>
    private let report: @Sendable (StationReport) -> Void
    private let watch: LinkWatch

    /// - Parameters:
    ///   - service: what to ask, whoever it is.
    ///   - clock: sleeps for the deadlines; a test gives one that it moves by hand.
    ///   - uptime: milliseconds since some point of this boot.
    ///   - report: hears every report, from any thread; must not block.
    public init(
        service: ServiceNeeds, settings: StationSettings = StationSettings(),
        clock: any Clock<Duration> = ContinuousClock(), uptime: @escaping @Sendable () -> Int64,
        report: @escaping @Sendable (StationReport) -> Void
    ) {
        self.service = service
        self.settings = settings
        self.clock = clock
        self.report = report
        watch = LinkWatch(service: service, settings: settings, clock: clock, uptime: uptime) { report(.link($0)) }
    }

    /// Looks whether the service is there, and keeps looking.
    public func start() {
        Task { await watch.start() }
    }

    /// Begins to ask about a scan; exactly one `answered` follows, and a `late` if there is more to say.
    public func verify(_ scan: Scan, within limit: Duration? = nil) {
        Task {
            let outcome = await ask(scan, within: limit, by: service.verify) { [report] in report(.late(scan, $0)) }
            report(.answered(scan, outcome, .notRecorded(LedgerFailure(.noLedger)), nil))
        }
    }

    /// Begins to ask again with the measured temperature (profile 3.21.4); one `amended` follows, and another for an
    /// answer that comes after the deadline.
    public func amend(_ scan: Scan, within limit: Duration? = nil) {
        Task {
            let outcome = await ask(scan, within: limit, by: service.amendTemperature) { [report] in
                report(.amended(scan, $0))
            }
            report(.amended(scan, outcome))
        }
    }

    /// Begins to look up the history behind an answer's pass-through.
    public func history(requestId: String, bizExtData: String) {
        Task {
            let service = service
            let answer = await Deadline.first(within: settings.historyDeadline, on: clock) {
                await service.history(bizExtData)
            }
            report(.history(requestId: requestId, answer ?? .failure(ServiceFailure(.timedOut))))
        }
    }

    /// Asks about a scan and waits; the headless mode's way.
    public func ask(_ scan: Scan) async -> VerifyOutcome {
        await ask(scan, within: nil, by: service.verify) { _ in }
    }

    /// Stops asking the service because a member of staff said so, and why.
    public func force(offline reason: String) {
        Task { await watch.force(reason) }
    }

    /// Takes that back.
    public func release() {
        Task { await watch.release() }
    }

    /// Makes a probe due now if one is waited for: somebody pressed a key.
    public func wake() {
        Task { await watch.wake() }
    }

    /// Ends the looking; orders under way still report.
    public func stop() async {
        await watch.stop()
    }

    private func ask(
        _ scan: Scan, within limit: Duration?, by need: @escaping @Sendable (Scan, Duration) async -> VerifyOutcome,
        late: @escaping @Sendable (VerifyOutcome) -> Void
    ) async -> VerifyOutcome {
        if await watch.isForced {
            return .failed(ServiceFailure(.cancelled, detail: "offline by order"))
        }
        let limit = limit ?? settings.verifyDeadline
        let whole = limit + settings.grace
        let answer = await Deadline.first(
            within: limit, on: clock,
            late: { [self] (outcome: VerifyOutcome) in
                Task { await note(outcome) }
                if case .judged = outcome { late(outcome) }
            },
            { await need(scan, whole) })
        let outcome = answer ?? .failed(ServiceFailure(Task.isCancelled ? .cancelled : .timedOut))
        await note(outcome)
        return outcome
    }

    private func note(_ outcome: VerifyOutcome) async {
        switch outcome {
        case .judged(let judgement):
            await watch.note(.answered(latencyMilliseconds: judgement.latencyMilliseconds))
        case .failed(let failure):
            await watch.note(.failed(failure.cause, retryAfterSeconds: failure.retryAfterSeconds))
        }
    }
}
