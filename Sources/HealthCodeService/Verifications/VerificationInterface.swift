internal import GRDB
internal import HealthCode
internal import HealthCodeAPI

/// I6, 6.7 健康码验码请求接口 (3000).
struct VerificationInterface: Interface {
    static let route = Route.verifications
    static let recordsRefusals = true

    /// A request with its card opened.
    struct Request: Sendable {
        let verification: VerificationRequest
        let card: CardReading?
        let fingerprint: [UInt8]
    }

    func decode(_ business: JSONObject, _ keys: ServiceKeys) throws(WireFault) -> Request {
        let request = try VerificationRequest(business)
        let card = CardReading.read(request, keys)
        let content = BusinessContent(route: Self.route, business, claim: card?.proof?.claim)
        return Request(verification: request, card: card, fingerprint: content.digest)
    }

    /// Without the temperature, which may be amended (3.21.4).
    func fingerprint(of request: Request) -> [UInt8] { request.fingerprint }

    func serial(of request: Request) -> SerialClaim? {
        SerialClaim(
            text: request.verification.bizSerialNum, applyType: .verify, deviceSn: request.verification.deviceSn)
    }

    func answer(_ request: Request, _ call: CallContext, _ transaction: Transaction) throws -> Answer {
        try VerificationDesk.judge(scan(request, call), transaction)
    }

    func replay(
        _ stored: StoredOutcome, _ request: Request, _ call: CallContext, _ transaction: Transaction
    ) throws -> Answer {
        try StoredVerification(stored: stored, scan: scan(request, call), transaction: transaction).answer()
    }

    func refused(
        _ code: ReturnCode, _ business: JSONObject, _ call: CallContext, _ transaction: Transaction
    ) throws -> JSONObject {
        try VerificationDesk.refused(
            code, business, custNum: call.customer.custNum, requestId: call.requestId, call, transaction)
    }

    private func scan(_ request: Request, _ call: CallContext) -> VerificationCase {
        VerificationCase(
            request: request.verification, card: request.card, custNum: call.customer.custNum,
            requestId: call.requestId, deviceSn: request.verification.deviceSn ?? call.customer.deviceSn,
            gate: Gates.gate(of: request.verification.checkpoint, call.customer), carriedBy: nil, call: call)
    }
}
