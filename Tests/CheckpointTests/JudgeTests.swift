import Checkpoint
import HealthCode
import Testing

/// How an outcome becomes a verdict; green from one kind of answer alone.
@Suite struct JudgeTests {
    static let scan = Scan(requestId: "r", payload: .notACode, kind: .scanner, at: Instant(milliseconds: 0))

    static func answer(
        _ code: ReturnCode, _ grade: String?, expired: Bool = false, duplicate: Bool = false
    ) -> VerifyOutcome {
        .judged(
            Judgement(
                code: code, grade: grade.map { GradeReading(wire: $0) }, codeExpired: expired, duplicate: duplicate,
                serverTime: Instant(milliseconds: 0), latencyMilliseconds: 1))
    }

    @Test func greenFromExactlyOneAnswerOfAll() {
        var greens = 0
        for code in ReturnCode.allCases {
            for grade in [nil, "00", "01", "10", "11", "20", "0", "000", "OO", "green", ""] as [String?] {
                for expired in [false, true] {
                    for duplicate in [false, true] {
                        let verdict = Verdict.judge(
                            Self.answer(code, grade, expired: expired, duplicate: duplicate), scan: Self.scan)
                        guard verdict.kind == .pass else { continue }
                        greens += 1
                        #expect(code == .success && grade == "00" && !expired && !duplicate)
                    }
                }
            }
        }
        #expect(greens == 1)
    }

    @Test func noFailureIsGreenWhateverCodeItCarries() {
        for cause in FailureCause.allCases {
            for code in [nil] + ReturnCode.allCases.map(Optional.some) {
                let verdict = Verdict.judge(.failed(ServiceFailure(cause, code: code)), scan: Self.scan)
                #expect(verdict.row.role == .device, "\(cause) \(String(describing: code))")
                #expect(verdict.row.outcome != .recorded)
            }
        }
    }

    @Test(arguments: [
        ("00", VerdictKind.pass), ("01", .recheck), ("10", .stop), ("11", .contact), ("20", .unassessed),
        ("02", .gradeUnknown), ("", .gradeUnknown), ("绿", .gradeUnknown),
    ]) func grades(_ wire: String, _ kind: VerdictKind) {
        #expect(Verdict.judge(Self.answer(.success, wire), scan: Self.scan).kind == kind)
    }

    @Test func anAnswerWithoutAGradeIsAFailureOfTheService() {
        #expect(Verdict.judge(Self.answer(.success, nil), scan: Self.scan).kind == .serviceError)
    }

    @Test func anExpiredCodeIsExpiredWhateverItsGrade() {
        #expect(Verdict.judge(Self.answer(.success, "20", expired: true), scan: Self.scan).kind == .expired)
        #expect(Verdict.judge(Self.answer(.success, "00", expired: true), scan: Self.scan).kind == .expired)
    }

    @Test func aDuplicateHidesNobodyWhoIsNotGreen() {
        #expect(Verdict.judge(Self.answer(.success, "00", duplicate: true), scan: Self.scan).kind == .duplicate)
        #expect(Verdict.judge(Self.answer(.success, "10", duplicate: true), scan: Self.scan).kind == .stop)
        #expect(Verdict.judge(Self.answer(.success, "77", duplicate: true), scan: Self.scan).kind == .gradeUnknown)
    }

    @Test(arguments: 350...420) func aFeverIsNeverGreen(_ tenths: Int) {
        var scan = Self.scan
        scan.temperature = tenths
        let kind = Verdict.judge(Self.answer(.success, "00"), scan: scan).kind
        #expect(kind == (tenths >= TemperatureRule.fever ? .recheck : .pass))
        #expect(Verdict.judge(Self.answer(.success, "10"), scan: scan).kind == .stop)
    }

    @Test(arguments: FailureCause.allCases) func unansweredScansAreNotRecordedAndTimeOutsSaySo(_ cause: FailureCause) {
        let kind = Verdict.judge(.failed(ServiceFailure(cause)), scan: Self.scan).kind
        switch cause {
        case .timedOut: #expect(kind == .timedOut)
        case .revoked: #expect(kind == .deviceRevoked)
        default: #expect(kind == .notRecorded)
        }
    }

    @Test func whatNeedsNoServiceIsJudgedHere() {
        var scan = Self.scan
        #expect(Verdict.beforeAsking(scan)?.kind == .notACode)
        #expect(Verdict.beforeAsking(scan)?.helpCode.description == "3002")
        scan.payload = .twoCodes
        #expect(Verdict.beforeAsking(scan)?.kind == .twoCodes)
        #expect(Verdict.beforeAsking(scan)?.helpCode.description == "3008")
    }

    @Test func contradictions() {
        for late in VerdictKind.allCases {
            #expect(!GateDecision.held.isContradicted(shown: .pass, late: late))
            #expect(!GateDecision.refused.isContradicted(shown: .pass, late: late))
            let alarms: Set<VerdictKind> = [.stop, .contact, .forged, .used, .revoked]
            #expect(GateDecision.none.isContradicted(shown: .timedOut, late: late) == alarms.contains(late))
            if late.row.role == .device || late == .pass || late == .duplicate {
                #expect(!GateDecision.admitted.isContradicted(shown: .pass, late: late))
            }
        }
        #expect(GateDecision.none.isContradicted(shown: .pass, late: .recheck))
        #expect(GateDecision.admitted.isContradicted(shown: .timedOut, late: .recheck))
    }
}
