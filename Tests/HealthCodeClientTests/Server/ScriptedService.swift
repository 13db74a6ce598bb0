import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeClient

/// The other side of the wire in tests: keys, signatures, and answers that are as right or as wrong as a test wants.
struct ScriptedService {
    let signing = SM2PrivateKey()
    let encryption = SM2PrivateKey()
    let device = SM2PrivateKey()

    /// A device enrolled with this service at this address.
    func enrolled(_ url: String, directory: String = "") throws -> Device {
        let answer: JSONObject = [
            "custNum": "C1", "deviceSn": "SN1", "keyId": .integer(1),
            "checkpoint": ["gateId": "G1", "gateType": "106", "divisionCode": "330100"],
            "service": .object(service),
        ]
        let device = Device(
            answer: answer, service: try ServiceAddress(url), privateKey: device,
            enrolledAt: Instant(seconds: 1_700_000_000), tlsRoots: nil, directory: directory)
        return try #require(device)
    }

    /// A client of a device enrolled with this service. It waits long for a connection: a busy machine is no fault.
    func client(of server: ScriptedServer, spares: Int = 0) throws -> HealthCodeClient {
        let device = try enrolled(server.url)
        let clock = ServiceClock()
        return HealthCodeClient(
            device, transport: .live(device.service, connectMilliseconds: 60_000, clock: clock), spares: spares,
            clock: clock)
    }

    /// `service` of X2 and X3.
    var service: JSONObject {
        [
            "signKey": .object(ServiceKey(keyId: 7, key: signing.publicKey).json),
            "encryptKey": .object(ServiceKey(keyId: 8, key: encryption.publicKey).json),
        ]
    }

    /// The business object of a request.
    static func business(_ request: ScriptedServer.Request) -> JSONObject {
        (try? Envelope.parse(request.body, limit: 1 << 20))?.content ?? JSONObject()
    }

    /// A signed answer to a request, with the common members.
    func answer(
        _ request: ScriptedServer.Request, _ code: ReturnCode = .success, _ members: JSONObject = JSONObject(),
        requestId: String? = nil, at time: Instant = ServiceClock.systemTime(), signedBy key: SM2PrivateKey? = nil,
        keyId: Int = 7
    ) -> [UInt8] {
        let echoed = requestId ?? Self.business(request)["requestId"]?.string ?? ""
        var content: JSONObject = [
            "success": .bool(code == .success), "errorCode": .string(code.rawValue), "errorDesc": "x",
            "timeStamp": .string(time.c17), "requestId": .string(echoed),
        ]
        for member in members.members { content[member.name] = member.value }
        return (try? Envelope.seal(.object(content), key: key ?? signing, keyId: keyId)) ?? []
    }

    /// A serial number, as I4 gives it.
    func serial(_ request: ScriptedServer.Request, life: Int = 60) -> [UInt8] {
        answer(
            request, .success,
            [
                "bizSerialNum": .string("S\(request.number)"), "randomNumber": .string("R\(request.number)"),
                "expireIn": .integer(life),
            ])
    }

    /// What I6 says of a person of this grade.
    static func verdict(_ grade: String = "00", expired: Bool = false) -> JSONObject {
        [
            "bizSerialNum": "S", "authResult": "0", "healthStatus": .string(grade), "desensitizeName": "张*明",
            "desensitizeCardId": "330***********1234", "qrCodeExpired": .bool(expired), "bizExtData": "token",
            "passRecordId": "P1",
        ]
    }

    /// A server whose I4 is always right and whose I6 does what the test says.
    func server(
        verify: @escaping @Sendable (ScriptedService, ScriptedServer.Request) -> ScriptedServer.Reply
    ) throws -> ScriptedServer {
        let service = self
        return try ScriptedServer { request in
            switch Route(path: request.path.split(separator: "?").first.map(String.init) ?? "") {
            case .applications: .answer(status: 200, body: service.serial(request))
            case .verifications: verify(service, request)
            default: .answer(status: 404, body: [])
            }
        }
    }
}

/// Scans that tests ask about.
enum Samples {
    static let code = CodeContent(
        algorithm: 1, flags: [], division: 330_100, codeId: Array(1...12), issuedAt: 1_700_000_000, life: 60,
        grade: .low, keyId: 1, signature: Array(repeating: 7, count: 64))

    static func scan(_ payload: ScanPayload = .code(code), temperature: Int? = nil) -> Scan {
        Scan(
            requestId: SecureRandom.uuid(), payload: payload, kind: .scanner, at: ServiceClock.systemTime(),
            temperature: temperature)
    }
}
