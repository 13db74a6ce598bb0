import GuoMi
import HealthCode
import HealthCodeAPI
import Symbology
import Testing

@testable import HealthCodeService

@Suite("Registry: I5 over HTTP")
struct RegistryMakingTests {
    @Test("A code is made, signed by the issuer, names nobody, and is verified by a gate")
    func endToEnd() async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app, deviceSn: "APP")
        let gate = try await TestDevice.enrol(service, role: .gate, deviceSn: "GATE")
        for (index, grade) in Grade.allCases.enumerated() {
            let person = try await service.person(number: "SAMPLE0\(index)", grade: grade)
            let made = try await app.make(person, ["bizExtData": "样例 biz"])
            #expect(made.code == .success && made.text("healthStatus") == grade.rawValue)
            let text = try #require(made.text("codeContent"))
            let content = try CodeContent(text: text)
            #expect(text.count == 148 && text.hasPrefix("HU") && content.grade == grade && content.flags == [])
            #expect(content.life == 60 && made.text("expireTime") == content.expiresAt.c17)
            #expect(made["refreshIn"]?.integer == 50 && made["imgStream"] == nil)
            #expect(service.core.keys.issuer.key.publicKey.verify(raw: content.signature, of: content.signedOctets))
            let verified = try await gate.verify(text)
            #expect(verified.code == .success && verified.text("healthStatus") == grade.rawValue)
            #expect(BizExtData(text: verified.text("bizExtData") ?? "")?.biz == "样例 biz")
            #expect(try await gate.verify(text, ["checkpoint": .object(["gateId": "G9"])]).code == .codeUsedUp)
        }
        await service.stop()
    }

    @Test(
        "The bitmap is the symbol's, packed; each codeType has its own",
        arguments: [
            (JSON?.none, 66), ("0", 66), ("1", 37), ("2", 39),
        ])
    func bitmaps(_ codeType: JSON?, _ width: Int) async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app)
        let person = try await service.person(number: "SAMPLE01")
        let made = try await app.make(person, ["isPic": .integer(1), "codeType": codeType ?? .null])
        #expect(made.code == .success && made["width"]?.integer == width)
        let packed = try #require(made.text("imgStream").flatMap(Base64.decode))
        let symbology = try #require(Symbology(rawValue: codeType?.string ?? "0"))
        #expect(ModuleMatrix(packed: packed, width: width) == (try symbology.encode(made.text("codeContent") ?? "")))
        await service.stop()
    }

    @Test(
        "What is refused, with its code",
        arguments: [
            Refusal(["codeType": "3"], ReturnCode.symbologyUnsupported),
            Refusal(["qrCodeDuration": .integer(29)], .memberInvalid),
            Refusal(["qrCodeDuration": .integer(30)], .success),
            Refusal(["qrCodeDuration": .integer(300)], .success),
            Refusal(["qrCodeDuration": .integer(301)], .memberInvalid),
            Refusal(["availableTimes": .integer(0)], .memberInvalid),
            Refusal(["availableTimes": .integer(10)], .success),
            Refusal(["availableTimes": .integer(11)], .memberInvalid),
            Refusal(["isPic": .integer(2)], .memberInvalid),
            Refusal(["isPic": .null], .memberMissing),
            Refusal(["checkData": .null], .memberMissing),
            Refusal(["checkData": "AAAA"], .checkDataInvalid),
            Refusal(["bizSerialNum": "nonsense"], .serialUnknown),
            Refusal(["relation": "1"], .memberMissing),
            Refusal(["serviceType": "1000"], .serviceTypeWrong),
            Refusal(["bizExtData": .string(String(repeating: "a", count: 2049))], .memberInvalid),
            Refusal(["bizExtData": .string(String(repeating: "a", count: 2048))], .success),
            Refusal(["printed": "1", "qrCodeDuration": .integer(14 * 86_400)], .success),
            Refusal(["printed": "1", "qrCodeDuration": .integer(14 * 86_400 + 1)], .memberInvalid),
        ])
    func refusals(_ refusal: Refusal) async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app)
        let person = try await service.person(number: "SAMPLE01")
        #expect(try await app.make(person, refusal.changes).code == refusal.code)
        await service.stop()
    }

    @Test("Who is no one, misnamed, not opened, frozen, revoked or not declared gets no code")
    func people() async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app)
        let known = try await service.person(number: "SAMPLE01")
        let cases: [(TestPerson, ReturnCode)] = [
            (TestPerson(id: 0, name: "样本甲", number: "SAMPLE99"), .noHealthCode),
            (TestPerson(id: 0, name: "别人", number: known.number), .identityNotVerified),
            (try await service.person(number: "SAMPLE02", state: "none"), .noHealthCode),
            (try await service.person(number: "SAMPLE03", state: "frozen"), .codeFrozen),
            (try await service.person(number: "SAMPLE04", state: "revoked"), .codeRevoked),
            (try await service.person(number: "SAMPLE05", grade: nil), .gradeUnavailable),
        ]
        for (person, code) in cases { #expect(try await app.make(person).code == code) }
        // Known by an itinerary alone: neither assessed nor declared.
        let traveller = TestPerson(id: 0, name: "样本丁", number: "SAMPLE06")
        #expect(try await app.travel(traveller, [trip(-5, -2)]).code == .success)
        #expect(try await app.make(traveller).code == .declarationRequired)
        #expect(try await app.declare(traveller).code == .success)
        #expect(try await app.make(traveller).text("healthStatus") == "20")
        await service.stop()
    }

    @Test("The proof must carry the serial's random, and a serial makes one code")
    func serials() async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app, deviceSn: "APP")
        let desk = try await TestDevice.enrol(service, role: .desk, deviceSn: "DESK")
        let person = try await service.person(number: "SAMPLE01")
        let other = try await app.makingSerial()
        #expect(
            try await app.make(person, ["checkData": .string(try app.checkData(person.claim, other.random))]).code
                == .checkDataInvalid)
        let serial = try await app.makingSerial()
        let members: JSONObject = [
            "bizSerialNum": .string(serial.text), "checkData": .string(try app.checkData(person.claim, serial.random)),
            "isPic": .integer(0),
        ]
        let id = SecureRandom.uuid()
        let made = try await app.call(.codes, members, requestId: id)
        #expect(made.code == .success)
        // The same requestId: the same code, though the serial is spent and the ciphertext another one.
        let again = try await app.call(
            .codes, members.with(["checkData": .string(try app.checkData(person.claim, serial.random))]), requestId: id)
        #expect(again.code == .success && again.text("codeContent") == made.text("codeContent"))
        #expect(try await app.call(.codes, members).code == .serialUsed)
        // A serial for verification, and another customer's.
        let wrong = try await desk.serial(.verify)
        #expect(try await desk.make(person, ["bizSerialNum": .string(wrong.text)]).code == .serialUsed)
        #expect(try await desk.make(person, ["bizSerialNum": .string(other.text)]).code == .serialUnknown)
        await service.stop()
    }

    @Test("A serial made with a deviceSn is the customer's own device's")
    func deviceSerial() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let serial = try await desk.serial(.make)
        let made = try await desk.make(
            person,
            [
                "bizSerialNum": .string(serial.text),
                "checkData": .string(try desk.checkData(person.claim, serial.random)),
            ])
        #expect(made.code == .success)
        await service.stop()
    }

    @Test("Family and printed codes carry their flags; a printed one has no use limit")
    func flags() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let declarant: JSON = .object(["name": "样本乙", "certType": "20", "certNum": "SAMPLE02"])
        let family = try await desk.make(person, ["relation": "2", "declarant": declarant, "familyId": "F-1"])
        #expect(family.text("familyId") == "F-1")
        #expect(try CodeContent(text: family.text("codeContent") ?? "").flags == .family)
        let printed = try await desk.make(person, ["printed": "1"])
        let content = try CodeContent(text: printed.text("codeContent") ?? "")
        #expect(content.flags == .printed && content.life == 14 * 86_400 && printed["refreshIn"] == nil)
        for gate in 0..<3 {
            let verified = try await desk.verify(
                content.text, ["checkpoint": .object(["gateId": .string("G-\(gate)")])])
            #expect(verified.code == .success)
        }
        // Its colour is always asked afresh.
        try service.administration.setPerson(person.number, grade: .high)
        let red = try await desk.verify(content.text, ["checkpoint": .object(["gateId": "G-9"])])
        #expect(red.text("healthStatus") == "10")
        try service.administration.revokeCode(content.text)
        #expect(
            try await desk.verify(content.text, ["checkpoint": .object(["gateId": "G-8"])]).code == .codeRevokedOrFrozen
        )
        await service.stop()
    }

    @Test("Gates and administrators make no codes")
    func roles() async throws {
        let service = try await TestService.start()
        let person = try await service.person(number: "SAMPLE01")
        for role in [CustomerRole.gate, .admin] {
            let device = try await TestDevice.enrol(service, role: role, deviceSn: "SN-\(role.rawValue)")
            let members: JSONObject = [
                "bizSerialNum": "x", "checkData": .string(try device.checkData(person.claim, "r")),
                "isPic": .integer(0),
            ]
            #expect(try await device.call(.codes, members).code == .notAuthorised)
            #expect(try await device.call(.applications, ["applyType": "0"]).code == .notAuthorised)
        }
        await service.stop()
    }
}
