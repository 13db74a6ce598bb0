import Glibc

/// SplitMix64: a small generator whose seed makes every failing case happen again.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Below `bound`, which is positive; the bias of the remainder does not matter here.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next() >> 1) % bound
    }

    mutating func octets(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}

/// How many random cases there are, and from which seed: KAKOU_CASES over all parsers, KAKOU_SEED.
enum Cases {
    static let total = number("KAKOU_CASES") ?? 1_000_000
    static let seed = UInt64(bitPattern: Int64(number("KAKOU_SEED") ?? 20_200_429))

    /// A parser's part of the total, in thousandths, never none.
    static func share(_ thousandths: Int) -> Int {
        max(1, total / 1000 * thousandths)
    }

    /// The generator of one property, printed so that a failure can be repeated.
    static func generator(_ property: String, _ count: Int) -> SplitMix64 {
        print("\(property): \(count) cases, KAKOU_SEED=\(seed)")
        return SplitMix64(seed: property.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    private static func number(_ name: String) -> Int? {
        guard let value = getenv(name) else { return nil }
        return Int(String(cString: value))
    }
}
