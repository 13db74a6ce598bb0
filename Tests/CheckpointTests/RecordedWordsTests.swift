import Checkpoint
import HealthCode
import Testing

/// The word "recorded" comes of a commit that has returned and of nothing else; offline.md, promises 1 and 3.
@Suite struct RecordedWordsTests {
    static let outcomes: [VerifyOutcome] = {
        var all: [VerifyOutcome] = []
        for code in ReturnCode.allCases {
            for grade in [nil, "00", "01", "10", "11", "20", "7x"] as [String?] {
                all.append(JudgeTests.answer(code, grade))
            }
            all.append(JudgeTests.answer(code, "00", expired: true))
            all.append(JudgeTests.answer(code, "00", duplicate: true))
        }
        for cause in FailureCause.allCases {
            for code in [nil] + ReturnCode.allCases.map(Optional.some) {
                for isSigned in [false, true] {
                    all.append(.failed(ServiceFailure(cause, code: code, isSigned: isSigned)))
                }
            }
        }
        return all
    }()

    static let recordings: [Recording?] =
        [nil, .recorded(requestId: "r", rescanOf: nil), .recorded(requestId: "q", rescanOf: Instant(milliseconds: 1))]
        + [.notRecorded(LedgerFailure(.diskFull)), .notRecorded(LedgerFailure(.noLedger))]

    static let findings: [CodeFinding?] = {
        var all: [CodeFinding?] = [nil]
        for signature in CodeFinding.Signature.allCases {
            for isRevoked in [false, true] {
                for isExpired in [false, true] {
                    all.append(
                        CodeFinding(
                            signature: signature, isRevoked: isRevoked, isExpired: isExpired, gradeAtIssue: .low,
                            issuedAt: Instant(milliseconds: 0), trustAgeMilliseconds: 1))
                }
            }
        }
        return all
    }()

    @Test func recordedIsSaidOfACommitAloneAndGreenOfAJudgementAlone() {
        var counts: [VerdictKind: Int] = [:]
        for outcome in Self.outcomes {
            for recording in Self.recordings {
                for finding in Self.findings {
                    let verdict = Verdict.judge(
                        outcome, scan: JudgeTests.scan, recording: recording, finding: finding)
                    counts[verdict.kind, default: 0] += 1
                    let isRecorded = recording?.isRecorded == true
                    let isFailure = verdict.isUnverified
                    let holds =
                        (verdict.row.outcome != .recorded || (isRecorded && isFailure))
                        && (verdict.kind != .recordedOffline || isRecorded)
                        && (verdict.kind != .notRecorded || !isRecorded)
                        && (verdict.row.role.isGrade ? verdict.judgement?.code == .success : true)
                        && (verdict.kind != .pass || !isFailure)
                        && (verdict.recording == recording)
                        && (verdict.unrecorded == nil || !isRecorded)
                    #expect(holds, "\(outcome) \(String(describing: recording)) \(String(describing: finding))")
                    if !holds { return }
                    if isFailure, verdict.kind == .forged {
                        #expect(finding?.signature == .forged)
                    }
                    if isFailure, verdict.kind == .revoked {
                        #expect(finding?.isRevoked == true && finding?.signature != .forged)
                    }
                }
            }
        }
        #expect(counts[.recordedOffline, default: 0] > 0 && counts[.notRecorded, default: 0] > 0)
        #expect(counts[.expired, default: 0] > 0 && counts[.pass, default: 0] > 0)
    }

    @Test func aJudgementStandsWhateverTheLedgerAndTheDeviceSay() {
        for outcome in Self.outcomes {
            guard case .judged = outcome, Verdict.judge(outcome, scan: JudgeTests.scan).judgement != nil else {
                continue
            }
            let kind = Verdict.judge(outcome, scan: JudgeTests.scan, recording: nil, finding: nil).kind
            for recording in Self.recordings {
                for finding in Self.findings {
                    #expect(
                        Verdict.judge(outcome, scan: JudgeTests.scan, recording: recording, finding: finding).kind
                            == kind)
                }
            }
        }
    }

    @Test(arguments: FailureCause.allCases) func anExpiredCodeIsNeverRefusedOnItsOwn(_ cause: FailureCause) {
        guard cause != .revoked else { return }
        let finding = CodeFinding(
            signature: .good, isRevoked: false, isExpired: true, gradeAtIssue: .low, issuedAt: Instant(milliseconds: 0),
            trustAgeMilliseconds: 1)
        let verdict = Verdict.judge(
            .failed(ServiceFailure(cause)), scan: JudgeTests.scan, recording: .recorded(requestId: "r", rescanOf: nil),
            finding: finding)
        #expect(verdict.kind == .recordedOffline && verdict.kind.exitStatus == 20)
        #expect(verdict.helpCode == HelpCode(cause) && verdict.cause == cause)
        #expect(verdict.nextStep == VerdictKind.recordedOffline.row.nextStep)
    }

    @Test(arguments: ReturnCode.allCases) func whatWillNeverBeTakenStaysAServiceError(_ code: ReturnCode) {
        let recording = Recording.recorded(requestId: "r", rescanOf: nil)
        let signed = Verdict.judge(
            .failed(ServiceFailure(FailureCause(answered: code), code: code, isSigned: true)), scan: JudgeTests.scan,
            recording: recording)
        let unsigned = Verdict.judge(
            .failed(ServiceFailure(.foreign, code: code)), scan: JudgeTests.scan, recording: recording)
        #expect(unsigned.kind == .recordedOffline)
        if code == .deviceRevoked {
            #expect(signed.kind == .deviceRevoked)
        } else {
            // One table says which row is given up at once, so the screen and the uploader cannot differ: every code that
            // offline.md calls permanent, and 2006 and 5001, of which asking again gives the same.
            let isGivenUp = AnswerClass.byReturnCode[code] == .permanent
            #expect(signed.kind == (isGivenUp ? .serviceError : .recordedOffline))
        }
    }

    @Test func whatIsNotRecordedKeepsItsWordsAndSaysWhy() {
        let full = Recording.notRecorded(LedgerFailure(.diskFull))
        let rows: [(ServiceFailure, VerdictKind)] = [
            (ServiceFailure(.timedOut), .timedOut),
            (ServiceFailure(.maintenance, code: .maintenance), .serviceError),
            (ServiceFailure(.unreachable), .notRecorded), (ServiceFailure(.foreign), .notRecorded),
        ]
        for (failure, kind) in rows {
            let verdict = Verdict.judge(.failed(failure), scan: JudgeTests.scan, recording: full)
            #expect(verdict.kind == kind && verdict.unrecorded?.helpCode == "DEV-311")
        }
    }
}

/// The ledger's causes as help codes.
@Suite struct LedgerCodeTests {
    @Test(arguments: LedgerCause.allCases) func everyCauseIsExplainedUnderItsCode(_ cause: LedgerCause) throws {
        let code = LedgerFailure(cause).helpCode
        #expect(code.wholeMatch(of: /DEV-31[0-9]/) != nil)
        #expect(HelpCode(code) == HelpCode(cause) && HelpCode(cause).description == code)
        let explanation = try #require(Explanation(code.lowercased()))
        #expect(explanation.code == code && explanation.title == cause.row.words)
        #expect(explanation.meaning == cause.remedy && explanation.nextStep == cause.row.nextStep)
        #expect(HelpCode(code + "/9001") == nil)
        #expect(!FailureCause.allCases.contains { $0.row.number == cause.row.number })
        #expect(LedgerCause.allCases.filter { $0.remedy == cause.remedy } == [cause])
        #expect(columns(cause.row.words.zh) <= 20 && cause.row.words.en.count <= 26)
        #expect(columns(cause.remedy.zh) <= 40 && cause.remedy.en.count <= 54)
        #expect(cause.remedy.en.allSatisfy { $0.isASCII })
    }

    @Test(arguments: OutboxState.allCases) func statesHaveShortWords(_ state: OutboxState) {
        #expect(columns(state.words.zh) <= 6 && state.words.en.count <= 8)
        #expect(OutboxState.allCases.filter { $0.words == state.words } == [state])
        #expect(OutboxState.allCases.filter { $0.meaning == state.meaning } == [state])
    }

    @Test(arguments: AnswerClass.allCases) func classesHaveWordsOfTheirOwn(_ kind: AnswerClass) {
        #expect(AnswerClass.allCases.filter { $0.words == kind.words } == [kind])
        #expect(columns(kind.words.zh) <= 20 && kind.words.en.allSatisfy { $0.isASCII })
    }

    private func columns(_ text: String) -> Int { text.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
}
