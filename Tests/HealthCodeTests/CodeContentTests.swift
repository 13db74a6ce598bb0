import HealthCode
import Testing

@Suite("Code content: the layout of 3.11")
struct CodeContentTests {
    static func sample(signature: [UInt8] = (0..<64).map { 255 - $0 }) -> CodeContent {
        CodeContent(
            flags: [.printed], division: 330_106, codeId: Array(1...12), issuedAt: 0x5FA1_B2C3, life: 60, grade: .high,
            keyId: 0x0102, signature: signature)
    }

    @Test("every field stands at its offset, big-endian")
    func layout() {
        let octets = Self.sample().octets
        #expect(octets.count == 92)
        #expect(octets[0] == 0x3D)
        #expect(octets[1] == 0x12)
        #expect(Array(octets[2..<5]) == [0x05, 0x09, 0x7A])
        #expect(Array(octets[5..<17]) == Array(1...12))
        #expect(Array(octets[17..<21]) == [0x5F, 0xA1, 0xB2, 0xC3])
        #expect(Array(octets[21..<25]) == [0, 0, 0, 60])
        #expect(octets[25] == 2)
        #expect(Array(octets[26..<28]) == [1, 2])
        #expect(Array(octets[28..<92]) == (0..<64).map { 255 - $0 })
        #expect(Self.sample().signedOctets == Array(octets[..<28]))
    }

    @Test("148 letters of A-Z and 2-7 from HU, read back in either case")
    func text() throws {
        let text = Self.sample().text
        #expect(text.utf8.count == 148)
        #expect(text.hasPrefix("HU"))
        #expect(text.utf8.allSatisfy { (65...90).contains($0) || (50...55).contains($0) })
        #expect(try CodeContent(text: text) == Self.sample())
        #expect(try CodeContent(text: text.lowercased()) == Self.sample())
        #expect(try CodeContent(text: "hU" + text.dropFirst(2)) == Self.sample())
    }

    @Test("names, times and life")
    func readings() throws {
        let code = Self.sample()
        #expect(code.codeIdHex == "0102030405060708090A0B0C")
        #expect(code.divisionCode == "330106")
        #expect(code.grade == .high)
        #expect(code.issuedInstant == Instant(seconds: 0x5FA1_B2C3))
        #expect(code.expiresAt - code.issuedInstant == 60_000)
        #expect(code.isAlive(at: code.issuedInstant))
        #expect(code.isAlive(at: code.expiresAt.adding(milliseconds: -1)))
        #expect(!code.isAlive(at: code.expiresAt))
        #expect(code.isAlive(at: code.issuedInstant.adding(seconds: -300)))
        #expect(!code.isAlive(at: code.issuedInstant.adding(milliseconds: -300_001)))
        var longest = code
        longest.issuedAt = .max
        longest.life = .max
        #expect(longest.expiresAt == Instant(seconds: 2 * Int64(UInt32.max)))
        longest.division = .max
        #expect(try CodeContent(text: longest.text).division == 0xFF_FFFF)
    }

    @Test("short parts are filled, long ones cut, never a trap")
    func fitting() throws {
        let code = CodeContent(
            flags: CodeFlags(rawValue: 0xF1), division: 1, codeId: [7], issuedAt: 0, life: 0, grade: .low, keyId: 0,
            signature: Array(repeating: 9, count: 99))
        let read = try CodeContent(text: code.text)
        #expect(read.codeId == [7] + Array(repeating: 0, count: 11))
        #expect(read.signature == Array(repeating: 9, count: 64))
        #expect(read.algorithm == 1 && read.flags == .family)
    }

    @Test("faults by name")
    func faults() {
        let octets = Self.sample().octets
        func text(_ place: Int, _ octet: UInt8) -> String {
            var octets = octets
            octets[place] = octet
            return Base32.encode(octets)
        }
        #expect(throws: CodeFault.length) { try CodeContent(text: "") }
        #expect(throws: CodeFault.length) { try CodeContent(text: "https://example.org/not-a-health-code") }
        #expect(throws: CodeFault.length) { try CodeContent(text: String(Self.sample().text.dropLast())) }
        #expect(throws: CodeFault.alphabet) { try CodeContent(text: "1" + Self.sample().text.dropFirst()) }
        #expect(throws: CodeFault.alphabet) { try CodeContent(text: String(repeating: "A", count: 147) + "B") }
        #expect(throws: CodeFault.magic) { try CodeContent(text: String(repeating: "A", count: 148)) }
        #expect(throws: CodeFault.magic) { try CodeContent(text: text(0, 0x3E)) }
        for algorithm in [0, 2, 3, 15] as [UInt8] {
            #expect(throws: CodeFault.algorithm) { try CodeContent(text: text(1, algorithm << 4)) }
        }
        #expect(throws: CodeFault.length) { try CodeContent(octets: []) }
        #expect(throws: CodeFault.length) { try CodeContent(octets: octets + [0]) }
        for fault in CodeFault.allCases {
            #expect(fault.returnCode == (fault == .twoCodes ? .twoCodes : .codeNotRecognised))
        }
    }

    @Test("unknown flags and grades are kept as signed, and told after the signature")
    func unknownParts() throws {
        for flags in 0...15 as ClosedRange<UInt8> {
            for grade in [0, 1, 2, 3, 4, 5, 200, 255] as [UInt8] {
                var octets = Self.sample().octets
                octets[1] = 0x10 | flags
                octets[25] = grade
                let code = try CodeContent(text: Base32.encode(octets))
                #expect(code.octets == octets)
                #expect(code.unknownPart == (flags > 3 ? .flags : grade > 4 ? .grade : nil))
                #expect(code.grade == (Grade(codeByte: grade) ?? .unassessed))
            }
        }
        var code = Self.sample()
        code.grade = .contact
        #expect(code.gradeByte == 3)
    }

    @Test("two codes in one text are never one, whatever stands between")
    func twoCodes() {
        let one = Self.sample().text
        let other = Self.sample(signature: Array(repeating: 7, count: 64)).text
        for between in ["", " ", "\n", "\r\n", "\t", ",", "|", "\u{3}", "\u{1D}", "中"] {
            for text in [
                one + between + other, one.lowercased() + between + other, one + between + one + between + one,
            ] {
                #expect(throws: CodeFault.twoCodes) { try CodeContent(text: text) }
            }
        }
        #expect((one + other).utf8.count == 296)
        #expect(throws: CodeFault.twoCodes) { try CodeContent(text: one + "A") }
        #expect(throws: CodeFault.twoCodes) { try CodeContent(text: "A" + one) }
        #expect(throws: CodeFault.twoCodes) { try CodeContent(text: one.prefix(60) + "\n" + other.prefix(60)) }
        #expect(!CodeContent.holdsTwoCodes(one))
        #expect(!CodeContent.holdsTwoCodes(one + "\r\n"))
        #expect(!CodeContent.holdsTwoCodes("HU MING HU WEI 11010519491231002X"))
        #expect(!CodeContent.holdsTwoCodes("https://example.org/" + String(repeating: "a1", count: 100)))
    }

    @Test("HU inside a code is no second header")
    func headerInside() throws {
        var octets = Self.sample().octets
        octets[40..<46] = [0x3D, 0x3D, 0x3D, 0x3D, 0x3D, 0x3D]
        let text = Base32.encode(octets)
        #expect(text.dropFirst(2).contains("HU"))
        #expect(try CodeContent(text: text).octets == octets)
    }
}
