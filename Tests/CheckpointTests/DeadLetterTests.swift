import Checkpoint
import HealthCode
import Testing

/// What F4 advises about a row that was given up: by cause, and never to scan again.
@Suite struct DeadLetterTests {
    @Test(arguments: ReturnCode.allCases) func everyCodeThatGivesARowUpHasItsCause(_ code: ReturnCode) {
        let answerClass = AnswerClass.byReturnCode[code]
        let isGivenUp = answerClass == .permanent || answerClass == .size
        #expect((DeadLetterCause.byReturnCode[code] != nil) == isGivenUp)
        if let cause = DeadLetterCause.byReturnCode[code] {
            #expect(DeadLetterCause(code: code.rawValue, answerClass: nil) == cause)
        }
    }

    @Test(arguments: AnswerClass.allCases) func aRowWithoutAReturnCodeGoesByItsClass(_ answerClass: AnswerClass) {
        let cause = DeadLetterCause(code: "NET-109", answerClass: answerClass)
        let expected: [AnswerClass: DeadLetterCause] = [.size: .size, .link: .unreadable]
        #expect(cause == expected[answerClass] ?? .other)
        #expect(DeadLetterCause(code: nil, answerClass: answerClass) == cause)
    }

    @Test(arguments: DeadLetterCause.allCases) func noneSaysScanAgain(_ cause: DeadLetterCause) {
        let words = cause.nextStep
        #expect(!words.zh.contains("再扫") && !words.en.lowercased().contains("scan again"))
        #expect(words.zh.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } <= 40 && words.en.count <= 54, "\(words)")
        #expect(words.en.allSatisfy { $0.isASCII })
        #expect(DeadLetterCause.allCases.filter { $0.nextStep == words } == [cause])
    }
}
