import Checkpoint
import HealthCode
import Testing

@testable import kakou

/// Every code that can stand on a screen or on standard error has its words in both languages.
@Suite struct ExplainedCodeTests {
    private func complete(_ explained: ExplainedCode?, _ code: String) {
        guard let explained else {
            Issue.record("no words for \(code)")
            return
        }
        #expect(!explained.title.zh.isEmpty && !explained.title.en.isEmpty, "\(code)")
        #expect(explained.title.zh != explained.title.en, "\(code)")
    }

    @Test(arguments: ReturnCode.allCases) func returnCodes(_ code: ReturnCode) {
        complete(ExplainedCode.of(code.rawValue), code.rawValue)
    }

    @Test(arguments: FailureCause.allCases) func helpCodes(_ cause: FailureCause) {
        let code = ServiceFailure(cause, code: .upstreamBusy).helpCode.description
        complete(ExplainedCode.of(code), code)
        complete(ExplainedCode.of(code.lowercased()), code)
    }

    @Test(arguments: OutcomeWord.allCases) func outcomeWords(_ word: OutcomeWord) {
        let explained = ExplainedCode.of(word.rawValue)
        complete(explained, word.rawValue)
        #expect(explained?.outcome == word)
    }

    @Test(arguments: VerdictKind.allCases) func verdictsBySymbolAndWord(_ kind: VerdictKind) {
        complete(ExplainedCode.of(kind.row.symbol), kind.row.symbol)
        complete(ExplainedCode.of(kind.row.words.zh), kind.row.words.zh)
    }

    @Test(arguments: LocalCode.allCases) func localCodes(_ code: LocalCode) {
        complete(ExplainedCode.of(code.rawValue), code.rawValue)
    }

    @Test func nonsenseHasNone() {
        for text in ["", "nonsense", "9999", "NET-999", "D99"] { #expect(ExplainedCode.of(text) == nil, "\(text)") }
    }
}
