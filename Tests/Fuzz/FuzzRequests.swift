// rooms: HealthCode GuoMi HealthCodeAPI
import HealthCode
import HealthCodeAPI

/// One object read as every request and answer: refused with a code of the table, or written so that it reads as itself.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let octets = Array(UnsafeBufferPointer(start: start, count: count))
    guard let object = (try? JSON(octets))?.object else { return 0 }
    request(HealthDeclarationRequest.self, object)
    request(ItineraryDeclarationRequest.self, object)
    request(HealthQueryRequest.self, object)
    request(ApplicationRequest.self, object)
    request(CodeRequest.self, object)
    request(VerificationRequest.self, object)
    request(CorrectionRequest.self, object)
    request(EnrolmentRequest.self, object)
    answer(HealthDeclarationAnswer.self, object)
    answer(ItineraryDeclarationAnswer.self, object)
    answer(HealthQueryAnswer.self, object)
    answer(ApplicationAnswer.self, object)
    answer(CodeAnswer.self, object)
    answer(VerificationAnswer.self, object)
    answer(CorrectionAnswer.self, object)
    answer(EnrolmentAnswer.self, object)
    answer(TrustAnswer.self, object)
    answer(BatchAnswer.self, object)
    for route in Route.allCases { _ = try? CommonMembers(object, route: route) }
    if let envelope = try? Envelope.parse(octets) { _ = try? BatchRequest(envelope) }
    if let text = object["bizExtData"]?.string, let unwrapped = BizExtData(text: text) {
        precondition(BizExtData(text: unwrapped.text) == unwrapped)
    }
    if let text = object["token"]?.string, let token = EnrolmentToken(text) {
        precondition(EnrolmentToken(token.text) == token)
    }
    return 0
}

private func request<Request: WireRequest>(_ type: Request.Type, _ object: JSONObject) {
    do throws(WireFault) {
        let read = try Request(object)
        let again = try? Request(read.json)
        precondition(again == read)
        let content = BusinessContent(route: Request.route, object, claim: nil)
        precondition(content.repetition(content) == .same)
    } catch {
        precondition(error.code != .success && error.status == 200)
        precondition(error.desc.unicodeScalars.count <= 256)
    }
}

private func answer<Answer: WireAnswer>(_ type: Answer.Type, _ object: JSONObject) {
    guard let read = try? Answer(object) else { return }
    // What is absent only because `success` was false is mandatory in what is written.
    var written = read.json
    if let success = object["success"] { written["success"] = success }
    let again = try? Answer(written)
    precondition(again == read)
}
