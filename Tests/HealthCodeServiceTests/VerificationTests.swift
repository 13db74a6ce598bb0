import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// 3000 as a gate sees it: protocol 3.12 and the points of 3.21 that belong to it.
@Suite struct VerificationTests {
    @Test(arguments: Grade.allCases)
    func aGoodCodeGivesItsPersonsGrade(_ grade: Grade) async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(name: "样本人甲", number: "E12345678", grade: grade)
        let answer = try await gate.verify(try await service.code(of: person, biz: "b/z+ é").text)
        #expect(answer.isSigned && answer.status == 200)
        #expect(answer.code == .success)
        #expect(answer.text("healthStatus") == grade.rawValue)
        #expect(answer.text("assessedStatus") == grade.rawValue)
        #expect(answer.text("desensitizeName") == Masking.name("样本人甲"))
        #expect(answer.text("desensitizeCardId") == Masking.number("E12345678"))
        #expect(answer.text("authResult") == "0")
        #expect(answer.flag("qrCodeExpired") == false)
        #expect(answer.flag("duplicate") == false)
        #expect(answer.text("passRecordId") != nil && answer.text("bizSerialNum") != nil)
        let wrapped = try #require(answer.text("bizExtData").flatMap(Base64.decodeURL))
        let biz = try #require(try JSON(wrapped).object)
        #expect(biz["ver"] == .string("1") && biz["biz"] == .string("b/z+ é") && biz["token"] != nil)
        await service.stop()
    }

    @Test func aFeverRaisesGreenAndNothingElse() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let rows: [(Grade, Int, Grade)] = [
            (.low, 372, .low), (.low, 373, .medium), (.high, 390, .high), (.contact, 390, .contact),
            (.unassessed, 390, .unassessed),
        ]
        for (index, row) in rows.enumerated() {
            let person = try await service.person(number: "E1000000\(index)", grade: row.0)
            let answer = try await gate.verify(
                try await service.code(of: person).text, ["currentBodyTemp": .tenths(row.1)])
            #expect(answer.text("healthStatus") == row.2.rawValue)
            #expect(answer.text("assessedStatus") == row.0.rawValue)
        }
        let person = try await service.person(number: "E20000000")
        for tenths in [349, 421, 0] {
            let answer = try await gate.verify(
                try await service.code(of: person).text, ["currentBodyTemp": .tenths(tenths)])
            #expect(answer.code == .memberInvalid)
        }
        await service.stop()
    }

    @Test func whatIsNotAGoodCode() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let good = try await service.code(of: person, life: 300, available: 10)
        var forged = good
        forged.gradeByte = 4
        var foreign = good
        foreign.keyId = 999
        let unkept = try await service.code(of: person, keep: false)
        let rows: [(String, ReturnCode)] = [
            ("hello", .codeNotRecognised), (String(good.text.dropLast()), .codeNotRecognised),
            (forged.text, .codeForged), (foreign.text, .codeNotRecognised), (unkept.text, .codeNotRecognised),
            (good.text + good.text, .twoCodes), (good.text + " " + good.text, .twoCodes),
            (good.text.lowercased(), .success),
        ]
        for (text, code) in rows {
            let answer = try await gate.verify(text)
            #expect(answer.code == code, "\(text.prefix(8))")
            #expect(answer.text("passRecordId") != nil)
            #expect(code == .success || answer.text("healthStatus") == nil)
        }
        for (status, code) in [("revoked", ReturnCode.codeRevokedOrFrozen), ("frozen", .codeRevokedOrFrozen)] {
            let ended = try await service.code(of: person)
            let now = ServiceClock.now.milliseconds
            try await service.core.writer.write { transaction in
                try transaction.execute(
                    "UPDATE code SET status = ?, status_at = ? WHERE code_id = ?", [status, now, Blob(ended.codeId)])
            }
            #expect(try await gate.verify(ended.text).code == code)
        }
        let gone = try await service.person(number: "E99999999", grade: nil)
        #expect(try await gate.verify(try await service.code(of: gone).text).code == .gradeUnavailable)
        await service.stop()
    }

    @Test func anElapsedCodeIsGreyAndSaysSo() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let answer = try await gate.verify(try await service.code(of: person, issuedAgo: 100).text)
        #expect(answer.code == .success && answer.flag("success") == true)
        #expect(answer.text("healthStatus") == "20" && answer.flag("qrCodeExpired") == true)
        // A refreshed code at once is judged afresh.
        let fresh = try await gate.verify(try await service.code(of: person).text)
        #expect(fresh.text("healthStatus") == "00" && fresh.flag("duplicate") == false)
        await service.stop()
    }

    @Test func aUseIsTakenOnceAndAnotherGateIsTold() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service, gateId: "G1")
        let other = try await TestDevice.enrol(service, gateId: "G2", deviceSn: "SN-2")
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person)
        let first = try await gate.verify(code.text)
        #expect(first.code == .success)
        let again = try await gate.verify(code.text)
        #expect(again.code == .success && again.flag("duplicate") == true)
        #expect(again.text("firstSeenGate") == "G1" && again.text("firstSeenAt") != nil)
        #expect(again.text("bizExtData") == nil)
        let elsewhere = try await other.verify(code.text)
        #expect(elsewhere.code == .codeUsedUp)
        #expect(elsewhere.text("firstSeenGate") == "G1" && elsewhere.text("firstSeenAt") == again.text("firstSeenAt"))
        let atAnotherGate = try await gate.verify(code.text, ["checkpoint": ["gateId": .string("G9")]])
        #expect(atAnotherGate.code == .codeUsedUp)
        await service.stop()
    }

    @Test func usesAreCountedUnderConcurrency() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, available: 3)
        var serials: [String] = []
        for _ in 0..<12 { serials.append(try await gate.serial().text) }
        let codes = try await withThrowingTaskGroup(of: ReturnCode?.self) { group in
            for (index, serial) in serials.enumerated() {
                group.addTask {
                    // A gate each, so that none is a duplicate of another.
                    try await gate.call(
                        .verifications,
                        [
                            "bizSerialNum": .string(serial), "deviceSn": .string(gate.deviceSn),
                            "codeContent": .string(code.text), "checkpoint": ["gateId": .string("G\(index)")],
                        ]
                    ).code
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.count { $0 == .success } == 3)
        #expect(codes.count { $0 == .codeUsedUp } == 9)
        await service.stop()
    }

    @Test func neitherOrBothIs3001AndModesAre1103() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person)
        let serial = try await gate.serial().text
        let neither = try await gate.call(
            .verifications, ["bizSerialNum": .string(serial), "deviceSn": .string(gate.deviceSn)])
        #expect(neither.code == .codeOrCardOnly)
        #expect(try await gate.verify(code.text, ["idcardAuthData": .string("AAAA")]).code == .codeOrCardOnly)
        for mode in ["1", "2", "3"] {
            #expect(try await gate.verify(code.text, ["authMode": .string(mode)]).code == .authModeUnsupported)
            let applied = try await gate.call(
                .applications, ["applyType": .string("1"), "deviceSn": .string("SN-1"), "authMode": .string(mode)])
            #expect(applied.code == .authModeUnsupported)
        }
        #expect(try await gate.verify(code.text, ["authMode": .string("0")]).code == .success)
        await service.stop()
    }

    @Test func everyOutcomePastTheEnvelopeLeavesOneRecord() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person)
        let id = "6a1b7f10-0000-4000-8000-000000000001"
        let spent = try await gate.serial().text
        _ = try await gate.call(.applications, ["applyType": .string("1"), "deviceSn": .string("SN-1")])
        let members: JSONObject = [
            "bizSerialNum": .string(spent), "deviceSn": .string(gate.deviceSn), "codeContent": .string("nonsense"),
        ]
        #expect(try await gate.call(.verifications, members).code == .codeNotRecognised)
        // The same serial again: a fault, which the retry under the same requestId replaces.
        var retry = members
        retry.put("codeContent", code.text)
        #expect(try await gate.call(.verifications, retry, requestId: id).code == .serialUsed)
        var rows = try await service.passes()
        #expect(rows.map { $0["code"] as String } == ["3002", "1106"])
        #expect(try await gate.verify(code.text, requestId: id).code == .success)
        rows = try await service.passes()
        #expect(rows.map { $0["code"] as String } == ["3002", "0"])
        #expect(rows.last?["gate_id"] == "G1" && rows.last?["request_id"] == id)
        await service.stop()
    }
}
