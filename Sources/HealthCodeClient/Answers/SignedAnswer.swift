internal import Checkpoint
internal import HealthCode
internal import HealthCodeAPI

/// An answer whose signature is the service's and whose requestId is ours.
struct SignedAnswer: Sendable {
    /// What the service decided.
    let code: ReturnCode
    /// The whole business object.
    let content: JSONObject
    /// The service's clock when it signed.
    let timeStamp: Instant
    /// The whole body, which the ranges in ``content`` count in.
    var body: [UInt8] = []
    /// How long the service asked to be left alone, in seconds; a header, so a hint.
    var retryAfterSeconds: Int?

    /// The octets of a part of ``content`` as they were signed.
    func octets(of object: JSONObject) -> [UInt8] {
        object.range.upperBound <= body.count ? Array(body[object.range]) : []
    }

    /// The answer as a failure, where its code is no judgement.
    var failure: ServiceFailure {
        ServiceFailure(
            FailureCause(answered: code), code: code, retryAfterSeconds: retryAfterSeconds, isSigned: true)
    }

    /// A member that is text.
    func text(_ name: String) -> String? { content[name]?.string }
}
