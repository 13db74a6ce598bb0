import Checkpoint
import HealthCode

/// Takes an event into the state and says what is to be done outside.
///
/// Deadlines that passed before the event are settled first, so that an answer which comes at the same wake-up as
/// its deadline comes too late, whatever the order of the two.
public func update(_ state: inout ConsoleState, _ event: ConsoleEvent) -> [ConsoleEffect] {
    let settled = state.advance(to: event.at)
    let effects = settled + state.handle(event.kind)
    state.noteLeftAssist()
    return state.isMuted ? effects.filter { !$0.isSound } : effects
}

extension ConsoleEffect {
    /// Whether it is heard.
    var isSound: Bool {
        if case .sound = self { true } else { false }
    }
}

extension ConsoleState {
    /// When ``update(_:_:)`` wants a ``ConsoleEvent/Kind/tick`` at the latest, in milliseconds of uptime.
    public var nextWake: Int64 {
        var wake = now.uptime + 1_000 - ((now.wall.milliseconds % 1_000) + 1_000) % 1_000
        switch current?.stage {
        case .asking(_, let deadline): wake = min(wake, deadline + settings.deadlineGrace)
        case .decided(_, _, let clears): wake = min(wake, clears)
        case nil: break
        }
        if case .sending(_, let deadline) = current?.temperature { wake = min(wake, deadline) }
        if let heldDecision { wake = min(wake, heldDecision.due) }
        if let idleLock = settings.idleLock, !isLocked { wake = min(wake, lastInput + idleLock) }
        if let message { wake = min(wake, message.until) }
        return max(wake, now.uptime)
    }

    mutating func handle(_ kind: ConsoleEvent.Kind) -> [ConsoleEffect] {
        switch kind {
        case .input(let input): handle(input)
        case .command(let id): run(id)
        case .unknownCommand(let name): refuse(unknown: name)
        case .serial(let text): read(serial: text)
        case .thermometer(let line): read(thermometer: line)
        case .answered(let requestId, let outcome, let recording, let finding):
            answer(requestId, outcome, recording, finding)
        case .late(let requestId, let outcome): late(requestId, outcome)
        case .amended(let requestId, let outcome): amend(requestId, outcome)
        case .measured(let requestId, let result): note(result, measuredOf: requestId)
        case .history(let requestId, let history, let failure): take(history, failure, of: requestId)
        case .link(let link): note(link)
        case .backlog(let backlog): take(backlog)
        case .alerts(let alerts): take(alerts)
        case .queue(let entries, let offset): take(entries, at: offset)
        case .records(let page): take(page)
        case .statistics(let statistics): take(statistics)
        case .assistRight(let failure): take(assistRight: failure)
        case .assisted(let requestId, let result, let symbols): take(result, symbols: symbols, ofAssist: requestId)
        case .codeSaved(let path): take(savedCode: path)
        case .findings(let findings, let isLast): take(findings, isLast: isLast)
        case .upload(let state): take(state)
        case .clockSkew(let milliseconds): noteSkew(milliseconds)
        case .trust(let report): note(report)
        case .trustFailed(let failure): noteTrustFailure(failure)
        case .trustAge(let milliseconds): noteTrustAge(milliseconds)
        case .refused(let failure): noteRefusal(failure)
        case .notice(let words): noteWords(words)
        case .pin(let isRight): take(pinIsRight: isRight)
        case .sampleFailed(let failure): noteSample(failure)
        case .tick: []
        }
    }
}
