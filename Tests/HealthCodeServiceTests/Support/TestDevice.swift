import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// An enrolled device that signs its calls and checks the answers.
struct TestDevice: Sendable {
    let service: TestService
    let custNum: String
    let deviceSn: String
    var key: SM2PrivateKey
    var keyId: Int

    /// Enrols a device over HTTP with a token written as administration writes it.
    static func enrol(
        _ service: TestService, role: CustomerRole = .gate, gateId: String? = "G1", deviceSn: String = "SN-1"
    ) async throws -> TestDevice {
        let token = try await service.token(role: role, gateId: gateId)
        let key = SM2PrivateKey()
        let answer = try await service.enrol(token, key: key, deviceSn: deviceSn)
        #expect(answer.code == .success)
        let custNum = try #require(answer["custNum"]?.string)
        return TestDevice(service: service, custNum: custNum, deviceSn: deviceSn, key: key, keyId: 1)
    }

    /// One signed call; members given here replace the common ones, and JSON.null leaves one out.
    func call(
        _ route: Route, _ members: JSONObject = JSONObject(), requestId: String = SecureRandom.uuid(),
        at now: Instant = ServiceClock.now
    ) async throws -> TestAnswer {
        try await service.send(route, envelope(route, members, requestId: requestId, at: now))
    }

    /// The octets of such a call.
    func envelope(
        _ route: Route, _ members: JSONObject = JSONObject(), requestId: String = SecureRandom.uuid(),
        at now: Instant = ServiceClock.now
    ) throws -> [UInt8] {
        var business = JSONObject()
        business.put("custNum", custNum)
        business.put("timeStamp", c17: now)
        business.put("serviceType", route.serviceType?.rawValue)
        business.put("requestId", requestId)
        for member in members.members { business[member.name] = member.value == .null ? nil : member.value }
        return try Envelope.seal(.object(business), key: key, keyId: keyId)
    }

    /// A fresh serial number and its random.
    func serial(_ applyType: ApplyType = .verify) async throws -> (text: String, random: String) {
        let answer = try await call(
            .applications, ["applyType": .string(applyType.rawValue), "deviceSn": .string(deviceSn)])
        #expect(answer.code == .success)
        return (try #require(answer["bizSerialNum"]?.string), try #require(answer["randomNumber"]?.string))
    }

    /// A verification with a fresh serial number.
    func verify(
        _ code: String, _ more: JSONObject = JSONObject(), requestId: String = SecureRandom.uuid()
    ) async throws -> TestAnswer {
        var members = JSONObject()
        members.put("bizSerialNum", try await serial().text)
        members.put("deviceSn", deviceSn)
        members.put("codeContent", code)
        for member in more.members { members[member.name] = member.value }
        return try await call(.verifications, members, requestId: requestId)
    }
}

/// A signed answer whose signature was good.
struct TestAnswer: Sendable {
    let business: JSONObject
    let status: Int
    let isSigned: Bool

    subscript(_ name: String) -> JSON? { business[name] }
    var code: ReturnCode? { business["errorCode"]?.string.flatMap(ReturnCode.init(rawValue:)) }
    func text(_ name: String) -> String? { business[name]?.string }
    func flag(_ name: String) -> Bool? { business[name]?.bool }
    var items: [TestAnswer] {
        (business["items"]?.array ?? []).compactMap(\.object).map {
            TestAnswer(business: $0, status: status, isSigned: isSigned)
        }
    }
}

extension TestService {
    /// Sends a body to a route and checks the answer's signature.
    func send(_ route: Route, _ body: [UInt8]) async throws -> TestAnswer {
        let answer = try await post(route.path, body)
        return try read(answer.body, answer.status)
    }

    func read(_ body: [UInt8], _ status: Int) throws -> TestAnswer {
        let envelope = try Envelope.parse(body, limit: 4 << 20)
        if !envelope.isUnsigned { #expect(envelope.verify(with: core.keys.signing.key.publicKey)) }
        return TestAnswer(business: envelope.content, status: status, isSigned: !envelope.isUnsigned)
    }

    /// A one-time token for a role.
    func token(
        role: CustomerRole, gateId: String?, life: Int64 = Limits.enrolmentTokenLife
    ) async throws -> String {
        let token = EnrolmentToken(service: core.keys.signing.key.publicKey)
        let now = ServiceClock.now
        try await core.writer.write { transaction in
            try transaction.execute(
                """
                INSERT INTO enrolment_token (token_hash, role, gate_id, gate_type, division, created_at, expires_at)
                VALUES (?, ?, ?, '106', '330100', ?, ?)
                """,
                [
                    Blob(token.digest), role.rawValue, gateId, now.milliseconds,
                    now.adding(seconds: life).milliseconds,
                ])
        }
        return token.text
    }

    func enrol(
        _ token: String, key: SM2PrivateKey, deviceSn: String, requestId: String = SecureRandom.uuid()
    ) async throws -> TestAnswer {
        var business = JSONObject()
        business.put("custNum", "")
        business.put("timeStamp", c17: ServiceClock.now)
        business.put("requestId", requestId)
        business.put("token", token)
        business.put("publicKey", Base64.encode(key.publicKey.point))
        business.put("deviceSn", deviceSn)
        return try await send(.devices, try Envelope.seal(.object(business), key: key, keyId: 1))
    }
}
