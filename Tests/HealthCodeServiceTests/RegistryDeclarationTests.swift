import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

/// What a declaration says, and whether it raises.
struct Raise: Sendable {
    let changes: JSONObject
    let isRaised: Bool

    init(_ changes: JSONObject, _ isRaised: Bool) {
        self.changes = changes
        self.isRaised = isRaised
    }
}

@Suite("Registry: I1 and I2 over HTTP")
struct RegistryDeclarationTests {
    @Test("Two declarations a day are taken, the third is 4005; a retry is none of them")
    func dailyLimit() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let id = SecureRandom.uuid()
        let time: JSONObject = ["declareTime": .string(ServiceClock.now.c14)]
        let first = try await desk.declare(person, time, requestId: id)
        #expect(first.code == .success && first.text("healthStatus") == "00")
        #expect(first.text("declareId")?.count == 36 && first.text("validUntil")?.count == 14)
        let again = try await desk.declare(person, time, requestId: id)
        #expect(again.text("declareId") == first.text("declareId"))
        #expect(
            try await desk.declare(person, time.with(["temperature": .tenths(366)]), requestId: id).code
                == .requestIdReused)
        #expect(try await desk.declare(person).code == .success)
        #expect(try await desk.declare(person).code == .declarationLimit)
        // A day before is another day.
        let yesterday = ServiceClock.now.adding(seconds: -86_400).c14
        #expect(try await desk.declare(person, ["declareTime": .string(yesterday)]).code == .success)
        await service.stop()
    }

    @Test(
        "Fever, symptoms, contact and stay raise 00 to 01, and no other grade; nothing lowers",
        arguments: [
            Raise(["temperature": .tenths(373)], true), Raise(["temperature": .tenths(372)], false),
            Raise(["symptoms": .array(["2"])], true), Raise(["symptoms": "2^5"], true),
            Raise(["contactPatient": "1"], true), Raise(["contactPatient": "3"], false),
            Raise(["riskAreaStay": "1", "riskAreas": .array(["330106"])], true),
            Raise(["symptoms": .array(["7"]), "symptomOther": "头痛"], true), Raise([:], false),
        ])
    func raises(_ row: Raise) async throws {
        let (changes, isRaised) = (row.changes, row.isRaised)
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        for (index, grade) in Grade.allCases.enumerated() {
            let person = try await service.person(number: "SAMPLE0\(index)", grade: grade)
            let expected = grade == .low && isRaised ? Grade.medium : grade
            let raised = try await desk.declare(person, changes)
            #expect(raised.code == .success && raised.text("healthStatus") == expected.rawValue)
            // A clean declaration alone lowers nothing (3.21.8).
            #expect(try await desk.declare(person).text("healthStatus") == expected.rawValue)
        }
        await service.stop()
    }

    @Test("A clean declaration and a later negative test end a declared yellow")
    func lifting() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let hour = { (hours: Int64) in ServiceClock.now.adding(seconds: hours * 3600) }
        _ = try await desk.declare(person, ["declareTime": .string(hour(-60).c14), "temperature": .tenths(380)])
        #expect(try await desk.declare(person, ["declareTime": .string(hour(-30).c14)]).text("healthStatus") == "01")
        let path = service.directory + "/tests.csv"
        try Files.write(
            "name,certType,certNum,hsjcjg,hsjcsj\n\(person.name),20,\(person.number),1,\(hour(-20).c14)\n", path)
        #expect(try service.administration.importPeople(path).updated == 1)
        #expect(try service.administration.people().first?.healthStatus == .low)
        await service.stop()
    }

    @Test(
        "What is refused, with its code",
        arguments: [
            Refusal(["declareTime": .string(ServiceClock.now.adding(seconds: 3600).c14)], ReturnCode.timeOutOfRange),
            Refusal(["declareTime": .string(ServiceClock.now.adding(seconds: -73 * 3600).c14)], .timeOutOfRange),
            Refusal(["declareTime": .string(ServiceClock.now.adding(seconds: -71 * 3600).c14)], .success),
            Refusal(["divisionCode": "999999"], .divisionUnknown),
            Refusal(["temperature": .tenths(349)], .memberInvalid),
            Refusal(["temperature": .tenths(421)], .memberInvalid),
            Refusal(["symptoms": .array(["1", "2"])], .symptomsContradictory),
            Refusal(["symptoms": .array([])], .memberInvalid),
            Refusal(["symptoms": .array(["7"])], .memberMissing),
            Refusal(["riskAreaStay": "1"], .memberMissing),
            Refusal(["relation": "1"], .memberMissing),
            Refusal(
                ["person": .object(["name": "别人", "certType": "20", "certNum": "SAMPLE01"])], .identityNotVerified),
            Refusal(
                ["person": .object(["name": "样本甲", "certType": "10", "certNum": "330106188001010000"])],
                .documentNumberInvalid),
            Refusal(
                ["person": .object(["name": "样本甲", "certType": "55", "certNum": "SAMPLE01"])], .documentTypeUnknown),
            Refusal(
                ["relation": "1", "declarant": .object(["name": "甲", "certType": "20", "certNum": "SAMPLE77"])],
                .success),
            Refusal(
                ["relation": "2", "declarant": .object(["name": "甲", "certType": "20", "certNum": "SAMPLE02"])],
                .identityNotVerified),
            Refusal(["bizExtData": .string(String(repeating: "字", count: 683))], .memberInvalid),
            Refusal(["bizExtData": .string(String(repeating: "字", count: 682))], .success),
        ])
    func refusals(_ refusal: Refusal) async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app)
        let person = try await service.person(number: "SAMPLE01")
        _ = try await service.person(name: "样本乙", number: "SAMPLE02")
        #expect(try await app.declare(person, refusal.changes).code == refusal.code)
        await service.stop()
    }

    @Test(
        "A fault that judges the content is an outcome: the same again is the same, other content is 1007 (2.1)",
        arguments: [
            Refusal(["divisionCode": "999999"], .divisionUnknown),
            Refusal(["symptoms": .array(["1", "2"])], .symptomsContradictory),
            Refusal(
                ["person": .object(["name": "样本甲", "certType": "55", "certNum": "SAMPLE01"])], .documentTypeUnknown),
        ])
    func storedFaults(_ refusal: Refusal) async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app)
        let person = try await service.person(number: "SAMPLE01")
        let id = SecureRandom.uuid()
        let changes = refusal.changes.with(["declareTime": .string(ServiceClock.now.c14)])
        for _ in 0..<2 { #expect(try await app.declare(person, changes, requestId: id).code == refusal.code) }
        #expect(try await app.declare(person, requestId: id).code == .requestIdReused)
        // A missing member is no outcome: the same requestId is free for the mended form.
        let other = SecureRandom.uuid()
        #expect(try await app.declare(person, ["temperature": .null], requestId: other).code == .memberMissing)
        #expect(try await app.declare(person, requestId: other).code == .success)
        await service.stop()
    }

    @Test("Whom no register gave is entered by a declaration, not assessed; roles that may not declare are 1008")
    func entering() async throws {
        let service = try await TestService.start()
        let app = try await TestDevice.enrol(service, role: .app)
        let person = TestPerson(id: 0, name: "样本丙", number: "SAMPLE99")
        #expect(try await app.declare(person).text("healthStatus") == "20")
        #expect(try service.count("SELECT count(*) FROM person") == 1)
        for role in [CustomerRole.gate, .admin] {
            let device = try await TestDevice.enrol(service, role: role, deviceSn: "SN-\(role.rawValue)")
            #expect(try await device.declare(person).code == .notAuthorised)
            #expect(try await device.travel(person, [trip(-5, -2)]).code == .notAuthorised)
        }
        await service.stop()
    }

    @Test(
        "Trips: windows, order, places, vehicles",
        arguments: [
            Refusal(trip(-5, -2), .success), Refusal(trip(-5, nil), .success), Refusal(trip(-2, -5), .timeOutOfRange),
            Refusal(trip(-13 * 24, -13 * 24), .success), Refusal(trip(-15 * 24 - 1, nil), .timeOutOfRange),
            Refusal(trip(6 * 24, nil), .success),
            Refusal(trip(8 * 24 + 1, nil), .timeOutOfRange), Refusal(trip(6 * 24, 9 * 24), .timeOutOfRange),
            Refusal(trip(-5, -2, ["vehicleNo": .null]), .memberMissing),
            Refusal(trip(-5, -2, ["vehicleNo": .null, "travelMode": "6"]), .success),
            Refusal(trip(-5, -2, ["fromCode": "000000", "fromCountry": "FRA"]), .success),
            Refusal(trip(-5, -2, ["fromCode": "330100", "fromCountry": "FRA"]), .memberInvalid),
            Refusal(trip(-5, -2, ["toCode": "123456"]), .divisionUnknown),
            Refusal(trip(-5, -2, ["stopOver": .array(["320100", "370200"])]), .success),
            Refusal(trip(-5, -2, ["stopOver": .array(["999999"])]), .divisionUnknown),
            Refusal(trip(-5, -2, ["travelMode": "8"]), .memberInvalid),
            Refusal(trip(-5, -2, ["departTime": "20261301000000"]), .memberInvalid),
        ])
    func trips(_ row: Refusal) async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let answer = try await desk.travel(person, [row.changes])
        #expect(answer.code == row.code)
        if row.code == .success { #expect(answer["accepted"]?.integer == 1 && answer["overlaps"]?.array == []) }
        await service.stop()
    }

    @Test("Overlaps are told as pairs of indexes; 0 and 51 trips are 1003")
    func overlaps() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let answer = try await desk.travel(person, [trip(-50, -40), trip(-45, -30), trip(-40, -35), trip(-10, nil)])
        #expect(answer.code == .success && answer["accepted"]?.integer == 4)
        #expect(
            answer["overlaps"] == .array([.array([.integer(0), .integer(1)]), .array([.integer(1), .integer(2)])]))
        #expect(try await desk.travel(person, []).code == .memberInvalid)
        #expect(try await desk.travel(person, Array(repeating: trip(-5, -2), count: 51)).code == .memberInvalid)
        #expect(try await desk.travel(person, Array(repeating: trip(-5, -2), count: 50)).code == .success)
        await service.stop()
    }
}
