import Checkpoint
import GuoMi
import HealthCode
import HealthCodeAPI
import Synchronization

@testable import FaultProxy
@testable import HealthCodeClient

/// A service that keeps the rules of 2.1 and little else: an outcome is stored under its requestId, a serial number
/// serves once, everything is signed. It counts how often each scan took effect.
final class StubService: Sendable {
    private struct State {
        var effects: [String: Int] = [:]
        var requests: [String] = []
        var serials = 0
        var spent: Set<String> = []
    }

    let signing = SM2PrivateKey()
    let encryption = SM2PrivateKey()
    let deviceKey = SM2PrivateKey()
    let port: Int
    private let listener: Socket
    private let state = Mutex(State())

    enum Fault: Error { case cannotListen, noDevice }

    init() throws {
        guard let place = Socket.place(host: "127.0.0.1", port: 0), let (listener, port) = Socket.listen(place) else {
            throw Fault.cannotListen
        }
        self.listener = listener
        self.port = port
        Thread.start { [self] in
            while let device = listener.accept() {
                Thread.start { [self] in
                    serve(device)
                    device.close()
                }
            }
            listener.close()
        }
    }

    func stop() { listener.shut() }

    /// How often each requestId took effect.
    var effects: [String: Int] { state.withLock { $0.effects } }
    /// The paths asked so far.
    var requests: [String] { state.withLock { $0.requests } }

    /// A device of this service that finds it behind a port.
    func device(port: Int) throws -> Device {
        let keys: JSONObject = [
            "signKey": .object(ServiceKey(keyId: 7, key: signing.publicKey).json),
            "encryptKey": .object(ServiceKey(keyId: 8, key: encryption.publicKey).json),
        ]
        let answer: JSONObject = [
            "custNum": .string("C1"), "deviceSn": .string("SN1"), "keyId": .integer(1), "service": .object(keys),
        ]
        guard
            let device = Device(
                answer: answer, service: try ServiceAddress("http://127.0.0.1:\(port)"), privateKey: deviceKey,
                enrolledAt: Instant(seconds: 1_780_000_000), tlsRoots: nil, directory: "")
        else { throw Fault.noDevice }
        return device
    }

    private func serve(_ device: Socket) {
        var reader = HTTPReader(device)
        while let request = reader.next() {
            let path = request.secondWord
            state.withLock { $0.requests.append(path) }
            guard let envelope = try? Envelope.parse(request.body, limit: Limits.batchBody),
                envelope.verify(with: deviceKey.publicKey), let route = Route(path: path)
            else {
                device.send(HTTPMessage.answer("400 Bad Request").octets)
                return
            }
            let (code, members) = answer(route, envelope.content)
            var content: JSONObject = [
                "success": .bool(code == .success), "errorCode": .string(code.rawValue), "errorDesc": .string("x"),
                "timeStamp": .string(ServiceClock.systemTime().c17),
                "requestId": envelope.content["requestId"] ?? .null,
            ]
            for member in members.members { content[member.name] = member.value }
            var answer = HTTPMessage.answer("200 OK", [("Content-Type", "application/json")])
            answer.body = (try? Envelope.seal(.object(content), key: signing, keyId: 7)) ?? []
            guard device.send(answer.octets) else { return }
        }
    }

    private func answer(_ route: Route, _ business: JSONObject) -> (ReturnCode, JSONObject) {
        state.withLock { state in
            switch route {
            case .applications:
                state.serials += 1
                return (
                    .success,
                    [
                        "bizSerialNum": .string("S\(state.serials)"), "randomNumber": .string("R\(state.serials)"),
                        "expireIn": .integer(60),
                    ]
                )
            case .verifications:
                let requestId = business["requestId"]?.string ?? ""
                // The stored outcome comes before the serial number (2.1).
                if state.effects[requestId] == nil {
                    guard spend(business, &state) else { return (.serialUsed, JSONObject()) }
                    state.effects[requestId, default: 0] += 1
                }
                return (.success, Self.verdict)
            case .verificationBatch:
                guard spend(business, &state) else { return (.serialUsed, JSONObject()) }
                let items = (business["items"]?.array ?? []).compactMap(\.object).map { item in
                    let requestId = item["requestId"]?.string ?? ""
                    if state.effects[requestId] == nil { state.effects[requestId] = 1 }
                    var answer: JSONObject = [
                        "requestId": .string(requestId), "success": .bool(true), "errorCode": .string("0"),
                        "errorDesc": .string("ok"),
                    ]
                    for member in Self.verdict.members { answer[member.name] = member.value }
                    return JSON.object(answer)
                }
                return (.success, ["items": .array(items)])
            default: return (.serviceTypeWrong, JSONObject())
            }
        }
    }

    private func spend(_ business: JSONObject, _ state: inout State) -> Bool {
        state.spent.insert(business["bizSerialNum"]?.string ?? "").inserted
    }

    private static let verdict: JSONObject = [
        "authResult": .string("0"), "healthStatus": .string("00"), "desensitizeName": .string("样*"),
        "desensitizeCardId": .string("E*******8"), "qrCodeExpired": .bool(false), "duplicate": .bool(false),
    ]
}

/// Scans that tests ask about.
enum Scans {
    static let code = CodeContent(
        flags: [], division: 330_100, codeId: Array(1...12), issuedAt: 1_780_000_000, life: 60, grade: .low, keyId: 1,
        signature: Array(repeating: 7, count: 64))

    static func scan() -> Scan {
        Scan(
            requestId: SecureRandom.uuid(), payload: .code(code), kind: .scanner, at: ServiceClock.systemTime())
    }

    static func row(_ seq: Int) -> Delivery {
        let now = ServiceClock.systemTime()
        let row = OutboxRow(
            seq: Int64(seq), requestId: SecureRandom.uuid(), subject: [UInt8(truncatingIfNeeded: seq)],
            content: .own(.code(code), temperature: nil), state: .sending, scannedBoot: BootClock.now, scannedWall: now,
            localOutcome: "RECORDED", decision: .admitted)
        return Delivery(row: row, scannedAt: now, clockOffsetMilliseconds: 0, localOutcome: "RECORDED")
    }
}
