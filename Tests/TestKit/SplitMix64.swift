/// Steele, Lea and Flood's SplitMix64: chance that a seed repeats on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    /// What the next number is made of: a generator that is seeded with it goes on from here.
    public private(set) var state: UInt64

    /// A generator; the same numbers for the same seed.
    public init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
