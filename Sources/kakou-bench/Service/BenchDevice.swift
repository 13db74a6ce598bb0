import Glibc
import GuoMi
import HealthCode
import HealthCodeAPI

/// A device of the benchmark's own that signs its requests beforehand.
struct BenchDevice {
    private let key: SM2PrivateKey
    private let custNum: String
    private let serviceEncryptKey: SM2PublicKey
    private static let deviceSn = "kakou-bench"

    /// Enrols with a one-time token over `port`.
    init(token: String, port: UInt16) throws {
        key = SM2PrivateKey()
        var package: JSONObject = [
            "token": .string(token), "publicKey": .string(Base64.encode(key.publicKey.point)),
            "deviceSn": .string(Self.deviceSn), "custNum": .string(""),
        ]
        Self.stamp(&package)
        let body = try Envelope.seal(.object(package), key: key, keyId: 1)
        let result = try LoadGenerator(port: port, path: Route.devices.path, connections: 1).run([body])
        let answer = try Self.content(of: result.answers[0])
        guard let custNum = answer["custNum"]?.string,
            let point = answer["service"]?.object?["encryptKey"]?.object?["publicKey"]?.string,
            let octets = Base64.decode(point)
        else { throw BenchFault("the device was not enrolled: \(answer["errorCode"]?.string ?? "no answer")") }
        self.custNum = custNum
        serviceEncryptKey = try SM2PublicKey(point: octets)
    }

    /// A serial number with its random number.
    struct Serial {
        let number: String
        let random: String
    }

    /// The signed body of an application: for making (`0`) or verifying (`1`).
    func application(_ applyType: String) throws -> [UInt8] {
        try signed([
            "serviceType": .string("1000"), "applyType": .string(applyType), "deviceSn": .string(Self.deviceSn),
        ])
    }

    /// The serial in an application's answer.
    func serial(in answer: [UInt8]) throws -> Serial {
        let content = try Self.content(of: answer)
        guard let number = content["bizSerialNum"]?.string, let random = content["randomNumber"]?.string else {
            throw BenchFault("no serial: \(content["errorCode"]?.string ?? "no answer")")
        }
        return Serial(number: number, random: random)
    }

    /// The signed body that makes a code for a person: ten uses, five minutes.
    func making(_ person: BenchSite.Person, serial: Serial) throws -> [UInt8] {
        let proof: JSONObject = [
            "name": .string(person.name), "certType": .string(person.certType), "certNum": .string(person.certNum),
            "randomNumber": .string(serial.random),
        ]
        let cipher = try serviceEncryptKey.encrypt(JSON.object(proof).octets)
        return try signed([
            "serviceType": .string("2000"), "bizSerialNum": .string(serial.number),
            "checkData": .string(Base64.encode(cipher)), "isPic": .integer(0), "qrCodeDuration": .integer(300),
            "availableTimes": .integer(10),
        ])
    }

    /// The code in a making's answer.
    func code(in answer: [UInt8]) throws -> String {
        let content = try Self.content(of: answer)
        guard let code = content["codeContent"]?.string else {
            throw BenchFault("no code: \(content["errorCode"]?.string ?? "no answer")")
        }
        return code
    }

    /// The signed body that verifies a code at a gate.
    func verification(_ code: String, serial: Serial, gate: String) throws -> [UInt8] {
        try signed([
            "serviceType": .string("3000"), "bizSerialNum": .string(serial.number), "codeContent": .string(code),
            "deviceSn": .string(Self.deviceSn), "checkpoint": ["gateId": .string(gate)],
        ])
    }

    /// Whether an answer judges the person, freshly: errorCode 0 and no duplicate.
    static func isFreshVerdict(_ answer: [UInt8]) -> Bool {
        guard let content = try? content(of: answer) else { return false }
        return content["errorCode"]?.string == "0" && content["duplicate"]?.bool == false
    }

    private func signed(_ members: JSONObject) throws -> [UInt8] {
        var package = members
        package.put("custNum", custNum)
        Self.stamp(&package)
        return try Envelope.seal(.object(package), key: key, keyId: 1)
    }

    private static func stamp(_ package: inout JSONObject) {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        package.put("timeStamp", c17: Instant(milliseconds: Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000))
        package.put("requestId", SecureRandom.uuid())
    }

    private static func content(of answer: [UInt8]) throws -> JSONObject { try Envelope.parse(answer).content }
}
