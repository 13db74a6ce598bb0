internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// A stored outcome of 3000 given again (2.1): amended by a temperature (3.21.4), or asked again as deferred (3.12).
struct StoredVerification {
    let stored: StoredOutcome
    let scan: VerificationCase
    let transaction: Transaction

    /// The stored answer, made out afresh; nothing is consumed and no token is given.
    /// - Throws: `WireFault` 1007 for a temperature that is another, or too late.
    func answer() throws -> Answer {
        var answer = stored.answer
        answer.passId = stored.passId
        try amend(&answer)
        answer.members.put("bizSerialNum", scan.call.presentedSerial)
        answer.members["bizExtData"] = BizText.withoutToken(answer.members["bizExtData"]?.string).map(JSON.string)
        try askAgain(&answer)
        return answer
    }

    // MARK: Temperature

    private func amend(_ answer: inout Answer) throws {
        guard let measured = scan.request.currentBodyTemp, let passId = stored.passId else { return }
        let row = try transaction.row("SELECT temperature FROM pass WHERE id = ?", [passId])
        let known = row?["temperature"] as Int?
        guard known != measured else { return }
        let age = scan.call.now - stored.decidedAt
        guard known == nil, age <= Limits.temperatureAmendment * 1000 else {
            throw WireFault(.requestIdReused, "currentBodyTemp")
        }
        let before = answer.members["healthStatus"]?.string.flatMap(Grade.init(rawValue:))
        let after = before.map { TemperatureRule.grade($0, measured: measured) }
        answer.members.put("healthStatus", after?.rawValue)
        try OutcomeLedger.amend(stored.id, answer, scan.call.keys.vault, transaction)
        try transaction.execute(
            "UPDATE pass SET temperature = ?, grade = ? WHERE id = ?", [measured, after?.rawValue, passId])
    }

    // MARK: Asked again as deferred

    private func askAgain(_ answer: inout Answer) throws {
        guard let deferred = scan.request.deferred,
            answer.code == .success || DeferralRule.answers.contains(answer.code)
        else { return }
        let atScan = answer.members["healthStatus"]?.string.flatMap(Grade.init(rawValue:))
        var worse = atScan
        if let atScan {
            let now = try gradeNow() ?? .unassessed
            worse = Grade.worse(atScan, now)
            answer.members.put("statusAtScan", atScan.rawValue)
            answer.members.put("statusNow", now.rawValue)
            answer.members.put("healthStatus", worse?.rawValue)
        }
        if !answer.members.has("codeValidAtScan"), scan.card == nil {
            let isExpired = answer.members["qrCodeExpired"]?.bool ?? false
            answer.members.put("codeValidAtScan", answer.code == .success && !isExpired)
        }
        let alert = DeferralRule.alerts(decision: deferred.decision, code: answer.code, grade: worse)
        let wasSo = answer.code != .success || atScan == .high || atScan == .contact
        let basis = alert ? (wasSo ? AlertBasis.atScan : .since) : nil
        answer.members.put("alert", alert)
        answer.members["alertBasis"] = basis.map { .string($0.rawValue) }
        try transaction.execute(
            """
            UPDATE pass SET deferred = 1, decision = ?, alert = max(alert, ?), alert_basis = ifnull(alert_basis, ?)
            WHERE id = ?
            """, [deferred.decision.rawValue, alert, basis?.rawValue, stored.passId])
    }

    /// The grade asked afresh; nil where the outcome knows no person.
    private func gradeNow() throws -> Grade? {
        guard let passId = stored.passId,
            let personId = try transaction.value(Int64.self, "SELECT person_id FROM pass WHERE id = ?", [passId])
        else { return nil }
        return try Subject.find(personId, scan.call.keys.vault, transaction)?.grade
    }
}
