import Glibc

/// How many cases a property test walks, and from which seed.
enum Cases {
    /// `KAKOU_SEED`, or a fixed one.
    static var seed: UInt64 { variable("KAKOU_SEED").flatMap { UInt64($0) } ?? 0x6B61_6B6F_7520_2020 }

    /// `KAKOU_CASES`, or the test's own number.
    static func count(_ usual: Int) -> Int { variable("KAKOU_CASES").flatMap { Int($0) } ?? usual }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

/// Steele, Lea and Flood's SplitMix64: small, good enough, and the same everywhere.
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
