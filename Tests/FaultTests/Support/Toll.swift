/// What faults cost: acknowledged scans that the service does not hold, and records that it holds more than once.
struct Toll: Hashable {
    private(set) var lost = 0
    private(set) var doubled = 0

    static let none = Toll()

    private init() {}

    /// - Parameter passes: how often each requestId stands in the service.
    init(_ acknowledged: Set<String>, in passes: [String: Int]) {
        lost = acknowledged.subtracting(passes.keys).count
        doubled = passes.values.count { $0 != 1 }
    }

    static func += (toll: inout Toll, more: Toll) {
        toll.lost += more.lost
        toll.doubled += more.doubled
    }

    var words: String { "\(lost) lost, \(doubled) doubled" }
}
