/// Why the service gave no judgement, as far as a device can tell.
public enum FailureCause: String, CaseIterable, Hashable, Sendable {
    /// No whole answer within the deadline.
    case timedOut
    /// Nothing listens at the address.
    case refused
    /// The host name cannot be resolved.
    case nameUnknown
    /// No way to the host.
    case unreachable
    /// The certificate or the handshake is wrong.
    case tls
    /// The service sheds load: 9002, 1009, 429, 503.
    case busy
    /// The service says maintenance: 9003.
    case maintenance
    /// This device's clock is outside the window: 1006.
    case clock
    /// This device has no keys or no service yet.
    case notEnrolled
    /// A captive portal, HTML, a redirect, an unsigned 4xx.
    case foreign
    /// The answer's signature does not verify.
    case badSignature
    /// The answer carries another requestId.
    case wrongRequest
    /// The answer cannot be read.
    case badAnswer
    /// The service does not let this device verify: 1005, 1008, 1101, 1102.
    case authority
    /// The service revoked this device: 5002.
    case revoked
    /// The service failed: 9001, 3009, or a code that is no judgement.
    case serviceError
    /// The scan is of an earlier enrolment: it goes with the upload, under that enrolment's name, and not live.
    case formerEnrolment
    /// The console gave up before the answer came.
    case cancelled
    /// Nobody was asked, because a member of staff switched this device to offline.
    case byOrder
}
