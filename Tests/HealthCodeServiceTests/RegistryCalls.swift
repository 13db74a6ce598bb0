import Foundation
import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

extension TestService {
    /// Administration on the running service's database.
    var administration: Administration { Administration(core.storage) }

    /// A number out of the database.
    func count(_ statement: String) throws -> Int {
        try core.storage.pool.read { try Int.fetchOne($0, sql: statement) ?? 0 }
    }
}

extension TestPerson {
    /// The members that name the person in a request.
    var members: JSONObject { ["name": .string(name), "certType": "20", "certNum": .string(number)] }

    var claim: PersonClaim {
        get throws { PersonClaim(name: name, document: try DocumentNumber(.passport, number)) }
    }
}

extension JSON: ExpressibleByStringLiteral {
    /// A text, for the tests' tables.
    init(stringLiteral value: String) { self = .string(value) }
}

extension JSONObject {
    /// These members with others over them; `JSON.null` leaves one out.
    func with(_ changes: JSONObject) -> JSONObject {
        var object = self
        for member in changes.members { object[member.name] = member.value == .null ? nil : member.value }
        return object
    }
}

extension TestDevice {
    /// A serial number of applyType 0.
    func makingSerial() async throws -> (text: String, random: String) {
        let answer = try await call(.applications, ["applyType": "0"])
        #expect(answer.code == .success)
        return (try #require(answer["bizSerialNum"]?.string), try #require(answer["randomNumber"]?.string))
    }

    /// checkData of a claim under a random.
    func checkData(_ claim: PersonClaim, _ random: String) throws -> String {
        try IdentityProof(claim: claim, randomNumber: random).sealed(for: service.core.keys.encryption.key.publicKey)
    }

    /// I5 with a fresh serial; members given here replace the usual ones.
    func make(
        _ person: TestPerson, _ changes: JSONObject = [:], requestId: String = SecureRandom.uuid()
    ) async throws -> TestAnswer {
        let serial = try await makingSerial()
        let members: JSONObject = [
            "bizSerialNum": .string(serial.text), "checkData": .string(try checkData(person.claim, serial.random)),
            "isPic": .integer(0),
        ]
        return try await call(.codes, members.with(changes), requestId: requestId)
    }

    /// I1 of a healthy day; members given here replace the usual ones.
    func declare(
        _ person: TestPerson, _ changes: JSONObject = [:], requestId: String = SecureRandom.uuid()
    ) async throws -> TestAnswer {
        let members: JSONObject = [
            "person": .object(person.members), "declareTime": .string(ServiceClock.now.c14), "divisionCode": "330106",
            "temperature": .tenths(365), "symptoms": .array(["1"]), "contactPatient": "2", "riskAreaStay": "2",
        ]
        return try await call(.healthDeclarations, members.with(changes), requestId: requestId)
    }

    /// I2 of these trips.
    func travel(_ person: TestPerson, _ trips: [JSONObject], _ changes: JSONObject = [:]) async throws -> TestAnswer {
        let members: JSONObject = [
            "person": .object(person.members), "declareTime": .string(ServiceClock.now.c14),
            "trips": .array(trips.map(JSON.object)),
        ]
        return try await call(.itineraryDeclarations, members.with(changes))
    }

    /// I3 with these members.
    func query(_ members: JSONObject, requestId: String = SecureRandom.uuid()) async throws -> TestAnswer {
        try await call(.healthQueries, members, requestId: requestId)
    }

    /// I7 of one item; members given here replace the usual ones.
    func correct(
        _ person: TestPerson, _ type: String, _ field: String, _ newValue: String, _ changes: JSONObject = [:]
    ) async throws -> TestAnswer {
        let members: JSONObject = [
            "person": .object(person.members), "correctType": .string(type),
            "items": .array([.object(["field": .string(field), "oldValue": "x", "newValue": .string(newValue)])]),
            "reason": "样例", "contactPhone": "12000000001",
        ]
        return try await call(.corrections, members.with(changes))
    }
}

/// A row of a table of refusals: members over the usual ones, and the code that they are answered with.
struct Refusal: Sendable, CustomTestStringConvertible {
    let changes: JSONObject
    let code: ReturnCode

    init(_ changes: JSONObject, _ code: ReturnCode) {
        self.changes = changes
        self.code = code
    }

    var testDescription: String { "\(code) \(JSON.object(changes).text.prefix(80))" }
}

/// A trip some hours from now, by train.
func trip(_ departHours: Int64, _ arriveHours: Int64?, _ changes: JSONObject = [:]) -> JSONObject {
    var members: JSONObject = [
        "departTime": .string(ServiceClock.now.adding(seconds: departHours * 3600).c14), "fromCode": "330100",
        "toCode": "110105", "travelMode": "2", "vehicleNo": "G1234",
    ]
    members.put("arriveTime", c14: arriveHours.map { ServiceClock.now.adding(seconds: $0 * 3600) })
    return members.with(changes)
}

extension Files {
    static func write(_ text: String, _ path: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
}
