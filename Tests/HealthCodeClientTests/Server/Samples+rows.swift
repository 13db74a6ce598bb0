import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI

@testable import HealthCodeClient

extension Samples {
    static let noon = Instant(c17: "20260301120000000") ?? Instant(milliseconds: 0)

    /// A row of this device, dated and ready to go.
    static func delivery(
        _ payload: ScanPayload = .code(code), requestId: String = SecureRandom.uuid(), temperature: Int? = nil,
        seq: Int64 = 1, decision: GateDecision = .admitted, reason: String? = nil
    ) -> Delivery {
        delivery(.own(payload, temperature: temperature), requestId, seq: seq, decision: decision, reason: reason)
    }

    /// A row of any content.
    static func delivery(
        _ content: OutboxRow.Content, _ requestId: String, seq: Int64 = 1, decision: GateDecision = .admitted,
        reason: String? = nil
    ) -> Delivery {
        let row = OutboxRow(
            seq: seq, requestId: requestId, subject: [1], content: content, state: .sending, attempts: 2,
            scannedBoot: BootTime(bootId: "00000000-0000-4000-8000-000000000001", milliseconds: 42), scannedWall: noon,
            localOutcome: "RECORDED", decision: decision, decisionReason: reason, operatorRef: "K7")
        return Delivery(
            row: row, scannedAt: noon, clockOffsetMilliseconds: -1_500, localOutcome: "RECORDED")
    }

    /// A person who is nobody: a sample.
    static func claim() throws -> DocumentClaim? {
        DocumentClaim(name: "样本甲", document: try DocumentNumber(.residentID, "11010519491231002X"))
    }
}

extension ScriptedService {
    /// The items of a batch.
    static func items(_ request: ScriptedServer.Request) -> [JSONObject] {
        business(request)["items"]?.array?.compactMap(\.object) ?? []
    }

    /// An item's answer in X1.
    static func item(_ requestId: String?, _ code: ReturnCode = .success, _ members: JSONObject? = nil) -> JSONObject {
        var item: JSONObject = [
            "requestId": .string(requestId ?? ""), "success": .bool(code == .success),
            "errorCode": .string(code.rawValue), "errorDesc": "x",
        ]
        let members = members ?? (code == .success ? verdict() : JSONObject())
        for member in members.members { item[member.name] = member.value }
        return item
    }

    /// A signed answer of X1 with an answer to every item.
    func batch(_ request: ScriptedServer.Request) -> [UInt8] {
        batch(request, Self.items(request).map { Self.item($0["requestId"]?.string) })
    }

    /// A signed answer of X1 with these items.
    func batch(_ request: ScriptedServer.Request, _ items: [JSONObject]) -> [UInt8] {
        answer(request, .success, ["bizSerialNum": "S", "items": .array(items.map(JSON.object))])
    }

    /// A server whose I4 is always right, and whose other addresses do what the test says.
    func server(
        at route: Route, _ reply: @escaping @Sendable (ScriptedService, ScriptedServer.Request) -> ScriptedServer.Reply
    ) throws -> ScriptedServer {
        let service = self
        return try ScriptedServer { request in
            switch Route(path: request.path.split(separator: "?").first.map(String.init) ?? "") {
            case .applications: .answer(status: 200, body: service.serial(request))
            case route: reply(service, request)
            default: .answer(status: 404, body: [])
            }
        }
    }
}
