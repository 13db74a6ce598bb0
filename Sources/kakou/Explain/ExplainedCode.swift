internal import Checkpoint
internal import HealthCode

/// A code of any kind with everything there is to say about it, as lines to print.
struct ExplainedCode: Equatable {
    let code: String
    let title: Words
    let meaning: Words?
    /// What to do now.
    let nextStep: Words?
    /// The outcome word and exit status of `verify`, where the code has one.
    let outcome: OutcomeWord?

    /// Explains a return code, a help code such as `NET-101/9002`, a code of this machine, a word or symbol of a verdict.
    static func of(_ text: String) -> ExplainedCode? {
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        if let local = LocalCode(rawValue: text.uppercased()) { return ExplainedCode(local) }
        if let explanation = Explanation(text) {
            let outcome =
                ReturnCode(rawValue: text).flatMap { VerdictKind.byReturnCode[$0]?.row.outcome }
                ?? Grade(rawValue: text).map { VerdictKind($0).row.outcome } ?? OutcomeWord(rawValue: text.lowercased())
            return ExplainedCode(explanation, outcome)
        }
        let verdict = VerdictKind.allCases.first { kind in
            let row = kind.row
            return [row.symbol, row.words.zh, row.words.en, row.big.zh, row.big.en].contains {
                $0.lowercased() == text.lowercased()
            }
        }
        return verdict.map { ExplainedCode($0) }
    }

    /// Everything there is to explain, in the order of the tables.
    static var all: [ExplainedCode] {
        ReturnCode.allCases.compactMap { of($0.rawValue) }
            + FailureCause.allCases.map { ExplainedCode(Explanation(HelpCode($0)), nil) }
            + LedgerCause.allCases.map { ExplainedCode(Explanation(HelpCode($0)), nil) }
            + InputCause.allCases.map { ExplainedCode(Explanation(HelpCode($0)), nil) }
            + VerdictKind.allCases.map { ExplainedCode($0) } + LocalCode.allCases.map { ExplainedCode($0) }
    }

    private init(_ local: LocalCode) {
        code = local.rawValue
        title = local.words
        meaning = nil
        nextStep = nil
        outcome = nil
    }

    private init(_ explanation: Explanation, _ outcome: OutcomeWord?) {
        code = explanation.code
        title = explanation.title
        meaning = explanation.meaning == explanation.title ? nil : explanation.meaning
        nextStep = explanation.nextStep
        self.outcome = outcome
    }

    private init(_ verdict: VerdictKind) {
        let row = verdict.row
        code = row.symbol
        title = row.words
        meaning = row.title
        nextStep = row.nextStep
        outcome = row.outcome
    }

    /// The lines to print, the wanted language first.
    func lines(_ language: Language) -> [String] {
        let other: Language = language == .zh ? .en : .zh
        var lines = ["\(code)  \(title[language])", "      \(title[other])"]
        if let meaning { lines += ["      \(meaning[language])", "      \(meaning[other])"] }
        if let nextStep { lines += ["   -> \(nextStep[language])", "      \(nextStep[other])"] }
        if let outcome { lines.append("      verify: \(outcome.rawValue), exit \(outcome.exitStatus)") }
        return lines
    }
}
