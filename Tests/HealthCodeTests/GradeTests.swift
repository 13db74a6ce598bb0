import HealthCode
import Testing

@Suite("Grades: 3.4, the order of 3.12, the octets of 3.11")
struct GradeTests {
    @Test(
        "every row",
        arguments: [
            (Grade.low, "00", 0, 0, "绿", "green"), (.unassessed, "20", 1, 4, "灰", "grey"),
            (.medium, "01", 2, 1, "黄", "yellow"), (.contact, "11", 3, 3, "橙", "orange"),
            (.high, "10", 4, 2, "红", "red"),
        ] as [(Grade, String, Int, UInt8, String, String)])
    func rows(_ row: (grade: Grade, wire: String, severity: Int, octet: UInt8, zh: String, en: String)) {
        #expect(Grade(rawValue: row.wire) == row.grade)
        #expect(row.grade.severity == row.severity)
        #expect(row.grade.codeByte == row.octet)
        #expect(Grade(codeByte: row.octet) == row.grade)
        #expect(row.grade.colour == Words(zh: row.zh, en: row.en))
        #expect(!row.grade.name.zh.isEmpty && !row.grade.name.en.isEmpty)
    }

    @Test("no grade is forgotten, and no two are alike")
    func distinct() {
        #expect(Grade.allCases.count == 5)
        #expect(Set(Grade.allCases.map(\.severity)) == Set(0...4))
        #expect(Set(Grade.allCases.map(\.codeByte)) == Set(0...4))
        #expect(Set(Grade.allCases.map(\.display)).count == 5)
    }

    @Test("an octet above 4 is of no grade", arguments: 5...UInt8.max)
    func unknownOctet(_ octet: UInt8) {
        #expect(Grade(codeByte: octet) == nil)
    }

    @Test("worse is the later in 00 < 20 < 01 < 11 < 10, whichever comes first")
    func worse() {
        let order: [Grade] = [.low, .unassessed, .medium, .contact, .high]
        for (i, a) in order.enumerated() {
            for (j, b) in order.enumerated() {
                #expect(Grade.worse(a, b) == order[max(i, j)])
            }
        }
    }

    @Test("an unknown grade counts as 20")
    func unknownGrade() {
        #expect(Grade.worse(wire: "00", "77") == .unassessed)
        #expect(Grade.worse(wire: "77", "01") == .medium)
        #expect(Grade.worse(wire: "", "") == .unassessed)
        #expect(Grade.worse(wire: "0", "00") == .unassessed)
    }
}
