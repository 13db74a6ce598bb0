import Checkpoint
import HealthCode

extension ConsoleState {
    /// An answer paints only if its requestId is the current one and its deadline has not passed. What the ledger and
    /// the device say of the scan is no answer of the service: it is taken for the current scan whenever it comes.
    mutating func answer(
        _ requestId: String, _ outcome: VerifyOutcome, _ recording: Recording, _ finding: CodeFinding?
    ) -> [ConsoleEffect] {
        note(recording, of: requestId)
        guard let presentation = current, presentation.scan.requestId == requestId, presentation.recording == nil else {
            return answerLate(requestId, outcome, recording, temperature: nil)
        }
        current?.recording = recording
        current?.finding = finding
        let temperature = presentation.scan.temperature
        switch presentation.stage {
        case .asking(_, let deadline) where now.uptime < deadline || outcome.isFailure:
            return paint(Verdict.judge(outcome, scan: presentation.scan, recording: recording, finding: finding))
        case .asking:
            let verdict = Verdict.judge(
                .failed(ServiceFailure(.timedOut)), temperature: temperature, recording: recording, finding: finding)
            return paint(verdict) + answerLate(requestId, outcome, recording, temperature: nil)
        case .decided(let verdict, _, _):
            // The time-out was painted before the ledger had spoken: the words follow, the judgement is late.
            guard let failure = verdict.failure else { return [] }
            let whole = Verdict.judge(
                .failed(failure), temperature: temperature, recording: recording, finding: finding)
            return repaint(whole) + keepDecision() + answerLate(requestId, outcome, recording, temperature: nil)
        }
    }

    /// An answer that came after its time-out: never painted.
    mutating func late(_ requestId: String, _ outcome: VerifyOutcome) -> [ConsoleEffect] {
        var effects: [ConsoleEffect] = []
        if current?.scan.requestId == requestId, case .asking = current?.stage {
            effects = paint(Verdict.judge(.failed(ServiceFailure(.timedOut)), temperature: nil, recording: nil))
        }
        return effects + answerLate(requestId, outcome, nil, temperature: nil)
    }

    /// Any other answer goes to the list of recent scans, and to an alert if it contradicts what was shown and done.
    mutating func answerLate(
        _ requestId: String, _ outcome: VerifyOutcome, _ recording: Recording?, temperature: Int?
    ) -> [ConsoleEffect] {
        guard let index = recent.firstIndex(where: { $0.requestId == requestId }) else { return [] }
        let verdict = Verdict.judge(outcome, temperature: temperature, recording: recording)
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
        return raise(
            StandingAlert(
                requestId: entry.rowId ?? requestId, at: entry.at, maskedName: entry.maskedName,
                maskedNumber: entry.maskedNumber, kind: verdict.kind, basis: nil, isKept: entry.rowId != nil))
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

    private mutating func note(_ recording: Recording, of requestId: String) {
        guard let rowId = recording.rowId, let index = recent.firstIndex(where: { $0.requestId == requestId })
        else { return }
        recent[index].rowId = rowId
    }
}

extension VerifyOutcome {
    /// Whether no judgement came.
    var isFailure: Bool {
        if case .failed = self { true } else { false }
    }
}
