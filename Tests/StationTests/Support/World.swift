import Checkpoint
import HealthCode
import Station
import Synchronization

/// A gate in virtual time: the real station over a model ledger and a model service.
final class World: Sendable {
    let simulation: Simulation
    let ledger: ModelLedger
    let service: ModelService
    private let seed: UInt64
    private let settings: StationSettings
    private let state = Mutex(State())

    private struct State {
        var station: Station?
        var reports: [(at: Int64, report: StationReport)] = []
        var starts: UInt64 = 0
    }

    init(seed: UInt64, settings: StationSettings = StationSettings()) {
        self.seed = seed
        self.settings = settings
        simulation = Simulation(seed: seed)
        ledger = ModelLedger(simulation)
        service = ModelService(simulation)
    }

    /// The program starts, and opens the ledger.
    @discardableResult func start(loops: Bool = true) -> Station {
        var settings = settings
        settings.seed = state.withLock { state in
            state.starts += 1
            return seed &* 31 &+ state.starts
        }
        let simulation = simulation
        let station = Station(
            service: service.needs, ledger: ledger.open(), delivery: service.delivery, settings: settings,
            clock: simulation.clock,
            clocks: StationClocks(
                now: { Moment(wall: simulation.wall, uptime: simulation.now) },
                bootTime: { simulation.bootTime.milliseconds }),
            executor: simulation.executor,
            report: { [weak self] report in
                self?.state.withLock { $0.reports.append((simulation.now, report)) }
            })
        state.withLock { $0.station = station }
        if loops { station.start() }
        return station
    }

    var station: Station? { state.withLock { $0.station } }

    /// Kill -9: the program is gone, with whatever it had not committed; a new one starts.
    func crash() {
        let old = state.withLock { state in
            defer { state.station = nil }
            return state.station
        }
        start()
        if let old { simulation.begin { await old.stop() } }
    }

    var reports: [StationReport] { state.withLock { $0.reports.map(\.report) } }

    /// What the gate showed: by the scan's own requestId, whether it said "recorded", and how asking ended.
    var answered: [(scan: Scan, outcome: VerifyOutcome, recording: Recording)] {
        reports.compactMap { report in
            guard case .answered(let scan, let outcome, let recording, _) = report else { return nil }
            return (scan, outcome, recording)
        }
    }

    func times(_ isCounted: (StationReport) -> Bool) -> [Int64] {
        state.withLock { state in state.reports.filter { isCounted($0.report) }.map(\.at) }
    }

    /// A person's code; the same number is the same code.
    static func code(_ number: Int) -> CodeContent {
        var id = [UInt8](repeating: 0, count: 12)
        for byte in 0..<8 { id[byte] = UInt8(truncatingIfNeeded: number >> (8 * byte)) }
        return CodeContent(
            flags: [], division: 330_100, codeId: id, issuedAt: 1_700_000_000, life: 86_400, grade: .low, keyId: 1)
    }

    func scan(_ requestId: String, person: Int) -> Scan {
        Scan(requestId: requestId, payload: .code(Self.code(person)), kind: .scanner, at: simulation.wall)
    }

    /// A backlog as an hour offline leaves it, of people numbered from `first` on.
    func backlog(_ count: Int, first: Int = 1_000_000, decision: GateDecision = .admitted) {
        let boot = simulation.bootTime
        for number in 0..<count {
            let seq = Int64(number + 1)
            ledger.put(
                OutboxRow(
                    seq: seq, requestId: "backlog-\(first + number)", subject: Self.code(first + number).codeId,
                    content: .own(.code(Self.code(first + number)), temperature: nil), state: .new,
                    scannedBoot: BootTime(bootId: boot.bootId, milliseconds: seq), scannedWall: simulation.wall,
                    localOutcome: "recorded", decision: decision))
        }
    }
}
