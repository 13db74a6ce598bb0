import TestKit

/// How many cases a property test walks, and from which seed.
enum Cases {
    /// `KAKOU_SEED`, or a fixed one.
    static var seed: UInt64 { RunForm.seed ?? 0x6B61_6B6F_7520_2020 }

    /// `KAKOU_CASES`, or the test's own number.
    static func count(_ usual: Int) -> Int { RunForm.cases ?? usual }
}
