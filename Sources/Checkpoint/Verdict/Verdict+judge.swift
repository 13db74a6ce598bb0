import HealthCode

extension Verdict {
    /// The verdict that how the asking ended gives. Whether it may still be painted is the console's rule: only for
    /// the current requestId, and within its deadline.
    ///
    /// Green only where a signed code 0 carries the known grade 00, is not expired and is no duplicate; console.md.
    /// Recorded only where `recording` says so; offline.md, promises 1 and 3. Left out, a scan is on no disk.
    public static func judge(
        _ outcome: VerifyOutcome, scan: Scan, recording: Recording? = .notRecorded(LedgerFailure(.noLedger)),
        finding: CodeFinding? = nil
    ) -> Verdict {
        judge(outcome, temperature: scan.temperature, recording: recording, finding: finding)
    }

    /// The same, for a scan of which only the temperature measured at the gate is still known, in tenths of a degree.
    public static func judge(
        _ outcome: VerifyOutcome, temperature: Int?, recording: Recording? = .notRecorded(LedgerFailure(.noLedger)),
        finding: CodeFinding? = nil
    ) -> Verdict {
        switch trusted(outcome) {
        case .judged(let judgement):
            let verdict = Verdict(
                kind: kind(of: judgement), judgement: judgement, recording: recording, finding: finding)
            guard let temperature else { return verdict }
            return verdict.measured(temperature)
        case .failed(let failure):
            return Verdict(
                kind: kind(of: failure, recording, finding), failure: failure, recording: recording, finding: finding)
        }
    }

    /// The verdict that needs no service: two codes, a code that a layout garbled, and what is no code at all; nil where the service is to be asked.
    public static func beforeAsking(_ scan: Scan) -> Verdict? {
        switch scan.payload {
        case .twoCodes: Verdict(kind: .twoCodes)
        case .wrongLayout: Verdict(kind: .wrongLayout)
        case .notACode, .residentNumber: Verdict(kind: .notACode)
        case .code, .document: nil
        }
    }

    /// A signed answer whose code judges nothing is a failure of the service, signed.
    private static func trusted(_ outcome: VerifyOutcome) -> VerifyOutcome {
        guard case .judged(let judgement) = outcome else { return outcome }
        let code = judgement.code
        let judges = code == .success ? judgement.grade != nil : VerdictKind.byReturnCode[code] != nil
        if judges, code != .deviceRevoked { return outcome }
        return .failed(ServiceFailure(FailureCause(answered: code), code: code, isSigned: true))
    }

    private static func kind(of judgement: Judgement) -> VerdictKind {
        if let kind = VerdictKind.byReturnCode[judgement.code] { return kind }
        if judgement.codeExpired { return .expired }
        switch judgement.grade {
        case .known(let grade):
            // A repeated scan of somebody who is not green says so as loudly as the first did.
            return judgement.duplicate && grade == .low ? .duplicate : VerdictKind(grade)
        case .unknown, nil: return .gradeUnknown
        }
    }

    /// An unsigned code is never taken for a judgement, so only the cause counts here, and what this device knows.
    private static func kind(
        of failure: ServiceFailure, _ recording: Recording?, _ finding: CodeFinding?
    ) -> VerdictKind {
        if failure.cause == .revoked { return .deviceRevoked }
        // A code whose signature fails can say any codeId, a revoked one too: so forged comes first.
        if finding?.signature == .forged { return .forged }
        if finding?.isRevoked == true { return .revoked }
        // A row that its upload will give up at once is no scan that will be judged yet.
        if failure.isSigned, let code = failure.code, AnswerClass.classify(code, .single) == .permanent {
            return .serviceError
        }
        if recording?.isRecorded == true { return .recordedOffline }
        switch failure.cause {
        case .timedOut: return .timedOut
        case .revoked: return .deviceRevoked
        case .busy, .maintenance, .clock, .authority, .serviceError:
            return failure.code == nil ? .notRecorded : .serviceError
        case .refused, .nameUnknown, .unreachable, .tls, .notEnrolled, .foreign, .badSignature, .wrongRequest,
            .badAnswer, .cancelled, .byOrder, .formerEnrolment:
            return .notRecorded
        }
    }
}
