internal import Checkpoint

/// Tells the numbers of the outbox and the standing alerts after a change: one look at the ledger at a time, however
/// many changes there were meanwhile.
actor Bulletin {
    private let ledger: LedgerNeeds
    private let report: @Sendable (StationReport) -> Void
    private var isStale = false
    private var alertsAreStale = false
    private var isLooking = false
    private(set) var backlog = Backlog()
    private var told: Backlog?
    private var toldAlerts: [LedgerAlert]?

    init(ledger: LedgerNeeds, report: @escaping @Sendable (StationReport) -> Void) {
        self.ledger = ledger
        self.report = report
    }

    /// Something changed.
    func changed(alerts: Bool = false) async {
        isStale = true
        alertsAreStale = alertsAreStale || alerts
        guard !isLooking else { return }
        isLooking = true
        defer { isLooking = false }
        while isStale || alertsAreStale {
            isStale = false
            if case .success(let now) = await ledger.backlog() {
                alertsAreStale = alertsAreStale || (now.alerts != (toldAlerts?.count ?? 0))
                backlog = now
                if told != now {
                    told = now
                    report(.backlog(now))
                }
            }
            guard alertsAreStale else { continue }
            alertsAreStale = false
            if case .success(let alerts) = await ledger.alerts(), toldAlerts != alerts {
                toldAlerts = alerts
                report(.alerts(alerts))
            }
        }
    }
}
