import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

@Suite("Registry: I7 over HTTP, and its reviewers")
struct RegistryCorrectionTests {
    @Test("The white list of each type, field by field (3.21.11)", arguments: CorrectionType.allCases)
    func whiteList(_ type: CorrectionType) async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let declared = try #require(try await desk.declare(person).text("declareId"))
        let travelled = try #require(try await desk.travel(person, [trip(-5, -2)]).text("declareId"))
        let targets: [CorrectionType: JSON] = [.declaration: .string(declared), .itinerary: .string(travelled)]
        for field in CorrectionField.allCases {
            let answer = try await desk.correct(
                person, type.rawValue, field.rawValue, "1", ["targetId": targets[type] ?? .null])
            let isAllowed = type.fields.contains(field)
            let expected: [ReturnCode] = isAllowed ? [.success, .correctionOpen] : [.fieldNotCorrectable]
            #expect(answer.code.map(expected.contains) == true, "\(type) \(field)")
        }
        #expect(
            try await desk.correct(person, type.rawValue, "certNum", "1", ["targetId": targets[type] ?? .null]).code
                == .fieldNotCorrectable)
        await service.stop()
    }

    @Test("What is refused, with its code")
    func refusals() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let first = try await desk.correct(person, "01", "phone", "12000000002")
        #expect(first.code == .success && first.text("correctId")?.count == 36 && first["reviewLevel"]?.integer == 1)
        #expect(first.text("status") == "0" && first.text("expectTime")?.count == 14)
        #expect(try await desk.correct(person, "01", "name", "样本乙").code == .correctionOpen)
        #expect(try await desk.correct(person, "02", "healthStatus", "00")["reviewLevel"]?.integer == 2)
        #expect(try await desk.correct(person, "03", "temperature", "36.5").code == .memberMissing)
        #expect(
            try await desk.correct(person, "04", "vehicleNo", "G1", ["targetId": "none"]).code
                == .correctionTargetAbsent)
        #expect(try await desk.correct(person, "05", "hsjcjg", "1", ["items": .null]).code == .memberMissing)
        #expect(try await desk.correct(person, "77", "name", "x").code == .memberInvalid)
        #expect(try await desk.correct(person, "05", "hsjcjg", "1", ["reason": .null]).code == .memberMissing)
        let nobody = TestPerson(id: 0, name: "样本丁", number: "SAMPLE77")
        #expect(try await desk.correct(nobody, "01", "phone", "1").code == .noRecord)
        let misnamed = TestPerson(id: 0, name: "样本丁", number: "SAMPLE01")
        #expect(try await desk.correct(misnamed, "01", "phone", "1").code == .identityNotVerified)
        let gate = try await TestDevice.enrol(service, role: .gate, deviceSn: "GATE")
        #expect(try await gate.correct(person, "01", "phone", "1").code == .notAuthorised)
        await service.stop()
    }

    @Test("A change of grade takes two different reviewers; each step is in the chain")
    func grade() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01", grade: .high)
        let id = try #require(try await desk.correct(person, "02", "healthStatus", "00").text("correctId"))
        let administration = service.administration
        #expect(try administration.review(id, reviewer: "R1", accepts: true, reason: "样例") == .inReview)
        #expect(try administration.people().first?.healthStatus == .high)
        #expect(throws: ReviewFault.sameReviewer) {
            try administration.review(id, reviewer: "r1", accepts: true, reason: "样例")
        }
        #expect(try administration.review(id, reviewer: "R2", accepts: true, reason: "样例") == .accepted)
        #expect(try administration.people().first?.healthStatus == .low)
        #expect(throws: ReviewFault.closed(.accepted)) {
            try administration.review(id, reviewer: "R3", accepts: false, reason: "样例")
        }
        #expect(try administration.firstBrokenLogEntry() == nil)
        let steps = try service.count("SELECT count(*) FROM log_chain WHERE kind = 'correction'")
        #expect(steps == 3)
        #expect(try service.count("SELECT count(*) FROM log_chain WHERE kind = 'correction' AND sign IS NOT NULL") == 1)
        // Closed: another one may be asked for; one refusal ends it.
        let other = try #require(try await desk.correct(person, "02", "healthStatus", "20").text("correctId"))
        #expect(try administration.review(other, reviewer: "R1", accepts: false, reason: "样例") == .refused)
        #expect(try administration.people().first?.healthStatus == .low)
        await service.stop()
    }

    @Test("Accepted corrections append versions and change the record")
    func versions() async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let administration = service.administration
        let person = try await service.person(number: "SAMPLE01")
        func accept(_ answer: TestAnswer) throws {
            let id = try #require(answer.text("correctId"))
            #expect(try administration.review(id, reviewer: "R1", accepts: true, reason: "样例") == .accepted)
        }
        try accept(try await desk.correct(person, "01", "name", "样本乙"))
        #expect(try administration.people().first?.name == "样本乙")
        let renamed = TestPerson(id: person.id, name: "样本乙", number: person.number)
        let declared = try #require(try await desk.declare(renamed, ["temperature": .tenths(380)]).text("declareId"))
        try accept(try await desk.correct(renamed, "03", "temperature", "36.6", ["targetId": .string(declared)]))
        let travelled = try #require(
            try await desk.travel(renamed, [trip(-9, -8), trip(-5, -2, ["vehicleNo": "G9"])]).text("declareId"))
        let which: JSON = .array([.object(["field": "vehicleNo", "oldValue": "G9", "newValue": "G10"])])
        try accept(
            try await desk.correct(renamed, "04", "vehicleNo", "", ["targetId": .string(travelled), "items": which]))
        let own = try await desk.query([
            "person": .object(renamed.members), "purpose": "01", "operatorRef": "OP1", "reason": "样例",
        ])
        #expect(own["yqReports"]?.array?.first?.object?["temperature"]?.tenths == 366)
        #expect(own["xcgjAllList"]?.array?.map { $0.object?["vehicleNo"]?.string } == ["G10", "G1234"])
        // The grade is another matter: its correction has a review of its own.
        #expect(own.text("healthStatus") == "01")
        let versions = try core(service).write {
            try RecordVersion.all(.person, String(person.id), service.core.keys.vault, $0)
        }
        #expect(versions.map { $0["name"]?.string } == ["样本甲", "样本乙"])
        #expect(try service.count("SELECT count(*) FROM record_version") == 6)
        await service.stop()
    }

    @Test(
        "A value that the field cannot have stops the acceptance and changes nothing",
        arguments: [
            ("02", "healthStatus", "77"), ("01", "sex", "x"), ("01", "domicileCode", "999999"), ("05", "hsjcjg", "9"),
        ])
    func badValues(_ type: String, _ field: String, _ value: String) async throws {
        let service = try await TestService.start()
        let desk = try await TestDevice.enrol(service, role: .desk)
        let person = try await service.person(number: "SAMPLE01")
        let id = try #require(try await desk.correct(person, type, field, value).text("correctId"))
        let administration = service.administration
        if type == "02" { _ = try administration.review(id, reviewer: "R0", accepts: true, reason: "样例") }
        #expect(throws: ReviewFault.self) {
            try administration.review(id, reviewer: "R1", accepts: true, reason: "样例")
        }
        #expect(try administration.corrections(type == "02" ? .inReview : .received).count == 1)
        #expect(try service.count("SELECT count(*) FROM record_version") == 0)
        try administration.withdraw(id)
        #expect(try administration.corrections(.withdrawn).count == 1)
        await service.stop()
    }

    private func core(_ service: TestService) -> Storage { service.core.storage }
}
