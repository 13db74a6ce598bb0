import Checkpoint
import HealthCode
import Testing

/// What one read is taken for.
@Suite struct ScanDecoderTests {
    /// A code of nobody; its signature is no signature.
    static let code: String = {
        var octets: [UInt8] = [0x3D, 0x10, 0x05, 0x09, 0x74]
        octets += [UInt8](repeating: 3, count: 12) + [0x6A, 0, 0, 0] + [0, 0, 0, 60] + [0, 0, 1]
        octets += [UInt8](repeating: 7, count: 64)
        return Base32.encode(octets)
    }()

    static let number: String = {
        let body = "33010619900101001"
        return body + String(ResidentNumber.checkCharacter(of: body) ?? "0")
    }()

    @Test func aCodeInEitherCaseWithItsTerminator() throws {
        let content = try CodeContent(text: Self.code)
        for text in [
            Self.code, Self.code.lowercased(), Self.code + "\r\n", "\t" + Self.code + "\u{3}", " \(Self.code) ",
        ] {
            #expect(ScanDecoder.decode(text) == .code(content))
        }
    }

    @Test func twoHeadersInOneReadAreRefused() {
        for between in ["", " ", "\n", "\t", "\r\n", ";", "\u{3}"] {
            #expect(ScanDecoder.decode(Self.code + between + Self.code) == .twoCodes, "\(between.debugDescription)")
            #expect(ScanDecoder.decode(Self.code + between + Self.code.lowercased()) == .twoCodes)
        }
        #expect(ScanDecoder.decode(Self.code + String(Self.code.prefix(60))) == .twoCodes)
        #expect(ScanDecoder.decode(String(Self.code.prefix(60)) + "\n" + Self.code) == .twoCodes)
    }

    @Test func headersThatStandInsideACodeByChanceAreNoSecondCode() throws {
        var found = 0
        for value in 0..<60_000 as Range<UInt32> where found < 20 {
            var content = try CodeContent(text: Self.code)
            content.issuedAt = value &* 71_993
            guard content.text.dropFirst(2).contains("HU") else { continue }
            found += 1
            #expect(ScanDecoder.decode(content.text) == .code(content))
        }
        #expect(found == 20)
    }

    @Test func anEighteenDigitNumberThatPassesItsCheckOpensTheForm() throws {
        let number = try ResidentNumber(Self.number)
        #expect(ScanDecoder.decode(Self.number) == .residentNumber(number, name: nil))
        for text in ["样本人 \(Self.number)", "\(Self.number) 样本人", "样本人,\(Self.number)", "\(Self.number)|样本人"] {
            #expect(ScanDecoder.decode(text) == .residentNumber(number, name: "样本人"))
        }
        #expect(ScanDecoder.decode("SAMPLE PERSON \(Self.number)") == .residentNumber(number, name: "SAMPLE PERSON"))
    }

    @Test func aWrongCheckDigitIsNoCode() {
        let last = Self.number.last == "0" ? "1" : "0"
        #expect(ScanDecoder.decode(String(Self.number.dropLast()) + last) == .notACode)
        #expect(ScanDecoder.decode(String(Self.number.prefix(15))) == .notACode)
    }

    @Test(arguments: [
        "", " ", "\r\n", "hello", "http://example.org/?q=1", "HU", "HUNAN", "6901234567892", "健康码", "\u{1B}[2J",
        String(repeating: "HU ", count: 2_000),
    ]) func anythingElseIsNoCode(_ text: String) {
        let payload = ScanDecoder.decode(text)
        #expect(payload == .notACode || payload == .twoCodes)
        #expect(text.hasPrefix("HU ") || payload == .notACode)
    }

    @Test func aCodeCutShortOrWithAWrongLetterIsNoCode() {
        #expect(ScanDecoder.decode(String(Self.code.dropLast())) == .notACode)
        #expect(ScanDecoder.decode("X" + Self.code.dropFirst()) == .notACode)
        #expect(ScanDecoder.decode(Self.code.dropLast() + "1") == .notACode)
    }

    @Test func readsAreCutAtTheirSeparators() {
        #expect(ScanDecoder.reads(in: "a\rb\nc\td\u{3}e\r\n\r\n f ") == ["a", "b", "c", "d", "e", "f"])
        #expect(ScanDecoder.reads(in: "\r\n\t") == [])
    }

    @Test func randomReadsNeverTrapAndAreNeverKept() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567hu \t\n01x健·|,")
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...320, using: &random)
            var text = String((0..<count).compactMap { _ in letters.randomElement(using: &random) })
            if Bool.random(using: &random) { text = "HU" + text }
            switch ScanDecoder.decode(text) {
            case .code(let content): #expect(content.text == text.uppercased())
            case .residentNumber, .document: Issue.record("by chance: \(text)")
            case .twoCodes, .wrongLayout, .notACode: break
            }
        }
    }
}
