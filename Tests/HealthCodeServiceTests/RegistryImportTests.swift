import FoundationEssentials
import HealthCode
import Testing

@testable import HealthCodeService

@Suite("Registry: import files")
struct RegistryImportTests {
    static let header = "name,certType,certNum,healthStatus"
    static let number = "330106188801010019"

    /// A file's rows as short text: `line:certNum` for a good one, `line!reason` for a bad one.
    private func rows(_ text: String) throws -> [String] { try rows(Array(text.utf8)) }

    private func rows(_ octets: [UInt8]) throws -> [String] {
        let path = FileManager.default.temporaryDirectory.path + "/people-\(UInt64.random(in: 0 ... .max)).csv"
        try Data(octets).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var file = try PeopleFile(path: path)
        var rows: [String] = []
        while let item = try file.next() {
            switch item {
            case .row(let row, let line, let warning):
                rows.append("\(line):\(row.name)\(warning == nil ? "" : "?")")
            case .bad(let line, let reason): rows.append("\(line)!\(reason)")
            }
        }
        return rows
    }

    private func passport(_ name: String, _ number: String = "SAMPLE01", _ grade: String = "00") -> String {
        "\(name),20,\(number),\(grade)"
    }

    @Test("Rows are read with LF, CRLF, a byte order mark, and without a last line end", arguments: ["\n", "\r\n"])
    func lineEnds(_ end: String) throws {
        let text = [Self.header, passport("甲"), "", passport("乙")].joined(separator: end)
        #expect(try rows(text) == ["2:甲", "4:乙"])
        #expect(try rows("\u{FEFF}" + text + end) == ["2:甲", "4:乙"])
    }

    @Test("Quoted fields hold commas, doubled quotes and line ends (RFC 4180)")
    func quoting() throws {
        let text = #"""
            "name",certType,certNum,address
            "SAMPLE, ""A""",20,SAMPLE01,"one
            two"
            SAMPLE B,20,SAMPLE02,three
            """#
        #expect(try rows(text) == ["2:SAMPLE, \"A\"", "4:SAMPLE B"])
    }

    @Test("A stray quote costs its own line and nothing below it")
    func strayQuotes() throws {
        let text = [
            Self.header, "\"甲,20,SAMPLE01,00", passport("乙"), "丙\"x,20,SAMPLE03,00", "\"丁\"x,20,SAMPLE04,00",
            passport("戊", "SAMPLE05"),
        ].joined(separator: "\n")
        let found = try rows(text)
        #expect(found.map { String($0.prefix(2)) } == ["2!", "3:", "4!", "5!", "6:"])
    }

    @Test(
        "Every kind of bad row is told with its line and reason, and quotes nobody",
        arguments: [
            ("甲,20", "2 fields"), (",20,SAMPLE01,00", "name: missing"), ("甲,,SAMPLE01,00", "certType: missing"),
            ("甲,20,,00", "certNum: missing"), ("甲,77,SAMPLE01,00", "(4001)"), ("甲,10,330106188801010018,00", "(4002)"),
            ("甲,10,330106188802300019,00", "(4002)"), ("甲,20,SAMPLE01,02", "healthStatus: not a grade"),
            ("甲\u{202E},20,SAMPLE01,00", "name: holds"),
            (String(repeating: "甲", count: 65) + ",20,SAMPLE01,00", "name: longer"),
        ])
    func badRows(_ row: String, _ reason: String) throws {
        let found = try rows([Self.header, row, passport("好")].joined(separator: "\n"))
        #expect(found.count == 2)
        #expect(found.first?.hasPrefix("2!") == true)
        #expect(found.first?.contains(reason) == true, "\(found)")
        #expect(found.first?.contains("SAMPLE01") == false && found.first?.contains("甲") == false)
        #expect(found.last == "3:好")
    }

    @Test("Octets that are not UTF-8, and a line without end, cost one row")
    func rawOctets() throws {
        var octets = Array((Self.header + "\n").utf8) + [0x41, 0xFF, 0x2C] + Array("20,SAMPLE01,00\n".utf8)
        octets += [UInt8](repeating: 0x41, count: 1_000_000) + Array(("\n" + passport("乙")).utf8)
        let found = try rows(octets)
        #expect(found.map { String($0.prefix(2)) } == ["2!", "3!", "4:"])
    }

    @Test("A prefix that was never a division is a warning, never a rejection")
    func oddPrefix() throws {
        let body = "99990118880101001"
        let check = try #require(ResidentNumber.checkCharacter(of: body))
        #expect(try rows("\(Self.header)\n甲,10,\(body)\(check),00") == ["2:甲?"])
    }

    @Test("Headers: other names and cases, missing, double and unknown columns")
    func headers() throws {
        #expect(try rows("姓名,证件类型,证件号码\n甲,20,SAMPLE01") == ["2:甲"])
        #expect(try rows("NAME,CertType,certnum,colour\n甲,20,SAMPLE01,blue") == ["2:甲"])
        #expect(throws: ImportFault.columnsMissing(["certType", "certNum"])) { try rows("name\n甲") }
        #expect(throws: ImportFault.columnTwice("name")) { try rows("name,certType,certNum,姓名\n") }
        #expect(throws: ImportFault.empty) { try rows("") }
    }

    @Test("Aliases of document types, a 15-digit number, tests with their time")
    func values() throws {
        let text = """
            name,certType,certNum,diseaseHistory,hsjcjg,hsjcsj
            甲,01,330106880101001,I10^E11,1,20261101080000
            乙,03,sample 02,,0,
            """
        let path = FileManager.default.temporaryDirectory.path + "/people-\(UInt64.random(in: 0 ... .max)).csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var file = try PeopleFile(path: path)
        guard case .row(let row, _, _) = try file.next() else {
            Issue.record("no row")
            return
        }
        #expect(row.document.number.count == 18)
        #expect(row.diseaseHistory == ["I10", "E11"])
        #expect(
            row.tests == [
                .init(kind: .pcr, result: .negative, at: try #require(Instant(c14: "20261101080000")), place: nil)
            ])
        #expect(row.grade == nil)
        #expect(try file.next() == .bad(line: 3, reason: "hsjcjg: a result and its time belong together"))
    }

    @Test("Any mutation of a file is read to its end, each good row or a reason")
    func mutations() throws {
        var random = SplitMix64(seed: 4_180)
        let original = Array(
            [Self.header, passport("甲"), "\"a\"\"b\",20,SAMPLE02,01", passport("乙")].joined(separator: "\r\n").utf8)
        for _ in 0..<500 {
            var octets = original
            for _ in 0...random.below(4) { octets[random.below(octets.count)] = UInt8(random.below(256)) }
            _ = try? rows(octets)
        }
    }
}
