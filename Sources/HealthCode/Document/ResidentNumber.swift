/// A resident's identity number after GB 11643: division, date of birth, sequence, check character.
///
/// The check character is ISO 7064 MOD 11-2 over the 17 digits before it. Numbers of 15 digits are upgraded by
/// putting the century after the division and the check character at the end; the division is never a reason to
/// refuse, because cards outlive divisions.
public struct ResidentNumber: Hashable, Sendable {
    /// 18 characters, the last a digit or a capital `X`.
    public let digits: String

    /// The division where the number was first issued, six digits, which may have been abolished since.
    public var divisionPrefix: String { String(digits.prefix(6)) }

    /// The date of birth as yyyyMMdd.
    public var birthDate: String { String(digits.dropFirst(6).prefix(8)) }

    /// The sex that the sequence says: odd male, even female; GB/T 2261.1.
    public var sex: Sex {
        let sequence = digits.utf8.dropFirst(16).first ?? 0
        return sequence % 2 == 1 ? .male : .female
    }

    /// Reads a number of 18 or 15 characters; a small `x` is folded, nothing else is forgiven.
    ///
    /// - Throws: ``DocumentFault/length(_:)``, ``DocumentFault/character(at:)``, ``DocumentFault/date``,
    ///   ``DocumentFault/check(expected:)``, looked for in that order.
    public init(_ text: String) throws(DocumentFault) {
        var octets = Array(text.utf8.prefix(64))
        switch octets.count {
        case 18, 15: break
        default: throw .length(text.count)
        }
        let body = octets.count == 18 ? 17 : 15
        for index in 0..<body where !Digits.isDigit(octets[index]) {
            throw .character(at: index)
        }
        if octets.count == 15 {
            octets.insert(contentsOf: ResidentNumber.century(ofSequence: octets[12...]), at: 6)
            try ResidentNumber.checkDate(octets)
            octets.append(ResidentNumber.checkOctet(of: octets))
        } else {
            octets[17] = Digits.capital(octets[17])
            guard Digits.isDigit(octets[17]) || octets[17] == UInt8(ascii: "X") else { throw .character(at: 17) }
            try ResidentNumber.checkDate(octets)
            let expected = ResidentNumber.checkOctet(of: octets)
            guard octets[17] == expected else {
                throw .check(expected: Character(Unicode.Scalar(expected)))
            }
        }
        digits = String(decoding: octets, as: UTF8.self)
    }

    /// The check character of 17 digits; nil unless they are 17 ASCII digits.
    public static func checkCharacter(of body: String) -> Character? {
        let octets = Array(body.utf8.prefix(18))
        guard octets.count == 17, octets.allSatisfy(Digits.isDigit) else { return nil }
        return Character(Unicode.Scalar(checkOctet(of: octets)))
    }

    /// Weights of the 17 places, powers of two modulo 11.
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)

    private static func checkOctet(of octets: [UInt8]) -> UInt8 {
        var sum = 0
        for (octet, weight) in zip(octets, weights) {
            sum += (Int(octet) & 0x0F) * weight
        }
        return checks[sum % 11]
    }

    /// Sequences 996 to 999 were kept for centenarians, so they mean the century before.
    private static func century(ofSequence sequence: ArraySlice<UInt8>) -> [UInt8] {
        let centenarian =
            sequence.elementsEqual("996".utf8) || sequence.elementsEqual("997".utf8)
            || sequence.elementsEqual("998".utf8) || sequence.elementsEqual("999".utf8)
        return Array((centenarian ? "18" : "19").utf8)
    }

    /// A day that exists, in 1800 or later: nobody at a gate is older.
    private static func checkDate(_ octets: [UInt8]) throws(DocumentFault) {
        func number(_ range: Range<Int>) -> Int {
            octets[range].reduce(0) { $0 * 10 + (Int($1) & 0x0F) }
        }
        guard let date = CivilDate(year: number(6..<10), month: number(10..<12), day: number(12..<14)),
            date.year >= 1800
        else { throw .date }
    }
}
