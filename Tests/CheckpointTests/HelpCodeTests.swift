import Checkpoint
import HealthCode
import Testing

/// Codes that a guard reads out: their grammar, and what explains them.
@Suite struct HelpCodeTests {
    @Test(arguments: FailureCause.allCases) func everyCauseHasItsOwnCodeWordsAndStep(_ cause: FailureCause) {
        let text = HelpCode(cause).description
        #expect(text.wholeMatch(of: /(NET-1|SVC-2|DEV-3)[0-9]{2}/) != nil)
        #expect(HelpCode(text) == HelpCode(cause))
        #expect(HelpCode(text.lowercased()) == HelpCode(cause))
        #expect(FailureCause.allCases.filter { $0.row.number == cause.row.number } == [cause])
        #expect(FailureCause.allCases.filter { $0.row.words == cause.row.words } == [cause])
        #expect(!cause.row.nextStep.zh.isEmpty && cause.row.words.en.allSatisfy { $0.isASCII })
        #expect(Explanation(text)?.title == cause.row.words)
    }

    @Test(arguments: ReturnCode.allCases) func everyReturnCodeIsExplained(_ code: ReturnCode) throws {
        let explanation = try #require(Explanation(code.rawValue))
        #expect(explanation.code == code.rawValue)
        #expect(explanation.meaning == code.words)
        #expect(HelpCode("SVC-203/\(code.rawValue)") == HelpCode(.serviceError, code))
    }

    @Test(arguments: OutcomeWord.allCases) func everyOutcomeWordIsExplained(_ word: OutcomeWord) {
        #expect(Explanation(word.rawValue) != nil)
    }

    @Test(arguments: Grade.allCases) func everyGradeIsExplained(_ grade: Grade) {
        #expect(Explanation(grade.rawValue)?.title == VerdictKind(grade).row.words)
    }

    @Test(arguments: ["", "/", "NET", "NET-", "NET-999", "NET-101/", "NET-101/9", "NET-101/9001/1", "9999", "SVC-101"])
    func whatIsNoCodeIsNotExplained(_ text: String) {
        #expect(Explanation(text) == nil)
    }

    @Test func aVerdictExplainsItself() {
        let scan = JudgeTests.scan
        let failed = Verdict.judge(.failed(ServiceFailure(.maintenance, code: .maintenance)), scan: scan)
        #expect(Explanation(failed).code == "SVC-202/9003")
        #expect(Explanation(failed).meaning == FailureCause.maintenance.row.words)
        let used = Verdict.judge(JudgeTests.answer(.codeUsedUp, nil), scan: scan)
        #expect(Explanation(used).code == "3004")
        #expect(Explanation(used).meaning == ReturnCode.codeUsedUp.words)
        let error = Verdict.judge(JudgeTests.answer(.internalError, nil), scan: scan)
        #expect(error.kind == .serviceError && error.helpCode.description == "SVC-203/9001")
    }

    @Test func titlesSayWhoseItIsToMend() {
        let scan = JudgeTests.scan
        #expect(Verdict.judge(.failed(ServiceFailure(.unreachable)), scan: scan).title.zh == "网络")
        #expect(Verdict.judge(.failed(ServiceFailure(.notEnrolled)), scan: scan).title.zh == "设备")
        #expect(Verdict.judge(.failed(ServiceFailure(.revoked)), scan: scan).title.zh == "设备")
    }
}
