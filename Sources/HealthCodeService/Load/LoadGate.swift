internal import Synchronization

/// How much a call matters when there is too much to do: verification before all else.
enum Priority: Int, CaseIterable, Sendable {
    /// 3000, alone or as a batch.
    case verification
    /// 1000 with applyType 1, without which nothing can be verified; trust and enrolment.
    case application
    /// 6.4.
    case query
    /// 1000 with applyType 0, 2000.
    case making
    /// 6.2, 6.3, 6.8.
    case declaration

    /// The share of the calls in flight that this class and the ones below it may fill, in percent.
    var share: Int {
        switch self {
        case .verification: 100
        case .application: 90
        case .query: 70
        case .making: 60
        case .declaration: 50
        }
    }

    /// When to come back, in seconds.
    var retryAfter: Int { self == .verification || self == .application ? 1 : 5 }
}

/// Bounds the calls in flight: a call over its class's share is refused at once, so that nothing waits for ever.
final class LoadGate: Sendable {
    private let inFlight = Atomic<Int>(0)
    private let limits: [Int]

    /// - Parameter limit: calls at once; at least 1.
    init(limit: Int) {
        limits = Priority.allCases.map { max(1, limit * $0.share / 100) }
    }

    /// Takes a place, or says that there is none.
    func enter(_ priority: Priority) -> Bool {
        let (_, count) = inFlight.add(1, ordering: .relaxed)
        guard count > limits[priority.rawValue] else { return true }
        inFlight.subtract(1, ordering: .relaxed)
        return false
    }

    /// Gives the place back.
    func leave() { inFlight.subtract(1, ordering: .relaxed) }

    /// Calls being worked on.
    var count: Int { inFlight.load(ordering: .relaxed) }
}
