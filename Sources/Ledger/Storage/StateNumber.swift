internal import Checkpoint

/// How a state stands in the database: pending rows first, so that the partial indexes are ranges.
extension OutboxState {
    /// The number of each state; never renumbered.
    static let numbers: [OutboxState: Int64] = [
        .new: 0, .sending: 1, .retry: 2, .unknown: 3, .held: 4, .dead: 5, .done: 6,
    ]
    private static let byNumber = Dictionary(uniqueKeysWithValues: numbers.map { ($1, $0) })

    /// The column's value.
    var number: Int64 { Self.numbers[self] ?? 0 }

    /// Reads the column; a number that is none is a damaged row, kept where a person sees it.
    init(number: Int64) { self = Self.byNumber[number] ?? .dead }
}

/// A time of some boot as one number that orders all boots: every time of an earlier boot is before all of a later.
enum DueTime {
    /// Milliseconds of a boot fit below this bit: 557 years.
    static let bits: Int64 = 44

    /// The number of a time.
    static func encode(boot: Int64, milliseconds: Int64) -> Int64 {
        boot << bits | min(max(0, milliseconds), (1 << bits) - 1)
    }

    /// The milliseconds in it.
    static func milliseconds(_ due: Int64) -> Int64 { due & ((1 << bits) - 1) }
}
