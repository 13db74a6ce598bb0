import Foundation

/// The two forms of a fault test: the short one of every run, the long one where KAKOU_FULL is 1.
enum Form {
    static let isFull = ProcessInfo.processInfo.environment["KAKOU_FULL"] == "1"

    /// How many rounds: short or full.
    static func rounds(_ short: Int, full: Int) -> Int { isFull ? full : short }

    /// The seed of this run: KAKOU_SEED, or a fresh one; a failing test names it.
    static let seed: UInt64 = {
        if let given = ProcessInfo.processInfo.environment["KAKOU_SEED"].flatMap({ UInt64($0) }) { return given }
        return UInt64.random(in: 1...UInt64(UInt32.max))
    }()

    /// Says what a fault test did: its name, seed and counts, one line on standard output.
    static func report(_ name: String, _ counts: String) {
        print("\(name): seed \(seed), \(isFull ? "full" : "short") form: \(counts)")
    }
}

/// SplitMix64: the same dice for the same seed, everywhere.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
