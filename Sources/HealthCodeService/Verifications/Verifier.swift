internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// The rules of 3000 (3.12), inside the transaction: who is it, is the code good, was it used, what is the grade.
struct Verifier {
    let transaction: Transaction
    let scan: VerificationCase

    /// Judges the scan; takes one use of the code where the answer is a first verdict.
    /// - Throws: ``SignatureNeeded`` where a code has to be checked against its issuer's key first.
    func finding() throws -> Finding {
        if let deferred = scan.request.deferred,
            let fault = DeferralRule.fault(scannedAt: deferred.scannedAt, now: scan.call.now)
        {
            return Finding(fault)
        }
        switch scan.request.subject {
        case .code(let text): return try ofCode(text)
        case .card: return try ofCard()
        }
    }

    // MARK: The code

    private func ofCode(_ text: String) throws -> Finding {
        let content: CodeContent
        do throws(CodeFault) { content = try CodeContent(text: text) } catch { return Finding(error.returnCode) }
        let known = try CodeRecord.find(content.codeId, transaction)
        guard let known, known.octets == content.octets else { return try unknown(content) }
        var finding = Finding()
        finding.record = known
        guard let subject = try Subject.find(known.personId, scan.call.keys.vault, transaction) else {
            return Finding(.noHealthCode)
        }
        finding.subject = subject
        try grade(&finding, subject)
        if scan.request.deferred != nil {
            finding.codeValidAtScan =
                known.isAlive(at: scan.moment) && !known.isEnded(at: scan.moment) && !known.isUsedUp(at: scan.moment)
        }
        try judge(&finding, known, subject)
        return finding
    }

    /// A code that is not the one we keep: forged where a known issuer's signature is bad, else not recognised.
    private func unknown(_ content: CodeContent) throws -> Finding {
        guard let isGenuine = scan.call.checked[content.octets] else {
            throw SignatureNeeded(checks: [SignatureCheck(code: content)])
        }
        return Finding(isGenuine == .some(false) ? .codeForged : .codeNotRecognised)
    }

    private func judge(_ finding: inout Finding, _ known: CodeRecord, _ subject: Subject) throws {
        if known.isEnded(at: scan.horizon) || subject.state == .frozen || subject.state == .revoked {
            finding.code = .codeRevokedOrFrozen
            return
        }
        guard subject.state == .open else {
            finding.code = .noHealthCode
            return
        }
        if try repeatsFirst(&finding, subject) { return }
        if known.isUsedUp(at: scan.horizon) {
            finding.code = .codeUsedUp
            return
        }
        guard known.isAlive(at: scan.moment) else {
            // A deferred scan of an elapsed code is not "expired", but not valid either (3.21.19).
            if scan.request.deferred == nil { finding.isExpired = true } else { try settle(&finding) }
            return
        }
        try settle(&finding)
        guard finding.code == .success else { return }
        var used = known
        try used.consume(at: scan.moment, gate: scan.gate.gateId, transaction)
        finding.record = used
    }

    // MARK: The card

    private func ofCard() throws -> Finding {
        guard let proof = scan.card?.proof else { return Finding(scan.card?.fault ?? .cardInvalid) }
        guard proof.randomNumber == scan.proofRandom else { return Finding(.cardInvalid) }
        guard let subject = try Subject.find(proof.claim.document, scan.call.keys.vault, transaction) else {
            return Finding(.noHealthCode)
        }
        guard subject.name == proof.claim.name else { return Finding(.identityNotVerified) }
        var finding = Finding()
        finding.subject = subject
        try grade(&finding, subject)
        switch subject.state {
        case .none: finding.code = .noHealthCode
        case .frozen: finding.code = .codeFrozen
        case .revoked: finding.code = .codeRevoked
        case .open: if try !repeatsFirst(&finding, subject) { try settle(&finding) }
        }
        return finding
    }

    // MARK: What both share

    /// Fills in the grades; 3009 is left to ``settle(_:)``.
    private func grade(_ finding: inout Finding, _ subject: Subject) throws {
        finding.gradeNow = subject.grade
        finding.gradeAtScan =
            scan.request.deferred == nil ? subject.grade : try subject.grade(at: scan.moment, transaction)
    }

    /// The same person at the same gate within 30 s: the first verdict again, nothing consumed.
    private func repeatsFirst(_ finding: inout Finding, _ subject: Subject) throws -> Bool {
        finding.firstVerdict = try FirstVerdict.find(
            subject.personId, custNum: scan.custNum, gateId: scan.gate.gateId, moment: scan.moment,
            horizon: scan.horizon,
            transaction)
        return finding.firstVerdict != nil
    }

    private func settle(_ finding: inout Finding) throws {
        if finding.gradeNow == nil || finding.gradeAtScan == nil {
            finding.code = .gradeUnavailable
        } else {
            finding.isConsuming = true
        }
    }
}
