import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// Customers, signatures, enrolment and trust: protocol 3.19, 3.20, 3.21.1, 3.21.16.
@Suite struct DeviceTests {
    @Test func aTokenEnrolsOnce() async throws {
        let service = try await TestService.start()
        let token = try await service.token(role: .desk, gateId: "G7")
        let parts = token.split(separator: "-")
        #expect(parts.count == 2 && parts[0].utf8.count == 26 && parts[1].utf8.count == 16)
        let key = SM2PrivateKey()
        let id = SecureRandom.uuid()
        let answer = try await service.enrol(token, key: key, deviceSn: "SN-1", requestId: id)
        #expect(answer.code == .success && answer["keyId"]?.integer == 1 && answer.text("deviceSn") == "SN-1")
        let checkpoint = answer["checkpoint"]?.object
        #expect(checkpoint?["gateId"] == .string("G7") && checkpoint?["divisionCode"] == .string("330100"))
        let sign = answer["service"]?.object?["signKey"]?.object
        let point = try #require(sign?["publicKey"]?.string.flatMap { Base64.decode($0) })
        #expect(Hex.encode(SM3.digest(point).prefix(8)).lowercased() == String(parts[1]))
        let retry = try await service.enrol(token, key: key, deviceSn: "SN-1", requestId: id)
        #expect(retry.text("custNum") == answer.text("custNum"))
        #expect(
            try await service.enrol(token, key: SM2PrivateKey(), deviceSn: "SN-1", requestId: id).code
                == .enrolmentTokenInvalid)
        #expect(try await service.enrol(token, key: key, deviceSn: "SN-1").code == .enrolmentTokenInvalid)
        #expect(try await service.enrol("A", key: key, deviceSn: "SN-1").code == .enrolmentTokenInvalid)
        let stale = try await service.token(role: .gate, gateId: nil, life: -1)
        #expect(try await service.enrol(stale, key: key, deviceSn: "SN-1").code == .enrolmentTokenInvalid)
        await service.stop()
    }

    @Test func whoCallsIsCheckedFirst() async throws {
        let service = try await TestService.start()
        var gate = try await TestDevice.enrol(service)
        let ok: JSONObject = ["applyType": .string("1"), "deviceSn": .string("SN-1")]
        #expect(try await gate.call(.applications, ["custNum": .string("C-nobody")]).code == .customerUnknown)
        #expect(try await gate.call(.applications, ["custNum": .null]).code == .memberMissing)
        let now = ServiceClock.now
        #expect(try await gate.call(.applications, ok, at: now.adding(seconds: -301)).code == .clockOutside)
        #expect(try await gate.call(.applications, ok, at: now.adding(seconds: 320)).code == .clockOutside)
        #expect(try await gate.call(.applications, ok, at: now.adding(seconds: -290)).code == .success)
        #expect(try await gate.call(.applications, ["timeStamp": .string("2026")]).code == .memberInvalid)
        #expect(try await gate.call(.applications, ["timeStamp": .null]).code == .memberMissing)
        #expect(try await gate.call(.applications, ["requestId": .null]).code == .memberMissing)
        #expect(try await gate.call(.applications, ["serviceType": .string("3000")]).code == .serviceTypeWrong)
        #expect(try await gate.call(.applications, ["serviceType": .null]).code == .memberMissing)
        let app = try await TestDevice.enrol(service, role: .app, deviceSn: "SN-3")
        #expect(try await app.call(.verifications).code == .notAuthorised)
        gate.key = SM2PrivateKey()
        let forged = try await gate.call(.applications, ok)
        #expect(forged.code == .signatureInvalid && forged.isSigned && forged.status == 200)
        await service.stop()
    }

    @Test func aRotatedKeyTakesOverAtItsFirstCall() async throws {
        let service = try await TestService.start()
        let old = try await TestDevice.enrol(service)
        let ok: JSONObject = ["applyType": .string("1"), "deviceSn": .string("SN-1")]
        var new = old
        new.key = SM2PrivateKey()
        new.keyId = 2
        let id = SecureRandom.uuid()
        let rotation: JSONObject = [
            "publicKey": .string(Base64.encode(new.key.publicKey.point)), "deviceSn": .string(old.deviceSn),
        ]
        let answer = try await old.call(.devices, rotation, requestId: id)
        #expect(answer.code == .success && answer["keyId"]?.integer == 2)
        #expect(try await old.call(.applications, ok).code == .success)
        let retry = try await old.call(.devices, rotation, requestId: id)
        #expect(retry.code == .success && retry["keyId"]?.integer == 2)
        #expect(try await new.call(.applications, ok).code == .success)
        #expect(try await old.call(.applications, ok).code == .signatureInvalid)
        #expect(try await new.call(.applications, ok).code == .success)
        await service.stop()
    }

    @Test func trustIsSignedAndCounts() async throws {
        let service = try await TestService.start()
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person)
        let now = ServiceClock.now.milliseconds
        try await service.core.writer.write { transaction in
            try transaction.execute(
                "INSERT INTO revocation (code_id, revoked_at, expires_at) VALUES (?, ?, ?)",
                [Blob(code.codeId), now, code.expiresAt.milliseconds])
        }
        let reply = try await service.get(Route.trust.path + "?since=0")
        let answer = try service.read(reply.body, reply.status)
        #expect(answer.isSigned && answer.code == .success && answer["seq"]?.integer == 1)
        let revoked = answer["revokedCodes"]?.array?.first?.object
        #expect(revoked?["codeId"] == .string(code.codeIdHex))
        let issuer = answer["issuers"]?.array?.first?.object
        #expect(issuer?["status"] == .string("active") && issuer?["keyId"]?.integer == Int(code.keyId))
        #expect(answer.flag("degraded") == false && answer["keyChain"]?.array == [])
        let later = try await service.get(Route.trust.path + "?since=1")
        #expect(try service.read(later.body, later.status)["revokedCodes"]?.array == [])
        let bad = try await service.get(Route.trust.path + "?since=x")
        #expect(try service.read(bad.body, bad.status).code == .memberInvalid)
        await service.stop()
    }

    @Test func administrationOfAnotherProcessIsNoticed() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let ok: JSONObject = ["applyType": .string("1"), "deviceSn": .string("SN-1")]
        #expect(try await gate.call(.applications, ok).code == .success)
        let elsewhere = try Storage.open(service.directory, now: ServiceClock.now)
        try elsewhere.write { transaction in
            try transaction.execute(
                "UPDATE device SET status = 'revoked', status_at = ? WHERE cust_num = ?",
                [ServiceClock.now.milliseconds, gate.custNum])
        }
        #expect(try await gate.call(.applications, ok).code == .deviceRevoked)
        try elsewhere.write { try $0.execute("UPDATE device SET status = 'active' WHERE cust_num = ?", [gate.custNum]) }
        #expect(try await gate.call(.applications, ok).code == .success)
        try elsewhere.write { try $0.execute("INSERT INTO setting VALUES ('degraded', ?)", [Blob([1])]) }
        _ = try await service.get("/health/ready")
        #expect(try await gate.call(.applications, ok).code == .maintenance)
        await service.stop()
    }
}
