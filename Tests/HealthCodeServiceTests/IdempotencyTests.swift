import GRDB
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// 2.1, and the serial numbers of 3.10.
@Suite struct IdempotencyTests {
    @Test func eightAtOnceTakeOneEffect() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person)
        let id = "6a1b7f10-0000-4000-8000-000000000002"
        let serial = try await gate.serial().text
        let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await gate.call(
                        .verifications,
                        [
                            "bizSerialNum": .string(serial), "deviceSn": .string(gate.deviceSn),
                            "codeContent": .string(code.text),
                        ], requestId: id)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for answer in answers {
            #expect(answer.code == .success && answer.flag("duplicate") == false)
            #expect(answer.text("requestId") == id && answer.text("bizSerialNum") == serial)
        }
        #expect(Set(answers.map { $0.text("passRecordId") }).count == 1)
        #expect(answers.count { $0.text("bizExtData") != nil } == 1)
        #expect(try await service.passes().count == 1)
        let uses = try #require(try await service.core.storage.read { try CodeRecord.find(code.codeId, $0) })
        #expect(uses.uses.count == 1)
        await service.stop()
    }

    @Test func otherContentIs1007AndAFreshSerialIsNot() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let other = try await service.person(number: "E12345679")
        let code = try await service.code(of: person)
        let id = "6a1b7f10-0000-4000-8000-000000000003"
        let first = try await gate.verify(code.text, requestId: id)
        let retried = try await gate.verify(code.text, requestId: id)
        #expect(retried.code == .success && retried.text("passRecordId") == first.text("passRecordId"))
        #expect(retried.text("bizSerialNum") != first.text("bizSerialNum"))
        let reused = try await gate.verify(try await service.code(of: other).text, requestId: id)
        #expect(reused.code == .requestIdReused)
        await service.stop()
    }

    @Test func aTemperatureIsAddedOnce() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person).text
        let id = "6a1b7f10-0000-4000-8000-000000000004"
        #expect(try await gate.verify(code, requestId: id).text("healthStatus") == "00")
        let amended = try await gate.verify(code, ["currentBodyTemp": .tenths(380)], requestId: id)
        #expect(amended.code == .success && amended.text("healthStatus") == "01")
        #expect(amended.text("assessedStatus") == "00")
        #expect(try await gate.verify(code, ["currentBodyTemp": .tenths(380)], requestId: id).code == .success)
        #expect(try await gate.verify(code, ["currentBodyTemp": .tenths(381)], requestId: id).code == .requestIdReused)
        #expect(try await gate.verify(code, requestId: id).text("healthStatus") == "01")
        let rows = try await service.passes().filter { $0["code"] == "0" }
        #expect(rows.count == 1 && rows.first?["temperature"] == 380 && rows.first?["grade"] == "01")
        await service.stop()
    }

    @Test func outcomesOutliveARestart() async throws {
        var service = try await TestService.start()
        var gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person).text
        let id = "6a1b7f10-0000-4000-8000-000000000005"
        let first = try await gate.verify(code, requestId: id)
        let serial = try await gate.serial().text
        await service.stop()
        service = try await TestService.start(directory: service.directory)
        gate = TestDevice(
            service: service, custNum: gate.custNum, deviceSn: gate.deviceSn, key: gate.key, keyId: gate.keyId)
        let again = try await gate.call(
            .verifications,
            ["bizSerialNum": .string(serial), "deviceSn": .string(gate.deviceSn), "codeContent": .string(code)],
            requestId: id)
        #expect(again.text("passRecordId") == first.text("passRecordId"))
        // The replay did not spend the serial number.
        let next = try await gate.call(
            .verifications,
            ["bizSerialNum": .string(serial), "deviceSn": .string(gate.deviceSn), "codeContent": .string(code)])
        #expect(next.flag("duplicate") == true)
        await service.stop()
    }

    @Test func serialNumbersAreBoundAndSingle() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let desk = try await TestDevice.enrol(service, role: .desk, deviceSn: "SN-2")
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, life: 300, available: 0).text
        func use(_ device: TestDevice, _ serial: String, deviceSn: String?) async throws -> ReturnCode? {
            var members: JSONObject = ["bizSerialNum": .string(serial), "codeContent": .string(code)]
            members.put("deviceSn", deviceSn)
            return try await device.call(.verifications, members).code
        }
        let serial = try await gate.serial().text
        #expect(try await use(desk, serial, deviceSn: desk.deviceSn) == .serialUnknown)
        #expect(try await use(gate, serial, deviceSn: nil) == .memberMissing)
        #expect(try await use(gate, serial, deviceSn: "SN-2") == .serialUnknown)
        #expect(try await use(gate, serial, deviceSn: gate.deviceSn) == .success)
        #expect(try await use(gate, serial, deviceSn: gate.deviceSn) == .serialUsed)
        #expect(try await use(gate, "nonsense", deviceSn: gate.deviceSn) == .serialUnknown)
        let make = try await desk.serial(.make).text
        #expect(try await use(desk, make, deviceSn: desk.deviceSn) == .serialUsed)
        let now = ServiceClock.now
        let old = SerialNumber.issue(
            [.verify], custNum: gate.custNum, deviceSn: nil, expiresAt: now.adding(seconds: -1),
            key: service.core.keys.proof)
        #expect(try await use(gate, old.text, deviceSn: gate.deviceSn) == .serialExpired)
        #expect(try await gate.call(.applications, ["applyType": .string("0")]).code == .notAuthorised)
        let stranger = try await gate.call(.applications, ["applyType": .string("1"), "deviceSn": .string("SN-99")])
        #expect(stranger.code == .deviceNotRegistered)
        await service.stop()
    }

    @Test func anApplicationIsNeverStored() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let id = "6a1b7f10-0000-4000-8000-000000000006"
        let first = try await gate.call(
            .applications, ["applyType": .string("1"), "deviceSn": .string("SN-1")], requestId: id)
        let second = try await gate.call(
            .applications, ["applyType": .string("1"), "deviceSn": .string("SN-1")], requestId: id)
        #expect(first.code == .success && second.code == .success)
        #expect(first.text("bizSerialNum") != second.text("bizSerialNum"))
        #expect(first["expireIn"]?.integer == 60 && (first.text("randomNumber")?.utf8.count ?? 0) >= 32)
        await service.stop()
    }
}
