internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeAPI

/// From what came over HTTP to a signed answer or a cause; nothing unsigned gets past here (protocol.md 2).
enum AnswerReader {
    /// What an HTTP status means where no signed answer came with it; a status that is not here goes by its hundred.
    static let byStatus: [Int: FailureCause] = [
        407: .foreign, 408: .timedOut, 413: .serviceError, 415: .serviceError, 425: .timedOut, 429: .busy,
        503: .busy, 511: .foreign,
    ]

    /// Reads an answer.
    /// - Parameters:
    ///   - requestId: what it has to echo; `nil` for X2, which has none.
    ///   - keys: the service's signing keys.
    /// - Throws: the cause; ``ServiceFailure`` with ``unknownKey`` as detail where the signer's key is not known yet.
    static func read(
        _ answer: HTTPAnswer, requestId: String?, keys: some Collection<ServiceKey>, limit: Int
    ) throws(ServiceFailure) -> SignedAnswer {
        if (300..<400).contains(answer.status) {
            throw ServiceFailure(.foreign, detail: "HTTP \(answer.status)", status: answer.status)
        }
        guard let envelope = try? Envelope.parse(answer.body, limit: limit), !envelope.isUnsigned else {
            throw unsigned(answer, limit: limit)
        }
        var signed: SignedAnswer
        do {
            signed = try read(envelope, requestId: requestId, keys: keys)
        } catch {
            var failure = error
            if failure.cause == .badSignature { failure.status = answer.status }
            throw failure
        }
        signed.body = envelope.body
        signed.retryAfterSeconds = answer.retryAfterSeconds
        return signed
    }

    /// The detail of a failure that following the key chain may mend.
    static let unknownKey = "signed by a key not known here"

    private static func read(
        _ envelope: Envelope, requestId: String?, keys: some Collection<ServiceKey>
    ) throws(ServiceFailure) -> SignedAnswer {
        let candidates = keys.filter { envelope.keyId == nil || $0.keyId == envelope.keyId }
        guard !candidates.isEmpty else { throw ServiceFailure(.badSignature, detail: unknownKey) }
        guard candidates.contains(where: { envelope.verify(with: $0.key) }) else {
            throw ServiceFailure(.badSignature, detail: "signature wrong")
        }
        let content = envelope.content
        if let requestId, content["requestId"]?.string != requestId {
            throw ServiceFailure(.wrongRequest, detail: "requestId of another call")
        }
        guard let text = content["errorCode"]?.string, let success = content["success"]?.bool,
            let timeStamp = content["timeStamp"]?.string.flatMap(Instant.init(c17:)), success == (text == "0")
        else { throw ServiceFailure(.badAnswer, detail: "common members") }
        guard let code = ReturnCode(rawValue: text) else {
            throw ServiceFailure(.serviceError, detail: "errorCode \(PlainText.visible(text, limit: 10))")
        }
        return SignedAnswer(code: code, content: content, timeStamp: timeStamp)
    }

    /// What an answer without a signature says about the way to the service. It never says anything about a person.
    static func unsigned(_ answer: HTTPAnswer, limit: Int) -> ServiceFailure {
        let status = answer.status
        let detail = "HTTP \(status)"
        let code = statedCode(answer.body, limit: limit)
        if status == 200 || (200..<300).contains(status) {
            if looksLikeAPage(answer) {
                return ServiceFailure(.foreign, detail: "HTTP \(status), a page", status: status)
            }
            if (try? Envelope.parse(answer.body, limit: limit)) != nil {
                return ServiceFailure(.badSignature, code: code, detail: "unsigned", status: status)
            }
            return ServiceFailure(.badAnswer, detail: detail, status: status)
        }
        var cause = byStatus[status]
        if cause == .busy, code == .maintenance { cause = .maintenance }
        if cause == nil {
            switch status {
            case 400..<500: cause = .foreign
            case 500..<600: cause = looksLikeAPage(answer) && status == 502 ? .foreign : .serviceError
            default: cause = .badAnswer
            }
        }
        return ServiceFailure(
            cause ?? .badAnswer, code: code, retryAfterSeconds: answer.retryAfterSeconds, detail: detail,
            status: status)
    }

    /// The code that an unsigned refusal states, where it is one that a service says before it can sign.
    private static func statedCode(_ body: [UInt8], limit: Int) -> ReturnCode? {
        guard let envelope = try? Envelope.parse(body, limit: limit),
            let code = envelope.content["errorCode"]?.string.flatMap(ReturnCode.init(rawValue:))
        else { return nil }
        switch code {
        case .envelopeMalformed, .tooManyRequests, .internalError, .upstreamBusy, .maintenance: return code
        default: return nil
        }
    }

    /// Whether somebody put a web page in the way: a log-in, an error page, an advertisement.
    private static func looksLikeAPage(_ answer: HTTPAnswer) -> Bool {
        if answer.contentType.contains("html") { return true }
        let blanks: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF]
        return answer.body.first { !blanks.contains($0) } == UInt8(ascii: "<")
    }
}
