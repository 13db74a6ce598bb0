public import HealthCode

/// What a code on the screen means and what to do about it; behind `kakou explain CODE` and F1.
public struct Explanation: Hashable, Sendable {
    /// The code as it is written.
    public let code: String
    /// What it is called.
    public let title: Words
    /// What it means.
    public let meaning: Words
    /// What to do now.
    public private(set) var nextStep: Words

    /// Explains a help code (`NET-101`, `SVC-201/9002`, `DEV-311`), a return code (`3004`), an outcome word (`forged`), a grade
    /// (`00`) or the name of a verdict; letters in either case. Nil where there is nothing of that name.
    public init?(_ text: String) {
        if let code = HelpCode(text) {
            self.init(code)
        } else if let grade = Grade(rawValue: text) {
            self.init(VerdictKind(grade), code: text)
        } else if let kind = VerdictKind.allCases.first(where: { $0.row.outcome.rawValue == text.lowercased() }) {
            self.init(kind, code: text.lowercased())
        } else {
            return nil
        }
    }

    /// Explains a help code.
    public init(_ help: HelpCode) {
        code = help.description
        if let cause = help.cause {
            title = cause.row.words
            meaning = help.code?.words ?? Explanation.noJudgement
            nextStep = cause.row.nextStep
        } else if let ledger = help.ledger {
            title = ledger.row.words
            meaning = ledger.remedy
            nextStep = ledger.row.nextStep
        } else if let input = help.input {
            title = input.row.words
            meaning = input.meaning
            nextStep = input.row.nextStep
        } else if let code = help.code {
            let kind = VerdictKind.byReturnCode[code]
            title = kind?.row.words ?? code.words
            meaning = code.words
            nextStep = kind?.row.nextStep ?? FailureCause(answered: code).row.nextStep
        } else {
            title = Explanation.noJudgement
            meaning = Explanation.noJudgement
            nextStep = FailureCause.badAnswer.row.nextStep
        }
    }

    /// Explains a verdict with what it is about.
    public init(_ verdict: Verdict) {
        let help = Explanation(verdict.helpCode)
        code = help.code
        title = verdict.row.words
        meaning = verdict.row.role == .device ? help.title : help.meaning
        nextStep = verdict.nextStep
    }

    /// The same with other advice.
    public func advising(_ words: Words) -> Explanation {
        var explanation = self
        explanation.nextStep = words
        return explanation
    }

    private init(_ kind: VerdictKind, code: String) {
        self.code = code
        title = kind.row.words
        meaning = kind.row.title
        nextStep = kind.row.nextStep
    }

    private static let noJudgement = Words(
        zh: "没有得到可信的核验结果,不代表此人有问题", en: "No trusted answer came; it says nothing about the person")
}
