import TestKit

extension SplitMix64 {
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
    static let total = RunForm.cases ?? 1_000_000
    static let seed = RunForm.seed ?? 20_200_429

    /// A parser's part of the total, in thousandths, never none.
    static func share(_ thousandths: Int) -> Int {
        max(1, total / 1000 * thousandths)
    }

    /// The generator of one property, printed so that a failure can be repeated.
    static func generator(_ property: String, _ count: Int) -> SplitMix64 {
        print("\(property): \(count) cases, KAKOU_SEED=\(seed)")
        return SplitMix64(seed: property.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }
}
