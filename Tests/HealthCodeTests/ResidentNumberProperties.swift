import HealthCode
import TestKit
import Testing

@Suite("Resident numbers under random and mutated input")
struct ResidentNumberProperties {
    /// ISO 7064 MOD 11-2 as the running product that the standard describes, not as weights.
    private func check(_ body: [UInt8]) -> UInt8 {
        var product = 0
        for digit in body { product = (product + Int(digit) - 48) * 2 % 11 }
        let value = (12 - product) % 11
        return value == 10 ? UInt8(ascii: "X") : UInt8(48 + value)
    }

    private func sample(_ random: inout SplitMix64) -> [UInt8] {
        let date = CivilDate(daysSince1970: random.below(90_000) - 60_000)
        var octets = Array(String(100_000 + random.below(900_000)).utf8)
        octets += Array(String(date.year * 10_000 + date.month * 100 + date.day).utf8)
        octets += Array(String(1_000 + random.below(1_000)).utf8.dropFirst())
        return octets + [check(octets)]
    }

    @Test("a made number is accepted; one digit changed, or two neighbours exchanged, never is")
    func errorsAreSeen() throws {
        let count = Cases.share(100)
        var random = Cases.generator("resident number", count)
        for _ in 0..<count {
            let octets = sample(&random)
            let text = String(decoding: octets, as: UTF8.self)
            guard (try? ResidentNumber(text))?.digits == text else {
                Issue.record("\(text) refused")
                return
            }
            var changed = octets
            let place = random.below(17)
            if random.below(2) == 0 {
                changed[place] = 48 + (changed[place] - 48 + UInt8(1 + random.below(9))) % 10
            } else {
                changed.swapAt(place, place + 1)
            }
            guard changed != octets else { continue }
            let spoilt = String(decoding: changed, as: UTF8.self)
            guard (try? ResidentNumber(spoilt)) == nil else {
                Issue.record("\(spoilt) accepted for \(text)")
                return
            }
        }
    }

    @Test("fifteen digits give the eighteen that the long form would")
    func upgrade() throws {
        let count = Cases.share(50)
        var random = Cases.generator("upgrade", count)
        for _ in 0..<count {
            let long = sample(&random)
            guard long[6] == UInt8(ascii: "1"), long[7] == UInt8(ascii: "9") else { continue }
            let text = String(decoding: long[..<6] + long[8..<17], as: UTF8.self)
            let upgraded = try ResidentNumber(text).digits
            let centenarian =
                text.hasSuffix("996") || text.hasSuffix("997") || text.hasSuffix("998") || text.hasSuffix("999")
            guard centenarian || upgraded == String(decoding: long, as: UTF8.self) else {
                Issue.record("\(text) gave \(upgraded)")
                return
            }
        }
    }

    @Test("any text for any type is refused or has one canonical form, which is read again as itself")
    func canonical() {
        let count = Cases.share(150)
        var mutation = Mutation(random: Cases.generator("document number", count))
        let seeds = [
            "11010519491231002X", "440524188001010014", "110105491231002", "H12345678", "M1234567890", "1234567890",
            "EB1234567", "ABC123456789012", "912345678901234567", "其他证件1",
        ]
        for index in 0..<count {
            let seed = seeds[mutation.random.below(seeds.count)]
            let text = index % 8 == 0 ? mutation.noise(40) : mutation.spoil(seed)
            let type = CertType.allCases[mutation.random.below(CertType.allCases.count)]
            guard let number = try? DocumentNumber(type, text) else { continue }
            guard (try? DocumentNumber(type, number.number)) == number, !number.number.contains(" "),
                PlainText.visible(number.number) == number.number
            else {
                Issue.record("\(type) \(text)")
                return
            }
        }
    }
}
