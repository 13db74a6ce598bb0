import TestKit

/// Spoils valid texts as scanners, keyboards and attackers do.
struct Mutation {
    var random: SplitMix64

    /// Scalars that have broken parsers before: other digits, capitals that fold oddly, marks, separators.
    private static let awkward: [[UInt8]] = [
        "０", "٣", "Ｘ", "ſ", "ı", "K", "\u{301}", "\u{200B}", "\u{202E}", "\u{FEFF}", "\0", "\n", "\r\n", "\t", " ", "^",
        "HU", "hu", "9999999999999999999", "-", "😀", "\u{10FFFF}", "ß", "𝟘", ".", "王",
    ].map { Array($0.utf8) }

    /// One to four changes to the octets of `text`; may be broken UTF-8, which is repaired on the way back.
    mutating func spoil(_ text: String) -> String {
        var octets = Array(text.utf8)
        for _ in 0...random.below(4) {
            change(&octets)
        }
        return String(decoding: octets, as: UTF8.self)
    }

    /// Octets of no sense, up to `longest`.
    mutating func noise(_ longest: Int) -> String {
        let count = random.below(longest + 1)
        return String(decoding: random.octets(count), as: UTF8.self)
    }

    private mutating func change(_ octets: inout [UInt8]) {
        let place = octets.isEmpty ? 0 : random.below(octets.count)
        switch random.below(8) {
        case 0 where !octets.isEmpty: octets[place] ^= 1 << UInt8(random.below(8))
        case 1 where !octets.isEmpty: octets[place] = UInt8(truncatingIfNeeded: random.next())
        case 2 where !octets.isEmpty: octets.remove(at: place)
        case 3 where !octets.isEmpty: octets.removeSubrange(place..<min(octets.count, place + 1 + random.below(8)))
        case 4: octets.insert(contentsOf: Mutation.awkward[random.below(Mutation.awkward.count)], at: place)
        case 5 where !octets.isEmpty: octets.swapAt(place, random.below(octets.count))
        case 6: octets += octets.prefix(400)
        default: octets.insert(UInt8(0x30 + random.below(10)), at: place)
        }
    }
}
