import Cells

extension BurstDecoder {
    /// What the octet at hand is as the end of a run.
    var terminator: BurstFacts.End {
        switch octet {
        case 0x0D: .cr
        case 0x0A: .lf
        case 0x09: .tab
        case 0x03: .etx
        default: .enter
        }
    }

    /// Gives what the run's own times say of it; before the scan.
    mutating func measure(_ end: BurstFacts.End?, _ events: inout [InputEvent]) {
        guard measuresBursts else { return }
        let facts = BurstFacts(
            characters: run.characters.count, milliseconds: Self.milliseconds(run.time - run.began),
            longestGap: Self.milliseconds(run.longestGap), ends: end.map { [$0] } ?? [])
        self.facts = facts
        events.append(.measured(facts))
    }

    /// A terminator that belongs to the scan before it, such as the LF after a CR.
    mutating func measureAgain(_ events: inout [InputEvent]) {
        guard measuresBursts, var facts, facts.ends.count < 4 else { return }
        facts.ends.append(terminator)
        self.facts = facts
        events.append(.measured(facts))
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(clamping: seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
