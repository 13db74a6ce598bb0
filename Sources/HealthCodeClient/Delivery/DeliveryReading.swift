internal import Checkpoint
internal import HealthCode
internal import HealthCodeAPI

/// From signed octets to the service's word on each row; what cannot be read is a failure of its item alone.
enum DeliveryReading {
    /// The answers in a signed answer of X1, by requestId; only rows that were sent, each once.
    /// - Returns: nil where there are no items at all.
    static func items(
        of answer: SignedAnswer, sent: Set<String>, latency: Int64
    ) -> [String: DeliveryAnswer]? {
        guard let entries = answer.content["items"]?.array else { return nil }
        var answers: [String: DeliveryAnswer] = [:]
        for entry in entries {
            guard let item = entry.object, let requestId = item["requestId"]?.string, sent.contains(requestId),
                answers[requestId] == nil, let text = item["errorCode"]?.string,
                let code = ReturnCode(rawValue: text), item["success"]?.bool == (code == .success)
            else { continue }
            answers[requestId] = word(item, code, in: answer, latency: latency)
        }
        return answers
    }

    /// The service's word in the members of I6's answer, or of an item; nil where a success lacks what 3.12 requires.
    static func word(
        _ content: JSONObject, _ code: ReturnCode, in answer: SignedAnswer, latency: Int64
    ) -> DeliveryAnswer? {
        let judgement = Judgement(content, code, at: answer.timeStamp, latency: latency)
        guard judgement != nil || code != .success else { return nil }
        let grade: (String) -> GradeReading? = { content[$0]?.string.map(GradeReading.init(wire:)) }
        let basis = content["alertBasis"]?.string.flatMap(AlertBasis.init(rawValue:))
        return DeliveryAnswer(
            code: code, judgement: judgement, statusAtScan: grade("statusAtScan"), statusNow: grade("statusNow"),
            // An alert whose basis cannot be read is an alert all the same.
            alert: content["alert"]?.bool == true ? basis ?? .atScan : nil, octets: answer.octets(of: content))
    }
}
