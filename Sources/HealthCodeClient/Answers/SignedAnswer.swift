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

    /// A member that is text.
    func text(_ name: String) -> String? { content[name]?.string }
}
