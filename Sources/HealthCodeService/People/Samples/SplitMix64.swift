/// The generator of sample people: the same seed gives the same people on every machine.
///
/// Steele, Lea and Flood's SplitMix: small, and each stream is independent of how many numbers another one took.
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

    /// A number from 0 up to, not with, `bound`, which is at least 1. Not the standard library's way, which may change.
    mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(max(bound, 1)))
    }

    /// One of the values, which are at least one.
    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[below(values.count)]
    }
}
