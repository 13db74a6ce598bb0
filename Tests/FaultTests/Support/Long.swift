import TestKit

/// The two forms of a fault test: the short one of every run, the long one where KAKOU_FULL is 1.
enum Form {
    static let isFull = RunForm.isFull

    /// How many rounds: short or full.
    static func rounds(_ short: Int, full: Int) -> Int { isFull ? full : short }

    /// The seed of this run: KAKOU_SEED, or a fresh one; a failing test names it.
    static let seed = RunForm.seedOrFresh()

    /// Says what a fault test did: its name, seed and counts, one line on standard output.
    static func report(_ name: String, _ counts: String) {
        print("\(name): seed \(seed), \(isFull ? "full" : "short") form: \(counts)")
    }
}
