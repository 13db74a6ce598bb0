/// How asking the service about a scan ended; nothing else can come of it.
public enum VerifyOutcome: Hashable, Sendable {
    /// A signed answer.
    case judged(Judgement)
    /// No answer that could be trusted, or one that says the service could not judge.
    case failed(ServiceFailure)
}
