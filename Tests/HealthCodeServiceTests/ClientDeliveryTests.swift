import Checkpoint
import Foundation
import GRDB
import GuoMi
import HealthCode
import HealthCodeClient
import Testing

@testable import HealthCodeService

/// The real client against the real service: live, then deferred, by one's own batch and by somebody else's.
@Suite(.serialized) struct ClientDeliveryTests {
    private let directory = NSTemporaryDirectory() + "kakou-delivery-" + SecureRandom.uuid()

    private func client(_ service: TestService, _ gate: String) async throws -> HealthCodeClient {
        let token = try await service.token(role: .gate, gateId: gate)
        let device = try await Enrolment.enrol(
            EnrolmentOrder(url: service.address, token: token, directory: directory + "/" + gate))
        return HealthCodeClient(device)
    }

    private func scan(_ payload: ScanPayload) -> Scan {
        Scan(requestId: SecureRandom.uuid(), payload: payload, kind: .scanner, at: TestService.now)
    }

    private func row(_ scan: Scan, _ decision: GateDecision = .admitted, seq: Int64 = 1) -> Delivery {
        let row = OutboxRow(
            seq: seq, requestId: scan.requestId, subject: [1],
            content: .own(scan.payload, temperature: scan.temperature),
            state: .unknown, attempts: 1, scannedBoot: BootClock.now, scannedWall: scan.at, localOutcome: "RECORDED",
            decision: decision, decisionReason: "看门人认得", operatorRef: "K7")
        return Delivery(row: row, scannedAt: scan.at, clockOffsetMilliseconds: 0, localOutcome: "RECORDED")
    }

    private func code(_ service: TestService, _ number: String, grade: Grade = .low) async throws -> ScanPayload {
        let person = try await service.person(number: number, grade: grade)
        return .code(try await service.code(of: person, issuedAgo: 5))
    }

    private func document(_ service: TestService, _ number: String) async throws -> ScanPayload {
        let person = try await service.person(number: number)
        let document = try DocumentNumber(.passport, number)
        return .document(try #require(DocumentClaim(name: person.name, document: document)))
    }

    private func answers(_ reply: DeliveryReply) throws -> [String: DeliveryAnswer] {
        guard case .items(let answers, _) = reply else {
            Issue.record("\(reply)")
            return [:]
        }
        return answers
    }

    /// A live call whose answer was lost is asked again by X1 and by I6: the stored outcome, one pass.
    @Test func aLostAnswerIsAskedForAgain() async throws {
        let service = try await TestService.start()
        let client = try await client(service, "G1")
        for payload in [try await code(service, "E10000001"), try await document(service, "E10000002")] {
            let scan = scan(payload)
            guard case .judged(let live) = await client.verify(scan, within: .seconds(60)) else {
                Issue.record("not judged")
                return
            }
            for way in [DeliveryWay.batch, .single] {
                let answer = try #require(
                    try answers(await client.deliver([row(scan)], way, within: .seconds(60)))[scan.requestId])
                #expect(answer.code == .success)
                #expect(answer.judgement?.passRecordId == live.passRecordId)
                #expect(answer.statusAtScan == .known(.low) && answer.statusNow == .known(.low))
                #expect(answer.alert == nil)
            }
        }
        #expect(try await service.passes().count == 2)
        await client.close()
        await service.stop()
    }

    /// A file made by one device and carried by another, whose own device comes back and sends the same rows.
    @Test func carriedByHandAndSentAgain() async throws {
        let service = try await TestService.start()
        let (origin, carrier) = (try await client(service, "G1"), try await client(service, "G2"))
        let scans = [
            scan(try await code(service, "E20000001", grade: .high)), scan(try await document(service, "E20000002")),
        ]
        let rows = scans.enumerated().map { row($1, seq: Int64($0)) }
        let made = try SneakernetFile.make(
            rows, of: origin.device, at: TestService.now, key: SneakernetKey(of: origin.device))
        // Both devices have the key by themselves.
        let file = try SneakernetFile(made.octets, key: SneakernetKey(of: carrier.device))
        let carried = file.items.enumerated().map { index, item in
            Delivery(
                row: OutboxRow(
                    seq: Int64(index), requestId: item.requestId, subject: [2],
                    content: .carried(custNum: item.custNum, item: item.octets), state: .new,
                    scannedBoot: BootClock.now, scannedWall: TestService.now),
                scannedAt: TestService.now, clockOffsetMilliseconds: nil, localOutcome: "")
        }
        let byHand = try answers(await carrier.deliver(carried, .batch, within: .seconds(60)))
        #expect(byHand[scans[0].requestId]?.alert == .atScan)
        #expect(byHand[scans[1].requestId]?.code == .success)
        let again = try answers(await origin.deliver(rows, .batch, within: .seconds(60)))
        for scan in scans {
            #expect(again[scan.requestId]?.judgement?.passRecordId == byHand[scan.requestId]?.judgement?.passRecordId)
        }
        let passes = try await service.passes()
        #expect(passes.count == 2)
        #expect(passes.allSatisfy { $0["cust_num"] == origin.device.custNum && $0["gate_id"] == "G1" })
        await origin.close()
        await carrier.close()
        await service.stop()
    }

    /// Enrolled anew while rows wait: what the old enrolment asked about and got no answer to goes under its name, and the
    /// service gives the stored outcome; under the new name it would have been a second pass.
    @Test func enrolledAnewARowKeepsItsName() async throws {
        let service = try await TestService.start()
        let old = try await client(service, "G1")
        let scans = [scan(try await code(service, "E60000001")), scan(try await document(service, "E60000002"))]
        var lives: [String: String?] = [:]
        for scan in scans {
            guard case .judged(let live) = await old.verify(scan, within: .seconds(60)) else {
                Issue.record("not judged")
                return
            }
            lives[scan.requestId] = live.passRecordId
        }
        let unasked = scan(try await code(service, "E60000003"))
        let order = EnrolmentOrder(
            url: service.address, token: try await service.token(role: .gate, gateId: "G1"),
            directory: directory + "/G1", again: true)
        let fresh = HealthCodeClient(try await Enrolment.enrol(order))
        #expect(fresh.device.custNum != old.device.custNum)
        #expect(fresh.standing(of: old.device.custNum) == .former && fresh.standing(of: nil) == .own)
        #expect(fresh.standing(of: fresh.device.custNum) == .own && fresh.standing(of: "nobody's") == .stranger)
        let rows = (scans + [unasked]).enumerated().map { index, scan in
            var delivery = row(scan, seq: Int64(index))
            delivery.row.custNum = old.device.custNum
            delivery.row.isFormer = true
            return delivery
        }
        guard case .failed(let failure) = await fresh.deliver([rows[0]], .single, within: .seconds(60)) else {
            Issue.record("went by I6")
            return
        }
        #expect(failure.cause == .formerEnrolment && !failure.wasSent)
        for _ in 0..<2 {
            let answers = try answers(await fresh.deliver(rows, .batch, within: .seconds(60)))
            for row in rows { #expect(answers[row.row.requestId]?.code == .success) }
            for (id, live) in lives { #expect(answers[id]?.judgement?.passRecordId == live) }
        }
        let passes = try await service.passes()
        #expect(passes.count == 3)
        #expect(passes.allSatisfy { $0["cust_num"] == old.device.custNum })
        // The old key goes with the rest when the device is wiped, and without it nothing can be sent under its name.
        await fresh.forget()
        #expect(DeviceDirectory.formers(of: fresh.device).isEmpty)
        await old.close()
        await fresh.close()
        await service.stop()
    }

    /// Revoked while offline: told once, then everything it holds goes, batch after batch.
    @Test func aRevokedDeviceDelivers() async throws {
        let service = try await TestService.start()
        let client = try await client(service, "G1")
        let rows = [
            row(scan(try await code(service, "E30000001"))),
            row(scan(try await document(service, "E30000002")), seq: 2),
        ]
        try await service.setStatus(client.device.custNum, "revoked")
        guard case .refused(.deviceRevoked, _, _) = await client.deliver(rows, .batch, within: .seconds(60)) else {
            Issue.record("not told")
            return
        }
        for row in rows {
            let answer = try answers(await client.deliver([row], .single, within: .seconds(60)))
            #expect(answer[row.row.requestId]?.code == .success)
        }
        guard case .failed(let failure) = await client.verify(scan(rows[0].row.ownPayload), within: .seconds(60)) else {
            Issue.record("still verifies")
            return
        }
        #expect(failure.cause == .revoked && failure.isSigned && !failure.wasSent)
        await client.close()
        await service.stop()
    }

    /// X2 of the real service: its own codes are good, an altered one is forged, and an ended one is in the list.
    @Test func codesAreLookedAtWithoutTheService() async throws {
        let service = try await TestService.start()
        let client = try await client(service, "G1")
        let person = try await service.person(number: "E40000001")
        let code = try await service.code(of: person, issuedAgo: 5)
        #expect(client.inspect(code).signature == .cannotCheck)
        _ = try await client.download().get()
        #expect(client.inspect(code).signature == .good)
        #expect(client.inspect(code).isExpired == false)
        var altered = code
        altered.grade = .high
        #expect(client.inspect(altered).signature == .forged)
        var foreign = altered
        foreign.division = 990_000
        #expect(client.inspect(foreign).signature == .cannotCheck)
        #expect(client.clock.trustedOffset != nil)
        await client.close()
        await service.stop()
    }
}

extension OutboxRow {
    fileprivate var ownPayload: ScanPayload {
        if case .own(let payload, _) = content { payload } else { .notACode }
    }
}
