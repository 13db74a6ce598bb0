import Checkpoint
import HealthCode

extension ConsoleState {
    /// Sets the time and settles every deadline that it passes.
    mutating func advance(to moment: Moment) -> [ConsoleEffect] {
        now = Moment(wall: moment.wall, uptime: max(now.uptime, moment.uptime))
        var effects: [ConsoleEffect] = []
        if let held = heldDecision, now.uptime >= held.due {
            heldDecision = nil
            effects += decide(held.decision)
        }
        // The station's own word at the deadline says whether the scan is on disk; it is waited for a little.
        if case .asking(_, let deadline) = current?.stage, now.uptime >= deadline + settings.deadlineGrace {
            effects += paint(Verdict.judge(.failed(ServiceFailure(.timedOut)), temperature: nil, recording: nil))
        }
        if case .sending(let tenths, let deadline) = current?.temperature, now.uptime >= deadline {
            current?.temperature = .failed(tenths, ServiceFailure(.timedOut))
        }
        if case .decided(_, _, let clears) = current?.stage, now.uptime >= clears { current = nil }
        lockIfIdle()
        dropElapsedAssist()
        if let message, now.uptime >= message.until { self.message = nil }
        if let since = readingSince, now.uptime - since >= settings.verifyDeadline { readingSince = nil }
        return effects + tellTrustEnd() + refreshQueue() + refreshStatistics()
    }

    /// Puts a line into the message line for its time.
    mutating func say(_ words: Words) {
        message = Message(words: words, until: now.uptime + settings.messageTime)
    }
}
