import GRDB
import GuoMi
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

@Suite("Registry: people, grades, log")
struct RegistryStoreTests {
    @Test("A known number is the same person: nothing doubles, what is not given stays")
    func update() throws {
        let fixture = try RegistryFixture()
        var row = try fixture.row()
        row.phone = "12000000001"
        let id = try fixture.put(row).personId
        #expect(try fixture.put(row) == .unchanged(id))
        row.phone = nil
        row.address = "样例路1号"
        #expect(try fixture.put(row) == .updated(id))
        let person = try fixture.person(id)
        #expect(person.identity.phone == "12000000001" && person.identity.address == "样例路1号")
        #expect(try fixture.count("SELECT count(*) FROM person") == 1)
    }

    @Test("A new grade is in the history, and an import without a grade changes none")
    func grades() throws {
        let fixture = try RegistryFixture()
        let id = try fixture.put(fixture.row(grade: nil)).personId
        #expect(try fixture.person(id).grade == .unassessed)
        #expect(try fixture.person(id).assessedAt == nil)
        fixture.now = fixture.now.adding(seconds: 1)
        #expect(try fixture.put(fixture.row(grade: .high)) == .updated(id))
        fixture.now = fixture.now.adding(seconds: 1)
        #expect(try fixture.put(fixture.row(grade: nil)) == .unchanged(id))
        let person = try fixture.person(id)
        #expect(person.grade == .high && person.assessedAt != nil && person.reasonCode == GradeReason.report.rawValue)
        let history = try fixture.write { try GradeBook.history(of: id, limit: 10, $0) }
        #expect(history.map(\.grade) == [.high, .unassessed])
    }

    @Test("A test result that came before does not come twice")
    func tests() throws {
        let fixture = try RegistryFixture()
        var row = try fixture.row()
        row.tests = [.init(kind: .pcr, result: .negative, at: fixture.now, place: "样例检测点")]
        let id = try fixture.put(row).personId
        #expect(try fixture.put(row) == .unchanged(id))
        #expect(try fixture.count("SELECT count(*) FROM test_result") == 1)
    }

    @Test(
        "A declaration's yellow ends with a clean declaration and a negative test after it, in either order",
        arguments: [
            (clean: Int64?.none, negative: Int64?.none, isOver: false), (10, nil, false), (nil, 10, false),
            (10, 20, true), (20, 10, true), (-10, 10, false), (10, -10, false), (0, 10, false),
        ])
    func declaredRisk(clean: Int64?, negative: Int64?, isOver: Bool) {
        let raised = RegistryFixture.start
        let evidence = DeclaredRisk.Evidence(
            raisedAt: raised, cleanAt: clean.map(raised.adding(seconds:)),
            negativeAt: negative.map(raised.adding(seconds:)))
        #expect(DeclaredRisk.isOver(evidence) == isOver)
    }

    @Test("The log's chain holds, and shows any entry that is changed or taken out")
    func chain() throws {
        let fixture = try RegistryFixture()
        let key = fixture.storage.keys.signing.key
        for number in 1...5 {
            try fixture.write {
                try LogChain.append(
                    .code, ["n": .integer(number)], at: fixture.now, signer: number == 3 ? key : nil, $0)
            }
        }
        #expect(try fixture.administration.firstBrokenLogEntry() == nil)
        try fixture.write { try $0.execute("UPDATE log_chain SET entry = '{\"n\":9}' WHERE n = 4") }
        #expect(try fixture.administration.firstBrokenLogEntry() == 4)
        try fixture.write { try $0.execute("UPDATE log_chain SET entry = '{\"n\":4}' WHERE n = 4") }
        #expect(try fixture.administration.firstBrokenLogEntry() == nil)
        try fixture.write { try $0.execute("UPDATE log_chain SET sign = x'3006020101020101' WHERE n = 3") }
        #expect(try fixture.administration.firstBrokenLogEntry() == 3)
        try fixture.write { try $0.execute("DELETE FROM log_chain WHERE n = 2") }
        #expect(try fixture.administration.firstBrokenLogEntry() == 3)
    }

    @Test("Samples are filled once, marked, with their records; nothing that names them is in the clear")
    func samples() throws {
        let fixture = try RegistryFixture(samples: 60)
        #expect(try SampleRegistry.fill(60, seed: 38_963, fixture.storage, now: fixture.now) == 0)
        #expect(try SampleRegistry.fill(61, seed: 38_963, fixture.storage, now: fixture.now) == 1)
        #expect(try fixture.count("SELECT count(*) FROM person WHERE sample = 1") == 61)
        #expect(try fixture.count("SELECT count(*) FROM trip") > 30)
        #expect(try fixture.count("SELECT count(*) FROM health_declaration") > 30)
        let people = try fixture.administration.people()
        #expect(people.count == 61 && people.allSatisfy(\.isSample))
        #expect(people.allSatisfy { $0.json.contains("\"sample\":true") })
        let dump = try fixture.write { transaction in
            try ["person", "trip", "health_declaration", "province_report", "test_result"].flatMap {
                try Row.fetchAll(transaction.database, sql: "SELECT * FROM \($0)").map { "\($0)" }
            }.joined()
        }
        for person in people.prefix(20) { #expect(!dump.contains(person.certNum) && !dump.contains(person.name)) }
    }
}
