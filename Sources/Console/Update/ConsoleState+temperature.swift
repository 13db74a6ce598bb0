import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// A line of the thermometer is about the person on the screen; what somebody is typing meanwhile stays as it is.
    ///
    /// One that cannot be taken is said and heard, for nobody looks at the screen while they measure.
    mutating func read(thermometer line: String) -> [ConsoleEffect] {
        lastInput = now.uptime
        guard !isLocked else { return refuseScan() }
        let effects: [ConsoleEffect]
        switch TemperatureLine(line) {
        case .tenths(let tenths): effects = measure(tenths, of: nil)
        case .outOfBounds: effects = refuse(.temperatureBounds)
        case .noise: effects = refuse(.temperatureNoise)
        }
        return effects.isEmpty ? [.sound(Self.lockedTone)] : effects
    }

    /// Binds a temperature to the person whose verdict stands, or to whom stood when its first key was pressed.
    mutating func measure(_ tenths: Int, of subject: Presentation?) -> [ConsoleEffect] {
        guard TemperatureRule.bounds.contains(tenths) else { return refuse(.temperatureBounds) }
        let isStanding = current != nil && (subject == nil || subject?.scan.requestId == current?.scan.requestId)
        guard var presentation = isStanding ? current : subject else { return refuse(.temperatureNobody) }
        guard let verdict = presentation.verdict else { return refuse(.temperatureWait) }
        guard verdict.judgement?.code == .success || presentation.keepsTemperature else {
            return refuse(.temperatureNotVerified)
        }
        switch presentation.temperature {
        case .none, .failed, .notKept: break
        case .sending, .taken, .keeping, .kept: return refuse(.temperatureAlready)
        }
        guard let answered = presentation.answered, now.uptime - answered < settings.temperatureWindow
        else { return refuse(.temperatureTooLate) }
        if presentation.keepsTemperature, let rowId = presentation.rowId {
            presentation.temperature = .keeping(tenths)
            current = presentation
            return repaint(verdict) + [.measure(requestId: rowId, tenths: tenths)]
        }
        if !isStanding, presentation.history == .asking { presentation.history = .notAsked }
        presentation.scan.temperature = tenths
        presentation.temperature = .sending(tenths, deadline: now.uptime + settings.verifyDeadline)
        current = presentation
        // A fever takes green away now, whatever becomes of the call.
        return repaint(verdict.measured(tenths)) + [
            .amendTemperature(presentation.scan, deadlineMilliseconds: settings.verifyDeadline)
        ]
    }

    /// The answer to an added temperature: painted while it is the current scan's and in time, otherwise late.
    mutating func amend(_ requestId: String, _ outcome: VerifyOutcome) -> [ConsoleEffect] {
        guard var presentation = current, presentation.scan.requestId == requestId,
            case .sending(let tenths, let deadline) = presentation.temperature, now.uptime < deadline,
            presentation.verdict != nil
        else { return answerLate(requestId, outcome, nil, temperature: temperature(of: requestId)) }
        let verdict = Verdict.judge(
            outcome, scan: presentation.scan, recording: presentation.recording, finding: presentation.finding)
        guard let judgement = verdict.judgement, verdict.row.role != .device else {
            let failure = verdict.failure ?? ServiceFailure(.serviceError, code: verdict.judgement?.code)
            current?.temperature = .failed(tenths, failure)
            return []
        }
        presentation.temperature = judgement.code == .success ? .taken(tenths) : .none
        current = presentation
        return repaint(verdict)
    }

    /// What became of a temperature that was added to a row; nothing is said of anybody but the person on the screen.
    mutating func note(_ result: Result<Bool, LedgerFailure>, measuredOf rowId: String) -> [ConsoleEffect] {
        guard current?.rowId == rowId, case .keeping(let tenths) = current?.temperature else { return [] }
        switch result {
        case .success(true): current?.temperature = .kept(tenths)
        case .success(false): current?.temperature = .notKept(tenths, nil)
        case .failure(let failure): current?.temperature = .notKept(tenths, failure)
        }
        return []
    }

    /// Replaces the verdict of the same scan, and the sound is heard again only where the verdict is another one.
    mutating func repaint(_ verdict: Verdict) -> [ConsoleEffect] {
        let before = current?.verdict?.kind
        current?.stage = .decided(verdict, at: now.uptime, clears: now.uptime + settings.dwell)
        guard verdict.kind != before else { return [] }
        if let before { counters[before, default: 1] -= 1 }
        counters[verdict.kind, default: 0] += 1
        if let current { remember(current, shown: verdict.kind) }
        return [.sound(verdict.row.tone)]
    }

    private func temperature(of requestId: String) -> Int? {
        current?.scan.requestId == requestId ? current?.scan.temperature : nil
    }

    private mutating func refuse(_ phrase: Phrase) -> [ConsoleEffect] {
        say(phrase.words)
        return []
    }
}

extension Presentation {
    /// Whether a temperature goes into this device's row: the scan is on disk, no service has judged it, and the lane may
    /// still scan; offline.md, console.md "Input".
    var keepsTemperature: Bool {
        guard let verdict, verdict.isUnverified, rowId != nil else { return false }
        return verdict.kind.isDecidable
    }
}
