import Checkpoint
import HealthCode
import Station
import Synchronization

/// A station over a service that a test answers by hand, on a clock that it moves by hand.
struct Stage {
    let clock = VirtualClock()
    let station: Station
    let asked = Mailbox<Asked>()
    let reports = Mailbox<StationReport>()
    let probes = Mailbox<Probe>()

    /// A question under way; the test answers it, or does not.
    struct Asked: Sendable {
        let scan: Scan
        let amended: Bool
        let answer: @Sendable (VerifyOutcome) -> Void
    }

    struct Probe: Sendable {
        let answer: @Sendable (Result<Int, ServiceFailure>) -> Void
    }

    init(_ settings: StationSettings = StationSettings()) {
        let (clock, asked, reports, probes) = (clock, asked, reports, probes)
        station = Station(
            service: ServiceNeeds(
                verify: { scan, _ in
                    await withCheckedContinuation { continuation in
                        asked.put(Asked(scan: scan, amended: false) { continuation.resume(returning: $0) })
                    }
                },
                amendTemperature: { scan, _ in
                    await withCheckedContinuation { continuation in
                        asked.put(Asked(scan: scan, amended: true) { continuation.resume(returning: $0) })
                    }
                },
                history: { _ in .success(PersonHistory(reason: "R")) },
                probe: {
                    await withCheckedContinuation { continuation in
                        probes.put(Probe { continuation.resume(returning: $0) })
                    }
                }),
            settings: settings, clock: clock, uptime: { clock.uptime }, report: { reports.put($0) })
    }

    static func scan(_ id: String) -> Scan {
        Scan(requestId: id, payload: .notACode, kind: .scanner, at: Instant(milliseconds: 0))
    }

    static let green = VerifyOutcome.judged(
        Judgement(
            code: .success, grade: .known(.low), serverTime: Instant(milliseconds: 0), latencyMilliseconds: 42))

    /// The next report that is not about the link.
    func nextAnswer() async -> StationReport {
        while true {
            let report = await reports.take()
            if case .link = report { continue }
            return report
        }
    }

    /// The next report about the link.
    func nextLink() async -> LinkState {
        while true {
            if case .link(let state) = await reports.take() { return state }
        }
    }
}

/// Values in the order they came, waited for without polling. One reader at a time.
final class Mailbox<Value: Sendable>: Sendable {
    private let state = Mutex((values: [Value](), reader: CheckedContinuation<Value, Never>?.none))

    func put(_ value: Value) {
        let reader = state.withLock { state in
            if let reader = state.reader {
                state.reader = nil
                return reader as CheckedContinuation<Value, Never>?
            }
            state.values.append(value)
            return nil
        }
        reader?.resume(returning: value)
    }

    func take() async -> Value {
        await withCheckedContinuation { continuation in
            let ready = state.withLock { state in
                if !state.values.isEmpty { return state.values.removeFirst() as Value? }
                state.reader = continuation
                return nil
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    var count: Int { state.withLock { $0.values.count } }
}
