import HealthCode
import TestKit
import Testing

@Suite("Code content and Base32 under random and mutated input")
struct CodeContentProperties {
    @Test("any content is written so that it reads the same")
    func roundTrip() {
        let count = Cases.share(40)
        var random = Cases.generator("code content", count)
        for _ in 0..<count {
            let code = CodeContent(
                flags: CodeFlags(rawValue: UInt8(random.below(4))), division: UInt32(random.below(1 << 24)),
                codeId: random.octets(12), issuedAt: UInt32(truncatingIfNeeded: random.next()),
                life: UInt32(truncatingIfNeeded: random.next()), grade: Grade.allCases[random.below(5)],
                keyId: UInt16(truncatingIfNeeded: random.next()), signature: random.octets(64))
            guard (try? CodeContent(text: code.text)) == code, code.unknownPart == nil else {
                Issue.record("\(code.text)")
                return
            }
        }
    }

    @Test("any text is refused, or is the one spelling of what was read")
    func oneSpelling() {
        let count = Cases.share(60)
        var mutation = Mutation(random: Cases.generator("code text", count))
        let seed = CodeContentTests.sample().text
        var read = 0
        for index in 0..<count {
            let text = index % 16 == 0 ? mutation.noise(400) : mutation.spoil(seed)
            guard let code = try? CodeContent(text: text) else { continue }
            read += 1
            guard code.text == text.uppercased(), text.utf8.count == 148 else {
                Issue.record("\(text)")
                return
            }
        }
        #expect(read > 0 || count < 1_000)
    }

    @Test("RFC 4648's own examples, without padding")
    func examples() {
        let rows = [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ]
        for (plain, letters) in rows {
            #expect(Base32.encode(Array(plain.utf8)) == letters)
            #expect(Base32.decode(letters) == Array(plain.utf8))
            #expect(Base32.decode(letters.lowercased()) == Array(plain.utf8))
        }
        for stranger in ["A", "MZX", "MZXW6Y", "MY======", "M1", "M8", "MZ", "ſY", "ＭＹ", "M Y"] {
            #expect(Base32.decode(stranger) == nil, "\(stranger)")
        }
    }

    @Test("Base32 and hexadecimal go there and back, and have one spelling")
    func letters() {
        let count = Cases.share(100)
        var mutation = Mutation(random: Cases.generator("base32", count))
        for _ in 0..<count {
            let length = mutation.random.below(24)
            let octets = mutation.random.octets(length)
            let letters = Base32.encode(octets)
            let spoilt = mutation.spoil(letters)
            guard Base32.decode(letters) == octets, Hex.decode(Hex.encode(octets)) == octets,
                Base32.decode(spoilt).map(Base32.encode) ?? spoilt.uppercased() == spoilt.uppercased(),
                Hex.decode(spoilt).map(Hex.encode) ?? spoilt.uppercased() == spoilt.uppercased()
            else {
                Issue.record("\(octets) \(spoilt)")
                return
            }
        }
    }
}
