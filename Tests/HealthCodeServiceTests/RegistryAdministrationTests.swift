import GRDB
import HealthCode
import HealthCodeAPI
import Testing

@testable import HealthCodeService

@Suite("Registry: administration and retention")
struct RegistryAdministrationTests {
    @Test("An import reports its lines, keeps the good ones, and again makes nobody twice")
    func importing() throws {
        let fixture = try RegistryFixture()
        let path = try fixture.file(
            """
            name,certType,certNum,healthStatus,colour
            样甲,20,SAMPLE01,00,x
            样乙,20,S,00,x
            样丙,20,SAMPLE03,10,x
            """)
        var told: [Int] = []
        let report = try fixture.administration.importPeople(path) { told.append($0.line) }
        #expect(report.added == 2 && report.rejected == 1 && told == [3])
        #expect(report.problems.first?.reason.hasPrefix("certNum: 1 characters") == true)
        #expect(report.ignoredColumns == ["colour"])
        let again = try fixture.administration.importPeople(path)
        #expect(again.added == 0 && again.unchanged == 2 && again.updated == 0)
        #expect(try fixture.administration.people().map(\.healthStatus) == [.low, .high])
    }

    @Test("JSON lines: the same rules, numbers and lists as text, tests as objects")
    func jsonLines() throws {
        let fixture = try RegistryFixture()
        let path = try fixture.file(
            """
            {"name":"样甲","certType":"20","certNum":"SAMPLE01","healthyStaus":"01","diseaseHistory":["I10"]}
            not json
            {"name":"样乙","certType":20,"certNum":"SAMPLE02","hsjc":{"hsjcjg":1,"hsjcsj":"20261101080000"}}
            {"name":"样丙","name":"x","certType":20,"certNum":"SAMPLE03"}
            [1]
            """, "people.jsonl")
        let report = try fixture.administration.importPeople(path)
        #expect(report.added == 2 && report.rejected == 3)
        #expect(report.problems.map(\.line) == [2, 4, 5])
        #expect(try fixture.administration.people().map(\.healthStatus) == [.medium, .unassessed])
        #expect(try fixture.count("SELECT count(*) FROM test_result") == 1)
    }

    @Test(
        "A first line that is no object is a bad line of JSON lines, not a header",
        arguments: ["[]", "not json", "[1,", "null"])
    func badFirstLine(_ line: String) throws {
        let fixture = try RegistryFixture()
        let good = #"{"name":"样甲","certType":"20","certNum":"SAMPLE01"}"#
        let report = try fixture.administration.importPeople(fixture.file(line + "\n" + good, "people.jsonl"))
        #expect(report.added == 1 && report.problems.map(\.line) == [1])
    }

    @Test("Setting a grade is logged and signed, and the provinces' reports follow it")
    func setting() throws {
        let fixture = try RegistryFixture(samples: 11)
        let administration = fixture.administration
        let red = try #require(try administration.people().first { $0.healthStatus == .high })
        try administration.setPerson(red.certNum, grade: .low)
        #expect(try administration.people().first { $0.certNum == red.certNum }?.healthStatus == .low)
        let id = try fixture.count("SELECT person_id FROM grade_change WHERE source = 'administration'")
        #expect(
            try fixture.count("SELECT count(*) FROM province_report WHERE person_id = \(id) AND grade <> '00'") == 0)
        let entries = try fixture.write { try LogChain.entries(.grade, $0) }
        #expect(entries.count == 1 && entries[0].sign != nil)
        #expect(!entries[0].text.contains(red.certNum) && !entries[0].text.contains(red.name))
        #expect(try administration.firstBrokenLogEntry() == nil)
        #expect(throws: AdministrationFault.personUnknown) { try administration.setPerson("NOBODY99", grade: .low) }
        #expect(try administration.setPerson(red.certNum, state: "frozen"))
        #expect(try !administration.setPerson(red.certNum, state: "green"))
        #expect(try administration.people().first { $0.certNum == red.certNum }?.state == "frozen")
    }

    @Test("Tokens have the form of 3.20 and stand in the database as a digest alone")
    func tokens() throws {
        let fixture = try RegistryFixture()
        let token = try fixture.administration.token(role: .gate, gateId: "G1", gateType: "106", division: "330100")
        let parts = token.split(separator: "-")
        #expect(parts.count == 2 && parts[0].count == 26 && parts[1].count == 16)
        #expect(
            Base32.decode(String(parts[0]) + "A") != nil
                || parts[0].allSatisfy { "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".contains($0) })
        #expect(try fixture.count("SELECT count(*) FROM enrolment_token WHERE role = 'gate' AND gate_id = 'G1'") == 1)
        #expect(throws: AdministrationFault.divisionUnknown) { try fixture.administration.token(division: "999999") }
    }

    @Test("Devices: list, revoke, enable, by number or customer")
    func devices() throws {
        let fixture = try RegistryFixture()
        try fixture.write {
            try $0.execute(
                """
                INSERT INTO device (cust_num, device_sn, role, status_at, key_id, enrolled_at)
                VALUES ('C1', 'SN1', 'gate', 0, 1, 5), ('C2', 'SN2', 'desk', 0, 2, 6)
                """)
        }
        let administration = fixture.administration
        try administration.revokeDevice("SN1")
        try administration.disableDevice("C2")
        #expect(try administration.devices().map(\.status) == ["revoked", "disabled"])
        try administration.enableDevice("C1")
        #expect(try administration.devices().map(\.status) == ["active", "disabled"])
        #expect(throws: AdministrationFault.deviceUnknown) { try administration.revokeDevice("SN9") }
    }

    @Test("Codes: revoked once and for good, told to the trust list; frozen ones can still be revoked")
    func codes() throws {
        let fixture = try RegistryFixture()
        let codeId = [UInt8](repeating: 7, count: 12)
        try fixture.write {
            try $0.execute(
                "INSERT INTO code (code_id, octets, person_id, issued_at, expires_at, available) VALUES (?, ?, 1, 0, 9, 1)",
                [Blob(codeId), Blob([UInt8](repeating: 0, count: 92))])
        }
        let administration = fixture.administration
        let name = Hex.encode(codeId)
        try administration.freezeCode(name)
        try administration.revokeCode(name.lowercased())
        try administration.freezeCode(name)
        #expect(try fixture.count("SELECT count(*) FROM code WHERE status = 'revoked'") == 1)
        #expect(try fixture.count("SELECT count(*) FROM revocation") == 1)
        #expect(throws: AdministrationFault.codeUnknown) { try administration.revokeCode("00" + name.dropFirst(2)) }
        #expect(throws: AdministrationFault.notACode) { try administration.revokeCode("HU") }
    }

    @Test("Pass records go after their days, with a signed entry; younger ones stay", arguments: [14, 30])
    func retention(_ days: Int) throws {
        let fixture = try RegistryFixture()
        try fixture.administration.setPassRecordDays(days)
        try fixture.write { transaction in
            for age in 0..<40 {
                let at = fixture.now.adding(seconds: -Int64(39 - age) * 86_400 - 1).milliseconds
                try transaction.execute(
                    """
                    INSERT INTO pass (cust_num, request_id, scanned_at, received_at, code) VALUES ('C1', ?, ?, ?, '0')
                    """, ["r\(age)", at, at])
            }
        }
        let step = try fixture.write { transaction in
            let step = try Retention.destroy(now: fixture.now, transaction)
            try Retention.log(step, now: fixture.now, fixture.storage.keys, transaction)
            return step
        }
        #expect(step.passes == 40 - days)
        #expect(try fixture.administration.passes().count == days)
        let entry = try #require(try fixture.write { try LogChain.entries(.destruction, $0) }.first)
        #expect(entry.sign != nil && entry.text.contains("\"count\":\(40 - days)"))
        #expect(try fixture.administration.firstBrokenLogEntry() == nil)
        let nothing = try fixture.write { try Retention.destroy(now: fixture.now, $0) }
        #expect(nothing.passes == 0 && !nothing.isFull)
    }

    @Test("The days are held within 14 to 30")
    func days() throws {
        let fixture = try RegistryFixture()
        #expect(try fixture.administration.passRecordDays() == 30)
        for (asked, held) in [(1, 14), (14, 14), (20, 20), (31, 30)] {
            try fixture.administration.setPassRecordDays(asked)
            #expect(try fixture.administration.passRecordDays() == held)
        }
    }
}
