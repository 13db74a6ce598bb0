import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// A backlog by X1, to the letter of 3.12, 3.12b and 3.20: what each item is judged as of, and what takes effect once.
@Suite struct BacklogTests {
    private func item(
        _ code: String, _ device: TestDevice, at scannedAt: Instant, _ decision: GateDecision = .admitted,
        requestId: String = SecureRandom.uuid()
    ) -> JSONObject {
        var request = VerificationRequest(bizSerialNum: "", .code(code), deviceSn: device.deviceSn)
        request.deferred = DeferredScan(scannedAt: scannedAt, decision: decision)
        return BatchItem(requestId: requestId, request: request).json
    }

    private func send(_ device: TestDevice, _ items: [JSONObject]) async throws -> [TestAnswer] {
        var members = JSONObject()
        members.put("bizSerialNum", try await device.serial().text)
        members.put("deviceSn", device.deviceSn)
        members.put("items", items)
        let answer = try await device.call(.verificationBatch, members)
        #expect(answer.code == .success)
        return answer.items
    }

    /// 3010 and 1006 are the item's alone, are not stored, and are mended by another scannedAt.
    @Test func tooOldAndTooNewAreMendedByADate() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, issuedAgo: 100, life: 300).text
        let now = ServiceClock.now
        let (old, new) = (SecureRandom.uuid(), SecureRandom.uuid())
        let first = try await send(
            gate,
            [
                item(code, gate, at: now.adding(seconds: -Limits.deferredAge - 60), requestId: old),
                item(code, gate, at: now.adding(seconds: Limits.clockWindow + 60), requestId: new),
                item("x", gate, at: now),
            ])
        #expect(first.map(\.code) == [.deferredTooOld, .clockOutside, .codeNotRecognised])
        #expect(first[0].flag("alert") == nil && first[1].flag("alert") == nil)
        let again = try await send(gate, [item(code, gate, at: now.adding(seconds: -50), requestId: new)])
        #expect(again.map(\.code) == [.success])
        #expect(again.first?.flag("codeValidAtScan") == true)
        await service.stop()
    }

    /// A code of one use: a scan before the one that used it stands beside it, a scan after it does not.
    @Test func usesCountAsOfTheScan() async throws {
        let service = try await TestService.start()
        let early = try await TestDevice.enrol(service, gateId: "G1")
        let live = try await TestDevice.enrol(service, gateId: "G2", deviceSn: "SN-2")
        let late = try await TestDevice.enrol(service, gateId: "G3", deviceSn: "SN-3")
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, issuedAgo: 100, life: 300).text
        let used = try await live.verify(code)
        #expect(used.code == .success)
        let now = ServiceClock.now
        let before = try await send(early, [item(code, early, at: now.adding(seconds: -60))])
        #expect(before.map(\.code) == [.success])
        #expect(before.first?.flag("codeValidAtScan") == true)
        let after = try await send(late, [item(code, late, at: now.adding(seconds: 1))])
        #expect(after.map(\.code) == [.codeUsedUp])
        #expect(after.first?.flag("alert") == true && after.first?.text("alertBasis") == "atScan")
        #expect(after.first?.text("firstSeenGate") == "G1")
        await service.stop()
    }

    /// One requestId, by two batches and a single call at once, and twice in one batch: one effect, one outcome.
    @Test(arguments: [1, 2, 3]) func whateverComesAtOnceTakesEffectOnce(_ round: Int) async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, issuedAgo: 10).text
        let at = ServiceClock.now.adding(seconds: -5)
        let requestId = SecureRandom.uuid()
        let row = item(code, gate, at: at, requestId: requestId)
        let records = try await withThrowingTaskGroup(of: [String?].self) { group in
            for _ in 0..<2 {
                group.addTask { try await send(gate, [row, row]).map { $0.text("passRecordId") } }
            }
            group.addTask { [try await gate.verify(code, requestId: requestId).text("passRecordId")] }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(records.count == 5 && Set(records).count == 1 && records.first != .some(nil))
        #expect(try await service.passes().count == 1)
        await service.stop()
    }

    /// The alert of every decision: somebody who may have walked in, and should not have.
    @Test func whoIsAlertedAbout() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let at = ServiceClock.now.adding(seconds: -5)
        var (items, expected): ([JSONObject], [Bool]) = ([], [])
        for (index, grade) in Grade.allCases.enumerated() {
            for (place, decision) in GateDecision.allCases.enumerated() {
                let person = try await service.person(number: "E\(1_000_000 + index * 10 + place)", grade: grade)
                items.append(item(try await service.code(of: person, issuedAgo: 10).text, gate, at: at, decision))
                expected.append(
                    (decision == .admitted || decision == .none) && (grade == .high || grade == .contact))
            }
        }
        let answers = try await send(gate, items)
        #expect(answers.map { $0.flag("alert") } == expected)
        #expect(answers.map { $0.text("alertBasis") } == expected.map { $0 ? "atScan" : nil })
        #expect(answers.allSatisfy { $0.text("bizExtData") == nil })
        await service.stop()
    }

    /// An origin revoked up to seven days ago may still be carried; later its rows are 5002, each alone.
    @Test func anOriginRevokedLongAgoIsNotCarried() async throws {
        let service = try await TestService.start()
        let origin = try await TestDevice.enrol(service)
        let carrier = try await TestDevice.enrol(service, gateId: "G2", deviceSn: "SN-2")
        let person = try await service.person(number: "E12345678")
        let code = try await service.code(of: person, issuedAgo: 10, available: 10).text
        func carried() throws -> JSONObject {
            var request = VerificationRequest(bizSerialNum: "", .code(code), deviceSn: origin.deviceSn)
            request.deferred = DeferredScan(scannedAt: ServiceClock.now.adding(seconds: -5), decision: .held)
            return try BatchItem(requestId: SecureRandom.uuid(), request: request)
                .signed(custNum: origin.custNum, deviceSn: origin.deviceSn, key: origin.key, keyId: 1)
        }
        let day: Int64 = 86_400
        for (secondsAgo, code) in [(7 * day - 60, ReturnCode.success), (7 * day + 60, .deviceRevoked)] {
            try await service.setStatus(origin.custNum, "revoked", secondsAgo: secondsAgo)
            let own = item("x", carrier, at: ServiceClock.now)
            #expect(try await send(carrier, [try carried(), own]).map(\.code) == [code, .codeNotRecognised])
        }
        await service.stop()
    }

    /// The profile's most: 200 items, every one answered under its own requestId, in order.
    @Test func twoHundredItems() async throws {
        let service = try await TestService.start()
        let gate = try await TestDevice.enrol(service)
        let at = ServiceClock.now.adding(seconds: -5)
        var items: [JSONObject] = []
        for index in 0..<200 {
            let person = try await service.person(number: "E\(2_000_000 + index)")
            items.append(item(try await service.code(of: person, issuedAgo: 10).text, gate, at: at))
        }
        let answers = try await send(gate, items)
        #expect(answers.map { $0.text("requestId") } == items.map { $0["requestId"]?.string })
        #expect(answers.allSatisfy { $0.code == .success && $0.flag("duplicate") == false })
        #expect(try await service.passes().count == 200)
        await service.stop()
    }
}
