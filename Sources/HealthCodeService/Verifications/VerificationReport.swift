internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// What a finding becomes: the members of 3000's answer (3.12) and the pass record of it.
struct VerificationReport {
    let scan: VerificationCase
    let finding: Finding
    let transaction: Transaction

    /// Writes the pass record and makes the answer.
    func answer() throws -> Answer {
        let alarm = alarm
        var record = scan.record
        record.code = finding.code
        record.personId = finding.subject?.personId
        record.codeId = finding.record?.codeId
        record.grade = grade
        record.assessed = finding.assessed
        record.alert = alarm != nil
        record.alertBasis = alarm
        record.isDuplicate = finding.firstVerdict != nil
        record.isExpired = finding.isExpired
        record.isConsuming = finding.isConsuming
        let passId = try record.write(transaction)
        var answer = Answer(finding.code, try members(passId, alarm))
        answer.passId = passId
        return answer
    }

    /// A deferred scan that got an answer and not a fault (3.21.12).
    private var isDeferredAnswer: Bool {
        scan.request.deferred != nil && (finding.code == .success || DeferralRule.answers.contains(finding.code))
    }

    private var grade: Grade? {
        guard finding.code == .success || isDeferredAnswer else { return nil }
        return finding.grade(temperature: scan.request.currentBodyTemp)
    }

    private func members(_ passId: Int64, _ alarm: AlertBasis?) throws -> JSONObject {
        var members = JSONObject()
        members.put("bizSerialNum", scan.call.serial?.text)
        members.put("passRecordId", PassRecord.name(passId))
        if finding.code == .success, let subject = finding.subject {
            members.put("authResult", "0")
            members.put("desensitizeName", Masking.name(subject.name))
            members.put("desensitizeCardId", Masking.number(subject.number))
            members.put("certType", subject.certType.rawValue)
            members.put("qrCodeExpired", finding.isExpired)
            members.put("duplicate", finding.firstVerdict != nil)
            members.put("reasonCode", subject.reasonCode)
            members.put("guide", subject.guide)
            members.put("bizExtData", try bizExtData(subject))
        }
        members.put("healthStatus", grade?.rawValue)
        if grade != nil { members.put("assessedStatus", finding.assessed?.rawValue) }
        putFirstSeen(&members)
        if isDeferredAnswer { putDeferred(&members, alarm) }
        return members
    }

    private func putFirstSeen(_ members: inout JSONObject) {
        if let first = finding.firstVerdict {
            members.put("firstSeenAt", c17: first.at)
            members.put("firstSeenGate", first.gateId)
        } else if finding.code == .codeUsedUp, let record = finding.record {
            members.put("firstSeenAt", c17: record.firstSeen)
            members.put("firstSeenGate", record.firstGate)
        }
    }

    private func putDeferred(_ members: inout JSONObject, _ alarm: AlertBasis?) {
        members.put("statusAtScan", finding.gradeAtScan?.rawValue)
        members.put("statusNow", finding.gradeNow?.rawValue)
        members.put("codeValidAtScan", finding.codeValidAtScan)
        members.put("alert", alarm != nil)
        members.put("alertBasis", alarm?.rawValue)
    }

    /// Whether the scan raises an alert, and whether it was so at the scan or came later; nil: no alert.
    private var alarm: AlertBasis? {
        guard let deferred = scan.request.deferred else { return nil }
        let grade = finding.grade(temperature: scan.request.currentBodyTemp)
        guard DeferralRule.alerts(decision: deferred.decision, code: finding.code, grade: grade) else { return nil }
        if finding.code != .success { return .atScan }
        let before = finding.firstVerdict?.grade ?? finding.gradeAtScan
        return before == .high || before == .contact ? .atScan : .since
    }

    /// 3.14: the text set in 2000 byte for byte, and a token, unless the answer is deferred or a duplicate.
    private func bizExtData(_ subject: Subject) throws -> String? {
        let vault = scan.call.keys.vault
        let biz = try finding.record?.sealedBiz.map { sealed in
            String(decoding: try vault.open(sealed, BizText.sealContext), as: UTF8.self)
        }
        guard scan.request.deferred == nil, finding.firstVerdict == nil else {
            return biz.map { BizExtData(token: nil, biz: $0).text }
        }
        let token = try QueryToken.issue(
            personId: subject.personId, custNum: scan.call.customer.custNum, now: scan.call.now, vault)
        return BizExtData(token: token, biz: biz).text
    }
}
