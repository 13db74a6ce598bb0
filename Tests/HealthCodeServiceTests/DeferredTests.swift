import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// Deferred scans, alone and in batches: protocol 3.12, 3.12b, 3.20, 3.21.12 and 3.21.18 to 20.
@Suite struct DeferredTests {
    private func deferred(_ at: Instant, _ decision: String = "admitted") -> JSON {
        var members = JSONObject()
        members.put("scannedAt", c17: at)
        members.put("decision", decision)
        return .object(members)
    }

    private func item(_ code: String, _ device: TestDevice, _ more: JSONObject = JSONObject()) -> JSONObject {
        var members = JSONObject()
        members.put("requestId", SecureRandom.uuid())
        members.put("codeContent", code)
        members.put("deviceSn", device.deviceSn)
        for member in more.members { members[member.name] = member.value }
        return members
    }

    private func send(_ device: TestDevice, _ items: [JSONObject], serial: String? = nil) async throws -> TestAnswer {
        var members = JSONObject()
        let fresh = if let serial { serial } else { try await device.serial().text }
        members.put("bizSerialNum", fresh)
        members.put("items", items)
        return try await device.call(.verificationBatch, members)
    }

    @Test func judgedAsOfTheScan() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let now = ServiceClock.now
        let person = try await service.person(
            number: "E12345678", grade: .high,
            history: [(now.adding(seconds: -9000), .low), (now.adding(seconds: -1000), .high)])
        let code = try await service.code(of: person, issuedAgo: 3000, life: 300)
        let answer = try await gate.verify(code.text, ["deferred": deferred(now.adding(seconds: -2900))])
        #expect(answer.code == .success && answer.flag("qrCodeExpired") == false)
        #expect(answer.text("statusAtScan") == "00" && answer.text("statusNow") == "10")
        #expect(answer.text("healthStatus") == "10" && answer.flag("codeValidAtScan") == true)
        #expect(answer.flag("alert") == true && answer.text("alertBasis") == "since")
        #expect(answer.text("bizExtData") == nil)
        let elapsed = try await service.code(of: person, issuedAgo: 3000, life: 60)
        let late = try await gate.verify(elapsed.text, ["deferred": deferred(now.adding(seconds: -500), "held")])
        #expect(late.code == .success && late.flag("qrCodeExpired") == false && late.flag("codeValidAtScan") == false)
        #expect(late.flag("alert") == false && late.text("statusAtScan") == "10")
        await service.stop()
    }

    @Test func tooOldTooNewAndIncomplete() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person).text
        let now = ServiceClock.now
        let rows: [(JSON, ReturnCode)] = [
            (deferred(now.adding(seconds: -7 * 86_400 - 60)), .deferredTooOld),
            (deferred(now.adding(seconds: 400)), .clockOutside),
            (.object(["decision": .string("none")]), .memberMissing),
            (.object(["scannedAt": .string(now.c17)]), .memberMissing),
            (deferred(now, "maybe"), .memberInvalid),
        ]
        let id = SecureRandom.uuid()
        for (value, code3) in rows {
            #expect(try await gate.verify(code, ["deferred": value], requestId: id).code == code3)
        }
        // scannedAt is not compared between tries.
        let mended = try await gate.verify(code, ["deferred": deferred(now.adding(seconds: -1))], requestId: id)
        #expect(mended.code == .success)
        let again = try await gate.verify(code, ["deferred": deferred(now.adding(seconds: -2))], requestId: id)
        #expect(again.code == .success && again.text("passRecordId") == mended.text("passRecordId"))
        await service.stop()
    }

    @Test func aStoredOutcomeIsAskedAgainAsDeferred() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person).text
        let id = SecureRandom.uuid()
        #expect(try await gate.verify(code, requestId: id).text("healthStatus") == "00")
        try await service.set(person, .contact)
        let row = item(
            code, gate, ["requestId": .string(id), "deferred": deferred(ServiceClock.now.adding(seconds: -60))])
        let answer = try #require(try await send(gate, [row]).items.first)
        #expect(answer.code == .success && answer.text("statusAtScan") == "00" && answer.text("statusNow") == "11")
        #expect(answer.flag("alert") == true && answer.text("alertBasis") == "since")
        let rows = try await service.passes()
        #expect(rows.count == 1 && rows.first?["alert"] == true && rows.first?["deferred"] == true)
        await service.stop()
    }

    @Test func oneBadItemSpoilsNobody() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let red = try await service.person(number: "E12345679", grade: .high)
        let now = ServiceClock.now.adding(seconds: -1)
        let good = try await service.code(of: person, issuedAgo: 10).text
        var forged = try await service.code(of: person)
        forged.issuedAt += 1
        var noId = item(good, gate)
        noId["requestId"] = nil
        let items = [
            item(forged.text, gate, ["deferred": deferred(now)]), item(good, gate, ["deferred": deferred(now)]), noId,
            item("x", gate, ["deferred": deferred(now)]), item(good + good, gate, ["deferred": deferred(now, "none")]),
            item(try await service.code(of: red, issuedAgo: 10).text, gate, ["deferred": deferred(now, "none")]),
        ]
        let serial = try await gate.serial().text
        let answer = try await send(gate, items, serial: serial)
        #expect(answer.code == .success)
        let expected: [(ReturnCode, Bool?)] = [
            (.codeForged, true), (.success, false), (.memberMissing, nil), (.codeNotRecognised, false),
            (.twoCodes, false), (.success, true),
        ]
        #expect(answer.items.count == expected.count)
        for (item, row) in zip(answer.items, expected) {
            #expect(item.code == row.0 && item.flag("alert") == row.1)
        }
        #expect(try await service.passes().count == 6)
        // The same octets with the spent serial are 1106; with a fresh one the stored outcomes answer.
        #expect(try await send(gate, items, serial: serial).code == .serialUsed)
        let again = try await send(gate, items)
        #expect(again.items.map(\.code) == answer.items.map(\.code))
        #expect(again.items[1].text("passRecordId") == answer.items[1].text("passRecordId"))
        #expect(try await send(gate, []).code == .memberInvalid)
        #expect(try await send(gate, Array(repeating: items[1], count: 201)).code == .memberInvalid)
        await service.stop()
    }

    @Test func anothersItemTakesEffectOnceBothWays() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service, gateId: "G1")
        let carrier = try await TestDevice.enrol(service, gateId: "G2", deviceSn: "SN-2")
        let person = try await service.person(number: "E12345678")
        let now = ServiceClock.now.adding(seconds: -1)
        let code = try await service.code(of: person, issuedAgo: 10).text
        let own = item(code, gate, ["deferred": deferred(now)])
        func carried(_ sign: [UInt8], keyId: Int = 1) -> JSONObject {
            var item = own
            var origin = JSONObject()
            origin.put("custNum", gate.custNum)
            origin.put("deviceSn", gate.deviceSn)
            origin.put("keyId", keyId)
            origin.put("sign", Base64.encode(sign))
            item.put("origin", origin)
            return item
        }
        let signed = carried(try gate.key.signDER(own.octets))
        let first = try #require(try await send(carrier, [signed]).items.first)
        #expect(first.code == .success)
        let second = try #require(try await send(gate, [own]).items.first)
        #expect(second.text("passRecordId") == first.text("passRecordId"))
        let rows = try await service.passes()
        #expect(rows.count == 1 && rows.first?["cust_num"] == gate.custNum && rows.first?["gate_id"] == "G1")
        #expect(rows.first?["carried_by"] == carrier.custNum)
        let wrong = carried(try carrier.key.signDER(own.octets))
        #expect(try await send(carrier, [wrong]).items.first?.code == .signatureInvalid)
        try await service.setStatus(gate, "revoked")
        #expect(try await send(carrier, [signed]).items.first?.code == .success)
        await service.stop()
    }

    @Test func aRevokedDeviceBringsInWhatItHolds() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, issuedAgo: 10).text
        let before = try await gate.serial().text
        try await service.setStatus(gate, "revoked")
        let refused = try await gate.call(
            .verifications,
            ["bizSerialNum": .string(before), "deviceSn": .string(gate.deviceSn), "codeContent": .string(code)])
        #expect(refused.code == .deviceRevoked)
        let applied = try await gate.call(.applications, ["applyType": .string("1"), "deviceSn": .string("SN-1")])
        #expect(applied.code == .deviceRevoked && applied["expireIn"]?.integer == 604_800)
        let serial = try #require(applied.text("bizSerialNum"))
        #expect(applied.text("randomNumber") != nil)
        let row = item(code, gate, ["deferred": deferred(ServiceClock.now.adding(seconds: -1))])
        let batch = try await send(gate, [row], serial: serial)
        #expect(batch.code == .success && batch.items.first?.code == .success)
        #expect(try await send(gate, [row], serial: serial).code == .serialUsed)
        try await service.setStatus(gate, "disabled")
        #expect(
            try await gate.call(.applications, ["applyType": .string("1"), "deviceSn": .string("SN-1")]).code
                == .customerUnknown)
        await service.stop()
    }
}
