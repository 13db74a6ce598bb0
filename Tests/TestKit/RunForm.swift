import Glibc

/// How a run of the tests was asked for in its environment.
public enum RunForm {
    /// `KAKOU_FULL=1`: the long form, where a test has one.
    public static let isFull = variable("KAKOU_FULL") == "1"

    /// `KAKOU_CASES`: how many random cases, where a test does not say otherwise.
    public static let cases = variable("KAKOU_CASES").flatMap { Int($0) }

    /// `KAKOU_SEED`: the seed of whatever is left to chance.
    public static let seed = variable("KAKOU_SEED").flatMap { UInt64($0) }

    /// `KAKOU_SEED`, or a fresh seed; whoever takes it prints it, so that a failure can be repeated.
    public static func seedOrFresh() -> UInt64 {
        seed ?? UInt64.random(in: 1...UInt64(UInt32.max))
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
