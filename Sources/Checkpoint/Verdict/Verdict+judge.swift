import HealthCode

extension Verdict {
    /// The verdict that how the asking ended gives. Whether it may still be painted is the console's rule: only for
    /// the current requestId, and within its deadline.
    ///
    /// Green only where a signed code 0 carries the known grade 00, is not expired and is no duplicate; console.md.
    public static func judge(_ outcome: VerifyOutcome, scan: Scan) -> Verdict {
        judge(outcome, temperature: scan.temperature)
    }

    /// The same, for a scan of which only the temperature measured at the gate is still known, in tenths of a degree.
    public static func judge(_ outcome: VerifyOutcome, temperature: Int?) -> Verdict {
        let verdict =
            switch outcome {
            case .judged(let judgement): Verdict(kind: kind(of: judgement), judgement: judgement)
            case .failed(let failure): Verdict(kind: kind(of: failure), failure: failure)
            }
        guard let temperature else { return verdict }
        return verdict.measured(temperature)
    }

    /// The verdict that needs no service: two codes, and what is no code at all; nil where the service is to be asked.
    public static func beforeAsking(_ scan: Scan) -> Verdict? {
        switch scan.payload {
        case .twoCodes: Verdict(kind: .twoCodes)
        case .notACode, .residentNumber: Verdict(kind: .notACode)
        case .code, .document: nil
        }
    }

    private static func kind(of judgement: Judgement) -> VerdictKind {
        guard judgement.code == .success else {
            return VerdictKind.byReturnCode[judgement.code] ?? .serviceError
        }
        if judgement.codeExpired { return .expired }
        switch judgement.grade {
        case .known(let grade):
            // A repeated scan of somebody who is not green says so as loudly as the first did.
            return judgement.duplicate && grade == .low ? .duplicate : VerdictKind(grade)
        case .unknown: return .gradeUnknown
        case nil: return .serviceError
        }
    }

    /// An unsigned code is never taken for a judgement, so only the cause counts here.
    private static func kind(of failure: ServiceFailure) -> VerdictKind {
        switch failure.cause {
        case .timedOut: .timedOut
        case .revoked: .deviceRevoked
        case .busy, .maintenance, .clock, .authority, .serviceError: failure.code == nil ? .notRecorded : .serviceError
        case .refused, .nameUnknown, .unreachable, .tls, .notEnrolled, .foreign, .badSignature, .wrongRequest,
            .badAnswer, .cancelled:
            .notRecorded
        }
    }
}
