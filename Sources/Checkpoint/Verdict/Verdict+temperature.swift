import HealthCode

extension Verdict {
    /// The verdict once a temperature is known here, before the service has answered: a fever takes green away at
    /// once, and no temperature ever gives it; profile 3.12.
    public func measured(_ tenths: Int) -> Verdict {
        guard kind == .pass, TemperatureRule.grade(.low, measured: tenths) != .low else { return self }
        return Verdict(
            kind: .recheck, judgement: judgement, failure: failure, recording: recording, finding: finding)
    }
}
