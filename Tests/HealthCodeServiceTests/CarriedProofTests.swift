import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// Documents in items that another device carries: their proof cannot know the batch's random (protocol 3.20).
@Suite struct CarriedProofTests {
    private struct World {
        let service: TestService
        let origin: TestDevice
        let carrier: TestDevice
        let claim: PersonClaim

        static func start() async throws -> World {
            let service = try await TestService.start()
            let origin = try await TestDevice.enrol(service)
            let carrier = try await TestDevice.enrol(service, gateId: "G2", deviceSn: "SN-2")
            let person = try await service.person(number: "E12345678")
            let document = try DocumentNumber(.passport, "E12345678")
            return World(
                service: service, origin: origin, carrier: carrier,
                claim: PersonClaim(name: person.name, document: document))
        }

        func item(_ requestId: String, random: String) throws -> BatchItem {
            let proof = try IdentityProof(claim: claim, randomNumber: random)
                .sealed(for: service.core.keys.encryption.key.publicKey)
            var request = VerificationRequest(bizSerialNum: "", .card(proof), deviceSn: origin.deviceSn)
            request.deferred = DeferredScan(scannedAt: ServiceClock.now.adding(seconds: -60), decision: .admitted)
            return BatchItem(requestId: requestId, request: request)
        }

        func signed(_ item: BatchItem, by device: TestDevice) throws -> JSONObject {
            try item.signed(custNum: device.custNum, deviceSn: device.deviceSn, key: device.key, keyId: device.keyId)
        }

        func send(_ device: TestDevice, _ items: [JSONObject], serial: String? = nil) async throws -> [TestAnswer] {
            var members = JSONObject()
            let fresh = if let serial { serial } else { try await device.serial().text }
            members.put("bizSerialNum", fresh)
            members.put("deviceSn", device.deviceSn)
            members.put("items", items)
            return try await device.call(.verificationBatch, members).items
        }
    }

    @Test func theProofIsTiedToItsItem() async throws {
        let world = try await World.start()
        let requestId = SecureRandom.uuid()
        let tied = Origin.proofRandom(custNum: world.origin.custNum, requestId: requestId)
        let item = try world.item(requestId, random: tied)
        let answers = try await world.send(world.carrier, [try world.signed(item, by: world.origin)])
        #expect(answers.map(\.code) == [.success])
        #expect(answers.first?.text("statusAtScan") == "00")

        // Delivered by its own device as well, under the batch's random, it takes effect once.
        let serial = try await world.origin.serial()
        let own = try world.item(requestId, random: serial.random).json
        let again = try await world.send(world.origin, [own], serial: serial.text)
        #expect(again.first?.code == .success)
        #expect(again.first?.text("passRecordId") == answers.first?.text("passRecordId"))
        #expect(try await world.service.passes().count == 1)
        await world.service.stop()
    }

    /// A ciphertext taken from somebody's item, or from the wire, proves nothing anywhere else.
    @Test func aCopiedCiphertextProvesNothing() async throws {
        let world = try await World.start()
        let requestId = SecureRandom.uuid()
        let tied = Origin.proofRandom(custNum: world.origin.custNum, requestId: requestId)
        let taken = try world.item(requestId, random: tied).request
        // Under the thief's own name, with and without an origin, and under another requestId of the owner.
        var theirs = taken
        theirs.deviceSn = world.carrier.deviceSn
        let other = BatchItem(requestId: SecureRandom.uuid(), request: taken)
        let items = [
            try world.signed(BatchItem(requestId: requestId, request: theirs), by: world.carrier),
            try world.signed(other, by: world.origin),
        ]
        #expect(try await world.send(world.carrier, items).map(\.code) == [.cardInvalid, .cardInvalid])
        let own = BatchItem(requestId: requestId, request: theirs).json
        #expect(try await world.send(world.carrier, [own]).map(\.code) == [.cardInvalid])
        // Nor does a carried item take the batch's own random.
        let serial = try await world.carrier.serial()
        let live = try world.item(SecureRandom.uuid(), random: serial.random)
        let answers = try await world.send(
            world.carrier, [try world.signed(live, by: world.origin)], serial: serial.text)
        #expect(answers.map(\.code) == [.cardInvalid])
        await world.service.stop()
    }
}
