internal import Checkpoint
internal import HealthCode
internal import Synchronization

/// What the loops of a station share: the needs, the clock, what is under way, and what they have heard.
final class Floor: Sendable {
    let service: ServiceNeeds
    let ledger: LedgerNeeds
    let delivery: DeliveryNeeds
    let settings: StationSettings
    let runtime: StationRuntime
    let clocks: StationClocks
    let report: @Sendable (StationReport) -> Void
    let live: LiveScans
    let bulletin: Bulletin
    private let skew = Mutex(SkewWatch())
    private let bells = Mutex(Bells())

    /// Who wants to hear of what.
    private struct Bells {
        var work: @Sendable () -> Void = {}
        var back: @Sendable () -> Void = {}
        var revoked: @Sendable () -> Void = {}
        var answered: @Sendable () -> Void = {}
    }

    init(
        service: ServiceNeeds, ledger: LedgerNeeds, delivery: DeliveryNeeds, settings: StationSettings,
        runtime: StationRuntime, clocks: StationClocks, report: @escaping @Sendable (StationReport) -> Void
    ) {
        self.service = service
        self.ledger = ledger
        self.delivery = delivery
        self.settings = settings
        self.runtime = runtime
        self.clocks = clocks
        self.report = report
        live = LiveScans(operatorRef: settings.operatorRef)
        bulletin = Bulletin(ledger: ledger, report: report)
    }

    /// Milliseconds of uptime.
    var uptime: Int64 { clocks.now().uptime }

    /// Sets who hears that there may be work for the uploader, that the link is back, that the device is revoked, that
    /// something was answered.
    func listen(
        work: @escaping @Sendable () -> Void, back: @escaping @Sendable () -> Void,
        revoked: @escaping @Sendable () -> Void, answered: @escaping @Sendable () -> Void
    ) {
        bells.withLock { $0 = Bells(work: work, back: back, revoked: revoked, answered: answered) }
    }

    /// There may be work for the uploader.
    func ring() { bells.withLock { $0.work }() }

    /// The link is back after an outage.
    func wake() { bells.withLock { $0.back }() }

    /// Something was asked of the service and came back, or did not: the clock is compared, a signed 5002 heard.
    func heard(_ failure: ServiceFailure? = nil) {
        if let failure, failure.isSigned, failure.code == .deviceRevoked { revoke() }
        if failure == nil { bells.withLock { $0.answered }() }
        compareClocks()
    }

    /// Says how far the system's clock is off, where that is news.
    func compareClocks() {
        guard let offset = delivery.trustedOffset() else { return }
        let trusted = Instant(milliseconds: offset).adding(milliseconds: clocks.bootTime())
        let wall = clocks.now().wall
        if let ahead = skew.withLock({ $0.note(wall: wall, trusted: trusted) }) {
            report(.clockSkew(milliseconds: ahead))
        }
    }

    /// The device is revoked: scanning stops, everything is brought in.
    func revoke() {
        guard live.revoke() else { return }
        bells.withLock { $0.revoked }()
    }

    /// Reports what the ledger refused; what worked is only counted.
    func tell<Value>(_ result: Result<Value, LedgerFailure>) {
        if case .failure(let failure) = result { report(.refused(failure)) }
    }
}
