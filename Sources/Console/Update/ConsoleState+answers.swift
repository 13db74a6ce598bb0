import Checkpoint
import HealthCode

extension ConsoleState {
    /// An answer paints only if its requestId is the current one and its deadline has not passed.
    mutating func answer(_ requestId: String, _ outcome: VerifyOutcome) -> [ConsoleEffect] {
        guard let presentation = current, presentation.scan.requestId == requestId,
            case .asking(_, let deadline) = presentation.stage, now.uptime < deadline
        else { return answerLate(requestId, outcome, temperature: nil) }
        return paint(Verdict.judge(outcome, scan: presentation.scan))
    }

    /// Any other answer goes to the list of recent scans, and to an alert if it contradicts what was shown and done.
    mutating func answerLate(_ requestId: String, _ outcome: VerifyOutcome, temperature: Int?) -> [ConsoleEffect] {
        guard let index = recent.firstIndex(where: { $0.requestId == requestId }) else { return [] }
        let verdict = Verdict.judge(outcome, temperature: temperature)
        var entry = recent[index]
        guard let judgement = verdict.judgement else {
            if entry.kind == nil { recent[index].kind = verdict.kind }
            return []
        }
        entry.kind = verdict.kind
        entry.isLate = true
        if !judgement.maskedName.isEmpty {
            entry.maskedName = judgement.maskedName
            entry.maskedNumber = judgement.maskedNumber
        }
        recent[index] = entry
        guard verdict.kind != entry.shown, entry.decision.isContradicted(shown: entry.shown, late: verdict.kind)
        else { return [] }
        let alert = StandingAlert(
            requestId: requestId, at: entry.at, maskedName: entry.maskedName, maskedNumber: entry.maskedNumber,
            kind: verdict.kind)
        guard !alerts.contains(alert) else { return [] }
        alerts.append(alert)
        return [.sound(verdict.row.tone)]
    }

    /// A history belongs to the scan that it was asked for, or to nobody.
    mutating func take(_ history: PersonHistory?, _ failure: ServiceFailure?, of requestId: String) -> [ConsoleEffect] {
        guard current?.scan.requestId == requestId, current?.history == .asking else { return [] }
        if let history {
            current?.history = .have(history)
        } else {
            current?.history = .failed(failure ?? ServiceFailure(.badAnswer))
        }
        return []
    }

    /// The oldest alert has been seen by somebody.
    mutating func acknowledge() {
        if !alerts.isEmpty { alerts.removeFirst() }
    }

    /// What the staff decided about the verdict that stands.
    mutating func decide(_ decision: GateDecision) {
        guard isUndecided, let requestId = current?.scan.requestId else { return }
        current?.decision = decision
        if let index = recent.firstIndex(where: { $0.requestId == requestId }) { recent[index].decision = decision }
    }

    /// Whether a verdict stands that nobody has decided about.
    var isUndecided: Bool { current?.verdict != nil && current?.decision == GateDecision.none }
}
