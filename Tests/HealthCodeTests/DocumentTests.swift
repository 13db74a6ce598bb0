import HealthCode
import Testing

@Suite("Documents: 3.3 and GB 11643")
struct DocumentTests {
    /// A sample number of nobody: a body of 17 digits with the check character that the rule gives it.
    private static func sample(_ body: String) throws -> String {
        body + String(try #require(ResidentNumber.checkCharacter(of: body)))
    }

    @Test("the published examples", arguments: ["11010519491231002X", "440524188001010014"])
    func published(_ text: String) throws {
        let number = try ResidentNumber(text)
        #expect(number.digits == text)
        #expect(number.divisionPrefix == String(text.prefix(6)))
        #expect(number.birthDate == String(text.dropFirst(6).prefix(8)))
        #expect(Divisions.wasEver(number.divisionPrefix))
        #expect(try DocumentNumber(.residentID, text).number == text)
    }

    @Test("a small x is folded, spaces go where a document number is asked for")
    func folding() throws {
        #expect(try ResidentNumber("11010519491231002x").digits == "11010519491231002X")
        #expect(try DocumentNumber(.residentID, " 110105 19491231 002x ").number == "11010519491231002X")
        #expect(throws: DocumentFault.length(19)) { try ResidentNumber("11010519491231002X ") }
        #expect(try ResidentNumber("11010519491231002X").sex == .female)
        #expect(try ResidentNumber("440524188001010014").sex == .male)
    }

    @Test("fifteen digits are upgraded to eighteen")
    func upgrade() throws {
        #expect(try ResidentNumber("110105491231002").digits == "11010519491231002X")
        #expect(try DocumentNumber(.residentID, "110105 491231 002").number == "11010519491231002X")
        #expect(try ResidentNumber("440524800101996").digits.hasPrefix("44052418800101996"))
        for sequence in ["997", "998", "999"] {
            #expect(try ResidentNumber("440524800101" + sequence).birthDate == "18800101")
        }
        #expect(try ResidentNumber("440524800101995").birthDate == "19800101")
        #expect(throws: DocumentFault.date) { try ResidentNumber("110105490229002") }
        #expect(try ResidentNumber("110105480229002").birthDate == "19480229")
        #expect(throws: DocumentFault.date) { try ResidentNumber("110105000229996") }
        #expect(throws: DocumentFault.character(at: 14)) { try ResidentNumber("11010549123100X") }
    }

    @Test("each fault is named")
    func faults() throws {
        #expect(throws: DocumentFault.length(0)) { try ResidentNumber("") }
        #expect(throws: DocumentFault.length(17)) { try ResidentNumber("11010519491231002") }
        #expect(throws: DocumentFault.check(expected: "X")) { try ResidentNumber("110105194912310021") }
        #expect(throws: DocumentFault.character(at: 17)) { try ResidentNumber("11010519491231002Y") }
        #expect(throws: DocumentFault.character(at: 3)) { try ResidentNumber("110X0519491231002X") }
        for date in ["20210229", "19000229", "20200431", "20201301", "20200001", "20200100", "17991231", "00000000"] {
            let text = try Self.sample("110105" + date + "002")
            #expect(throws: DocumentFault.date) { try ResidentNumber(text) }
        }
        for date in ["20200229", "20000229", "18000101", "20991231"] {
            let text = try Self.sample("110105" + date + "002")
            #expect(try ResidentNumber(text).birthDate == date)
        }
        for fault in [DocumentFault.length(3), .character(at: 2), .check(expected: "X"), .date, .pattern] {
            #expect(!fault.words.zh.isEmpty && !fault.words.en.isEmpty)
        }
    }

    @Test("a prefix that no table knows is no reason to refuse")
    func unknownPrefix() throws {
        let text = try Self.sample("99999919900101001")
        #expect(!Divisions.wasEver(try ResidentNumber(text).divisionPrefix))
        for prefix in ["710000", "810000", "820000", "830000"] {
            let text = try Self.sample(prefix + "19900101001")
            #expect(Divisions.wasEver(try ResidentNumber(text).divisionPrefix))
        }
    }

    @Test(
        "the check character needs seventeen digits",
        arguments: ["", "1101051949123100", "110105194912310022", "1101051949123100X"])
    func checkCharacter(_ body: String) {
        #expect(ResidentNumber.checkCharacter(of: body) == nil)
    }

    /// Number patterns of profile 3.3: what each type takes, and what it refuses and why.
    private static let rows: [(type: CertType, good: [String], bad: [(String, DocumentFault)])] = [
        (
            .hkMacauPermit, ["H12345678", "M1234567890", "h12345678"],
            [
                ("H123456789", .length(10)), ("H1234567", .length(8)), ("A12345678", .character(at: 0)),
                ("H1234567A", .character(at: 8)), ("", .length(0)), ("H12345678901", .length(12)),
            ]
        ),
        (
            .taiwanPermit, ["12345678", "1234567890", "1234 5678"],
            [("123456789", .length(9)), ("1234567A", .character(at: 7)), ("", .length(0))]
        ),
        (
            .taiwanOneTime, ["1", "ABC123456789", "台字第1号"],
            [("", .length(0)), ("1234567890123", .length(13)), ("1\u{200B}2", .character(at: 1))]
        ),
        (
            .passport, ["E1234", "EB1234567", "12345678901234567", "e12345678"],
            [
                ("E123", .length(4)), ("123456789012345678", .length(18)), ("E1234-6", .character(at: 5)),
                ("Ｅ12345", .character(at: 0)),
            ]
        ),
        (
            .foreignResident, ["ABC123456789012", "912345678901234567", "abc123456789012"],
            [
                ("AB1123456789012", .character(at: 2)), ("812345678901234567", .character(at: 0)),
                ("ABC12345678901", .length(14)), ("91234567890123456X", .character(at: 17)),
                ("ABC1234567890123", .length(16)),
            ]
        ),
        (
            .other, ["1", "护照A1", String(repeating: "9", count: 32)],
            [("", .length(0)), (String(repeating: "9", count: 33), .length(33)), ("A\u{202E}B", .character(at: 1))]
        ),
    ]

    @Test("every type's pattern")
    func patterns() throws {
        for row in Self.rows {
            for good in row.good {
                let number = try DocumentNumber(row.type, good)
                #expect(number.number == good.uppercased().filter { $0 != " " })
                #expect(try DocumentNumber(row.type, number.number) == number)
            }
            for (bad, fault) in row.bad {
                #expect(throws: fault, "\(row.type) \(bad)") { try DocumentNumber(row.type, bad) }
            }
        }
        #expect(Set(Self.rows.map(\.type)) == Set(CertType.allCases).subtracting([.residentID]))
    }

    @Test("type codes: primary ones, and WS 364.3 aliases that collide with none")
    func wireTypes() {
        for type in CertType.allCases {
            #expect(CertType(wire: type.rawValue) == type)
            #expect(!type.name.zh.isEmpty && !type.name.en.isEmpty)
        }
        let aliases: [(String, CertType)] = [
            ("01", .residentID), ("02", .other), ("03", .passport), ("06", .hkMacauPermit), ("07", .taiwanPermit),
        ]
        for (alias, type) in aliases { #expect(CertType(wire: alias) == type) }
        for stranger in ["", "0", "1", "00", "04", "05", "08", "11", "111", "010", "1O", "１０"] {
            #expect(CertType(wire: stranger) == nil)
        }
    }

    @Test("sex codes of GB/T 2261.1")
    func sexes() {
        #expect(Sex.allCases.map(\.rawValue) == ["0", "1", "2", "9"])
        #expect(Set(Sex.allCases.map(\.name.zh)).count == 4)
    }
}
