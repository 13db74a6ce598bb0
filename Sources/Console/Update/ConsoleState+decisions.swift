import Checkpoint
import HealthCode
import Phrases

extension ConsoleState {
    /// What the staff decided about the verdict that stands; written where the scan is on disk.
    mutating func decide(_ decision: GateDecision) -> [ConsoleEffect] {
        guard isUndecided, let requestId = current?.scan.requestId else { return [] }
        current?.decision = decision
        if let index = recent.firstIndex(where: { $0.requestId == requestId }) { recent[index].decision = decision }
        return keepDecision()
    }

    /// The order that writes the present decision; none where there is nothing to write, or no row to write it to.
    func keepDecision() -> [ConsoleEffect] {
        guard let current, current.decision != .none, let rowId = current.rowId else { return [] }
        return [
            .decide(
                requestId: rowId, current.decision, reason: current.reason, operatorRef: settings.operatorRef)
        ]
    }

    /// Adds why somebody was refused; the person may have left the screen while it was typed.
    mutating func giveReason(_ reason: String, for rowId: String) -> [ConsoleEffect] {
        if current?.rowId == rowId { current?.reason = reason }
        say(Phrase.reasonKept.words)
        return [.decide(requestId: rowId, .refused, reason: reason, operatorRef: settings.operatorRef)]
    }

    /// Whether a verdict stands that nobody has decided about, and that is this lane's to decide.
    var isUndecided: Bool {
        current?.verdict?.kind.isDecidable == true && current?.decision == GateDecision.none
    }
}
