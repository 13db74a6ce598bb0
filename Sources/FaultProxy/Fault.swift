/// One way for a network to go wrong between a device and its service.
public enum Fault: String, CaseIterable, Hashable, Sendable {
    /// The answer comes late.
    case delay
    /// The connection closes before the service has seen the request.
    case dropRequest = "drop-request"
    /// The service answers, and the answer is lost.
    case dropAnswer = "drop-answer"
    /// Half a request reaches the service, then both sides are reset.
    case resetRequest = "reset-request"
    /// Half an answer reaches the device, then a reset.
    case resetAnswer = "reset-answer"
    /// The service gets the request twice; the device gets the second answer.
    case duplicateRequest = "duplicate-request"
    /// The device gets the answer twice.
    case duplicateAnswer = "duplicate-answer"
    /// The answer is held until that of a later request has gone out.
    case reorder
    /// A page with status 200 in place of the service.
    case page
    /// A redirect to a log-in.
    case captive
    /// 403 in place of the service.
    case forbidden
    /// 500; the service may have seen the request all the same.
    case serverError = "server-error"
    /// 503 with Retry-After.
    case overload
    /// The answer's JSON ends early, its Content-Length being right.
    case truncated
    /// One character of the answer's signature is another.
    case wrongSignature = "wrong-signature"
    /// An earlier answer from the same address.
    case othersAnswer = "others-answer"
    /// The answer comes a few octets at a time.
    case drip
    /// The connection is reset as soon as it is accepted.
    case refuse

    /// Whether the service never sees a request that this happens to.
    public var keepsFromService: Bool {
        switch self {
        case .dropRequest, .page, .captive, .forbidden, .overload, .refuse: true
        default: false
        }
    }
}
