/// What kind of answer a row got; the left column of offline.md "States and classes".
public enum AnswerClass: String, CaseIterable, Hashable, Sendable {
    /// errorCode 0, or the stored answer.
    case ok
    /// An answer about the person or the code.
    case verdict
    /// Asking again later may help.
    case transient
    /// Asked to come back later.
    case throttle
    /// Sent, and no whole, signed answer.
    case unsure
    /// The serial number is spent or stale.
    case serial
    /// This device's clock, or the age of the scan.
    case clock
    /// The service does not let this device deliver.
    case authority
    /// 5002.
    case revoked
    /// The message is too large.
    case size
    /// The service has no X1.
    case fallback
    /// This row will never be taken.
    case permanent
    /// Somebody else answered: a portal, a proxy, a stale key.
    case foreign
    /// An answer that cannot be read or believed.
    case link
}
