import HealthCode
import Testing

@Suite("Masking, and what of a text may be seen")
struct TextTests {
    @Test(
        "names keep their length",
        arguments: [
            ("", ""), ("王", "*"), ("王明", "王*"), ("张小明", "张*明"), ("欧阳娜娜", "欧**娜"), ("阿卜杜拉·买买提", "阿******提"),
            ("Al", "A*"), ("Jo Do", "J***o"),
        ])
    func names(_ row: (plain: String, masked: String)) {
        #expect(Masking.name(row.plain) == row.masked)
        #expect(row.plain.count == row.masked.count)
    }

    @Test(
        "numbers show three and four, or one and one",
        arguments: [
            ("", ""), ("1", "*"), ("12", "**"), ("123", "1*3"), ("12345678", "1******8"), ("123456789", "123**6789"),
            ("11010519491231002X", "110***********002X"), ("440524188001010014", "440***********0014"),
            ("H12345678", "H12**5678"), ("E1234", "E***4"),
        ])
    func numbers(_ row: (plain: String, masked: String)) {
        #expect(Masking.number(row.plain) == row.masked)
    }

    @Test(
        "vehicles show their ends",
        arguments: [("", ""), ("7", "*"), ("G7", "G*"), ("G12", "G*2"), ("浙A12345", "浙*****5"), ("CA1831", "C****1")])
    func vehicles(_ row: (plain: String, masked: String)) {
        #expect(Masking.vehicle(row.plain) == row.masked)
    }

    @Test("telephones show three and four")
    func phones() {
        #expect(Masking.phone("13800000001") == "138****0001")
        #expect(Masking.phone("+8613800000001") == "+86*******0001")
        #expect(Masking.phone("12345") == "1***5")
    }

    @Test("every mask keeps the length and hides the middle")
    func masks() {
        let count = Cases.share(50)
        var random = Cases.generator("masking", count)
        let letters = Array("0123456789XABC王李张明")
        for _ in 0..<count {
            let plain = String((0..<random.below(24)).map { _ in letters[random.below(letters.count)] })
            for masked in [Masking.name(plain), Masking.number(plain), Masking.vehicle(plain)] {
                let shown = zip(plain, masked).filter { $0 == $1 }.count
                guard masked.count == plain.count, shown < max(1, plain.count), shown <= 7,
                    zip(plain, masked).allSatisfy({ $0 == $1 || $1 == "*" })
                else {
                    Issue.record("\(plain) \(masked)")
                    return
                }
            }
        }
    }

    @Test(
        "what would move, hide or colour is gone",
        arguments: [
            ("杭州 Hangzhou-1", "杭州 Hangzhou-1"), ("a\u{1B}[31mb", "a[31mb"), ("a\nb\tc\r\nd", "a b c  d"),
            ("a\u{202E}b\u{2066}c\u{200F}", "abc"), ("a\u{200B}b\u{FEFF}c\u{2060}d\u{AD}e", "abcde"),
            ("a\u{E0041}b\u{E007F}", "ab"), ("a\u{E000}b\u{F0000}c", "abc"), ("a\u{7F}b\u{9B}c\u{0}", "abc"),
            ("a\u{2028}b\u{2029}c\u{A0}d\u{3000}e", "a b c d e"), ("a\u{FFFF}b\u{378}", "ab"),
            ("a\u{3164}b\u{115F}c\u{FE0F}", "abc"), ("\u{301}a\u{301}\u{302}\u{303}\u{304}", "a\u{301}\u{302}"),
            ("a\u{2800}b", "a b"), ("\u{FFF9}a\u{FFFB}", "a"), ("", ""),
        ])
    func visible(_ row: (text: String, seen: String)) {
        #expect(Array(PlainText.visible(row.text).unicodeScalars) == Array(row.seen.unicodeScalars))
    }

    @Test("the length is bounded, also against a flood of marks")
    func bounded() {
        #expect(PlainText.visible(String(repeating: "x", count: 999)).count == 256)
        #expect(PlainText.visible(String(repeating: "中", count: 9), limit: 4) == "中中中中")
        #expect(PlainText.visible("abc", limit: 0).isEmpty)
        #expect(PlainText.visible("abc", limit: -1).isEmpty)
        #expect(PlainText.visible("a" + String(repeating: "\u{301}", count: 5_000)).unicodeScalars.count == 3)
    }

    @Test("what is seen is seen again as itself and holds nothing of the forbidden")
    func stable() {
        let count = Cases.share(100)
        var random = Cases.generator("plain text", count)
        for _ in 0..<count {
            var text = String.UnicodeScalarView()
            for _ in 0..<random.below(12) {
                let plane = [0x80, 0x3000, 0x10000, 0x110000][random.below(4)]
                if let scalar = Unicode.Scalar(UInt32(random.below(plane))) { text.append(scalar) }
            }
            let seen = PlainText.visible(String(text))
            let allowed = seen.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: false
                case .spaceSeparator: scalar == " "
                default: !scalar.properties.isDefaultIgnorableCodePoint
                }
            }
            guard allowed, PlainText.visible(seen) == seen, seen.unicodeScalars.count <= text.count else {
                Issue.record("\(Array(text).map(\.value))")
                return
            }
        }
    }
}
