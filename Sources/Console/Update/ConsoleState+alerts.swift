import Checkpoint
import HealthCode

extension ConsoleState {
    /// A new alert stands, is heard once, and takes the place of an older one about the same scan.
    mutating func raise(_ alert: StandingAlert) -> [ConsoleEffect] {
        guard !alerts.contains(where: { $0.requestId == alert.requestId }) else { return [] }
        alerts.append(alert)
        return [.sound(alert.kind.row.tone)]
    }

    /// The ledger's list is the truth about every scan it keeps; what stands besides are alerts about scans that are on
    /// no disk, and those which the ledger has not listed yet.
    mutating func take(_ listed: [LedgerAlert]) -> [ConsoleEffect] {
        let known = Set(alerts.map(\.requestId))
        let names = Set(listed.map(\.requestId))
        let own = alerts.filter { !names.contains($0.requestId) && (!$0.isKept || !$0.isListed) }
        let kept = listed.map { StandingAlert($0) }
        alerts = (kept + own).sorted { $0.at < $1.at }
        // Several that come at once, as they do at the start, are heard as one.
        guard let new = kept.first(where: { !known.contains($0.requestId) }) else { return [] }
        return [.sound(new.kind.row.tone)]
    }

    /// The oldest alert has been seen by somebody. Where the ledger cannot write that down, its next list has the alert
    /// again.
    mutating func acknowledge() -> [ConsoleEffect] {
        guard !alerts.isEmpty else { return [] }
        let alert = alerts.removeFirst()
        return alert.isKept
            ? [.acknowledge(requestId: alert.requestId, operatorRef: settings.operatorRef)] : []
    }
}

extension StandingAlert {
    /// An alert of the ledger.
    init(_ alert: LedgerAlert) {
        self.init(
            requestId: alert.requestId, at: alert.scannedAt, maskedName: alert.maskedName,
            maskedNumber: alert.maskedNumber, kind: alert.kind, basis: alert.basis, isKept: true, isListed: true)
    }
}
