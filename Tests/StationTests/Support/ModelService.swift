import Checkpoint
import HealthCode
import Synchronization

/// The service and the network before it, as a gate sees them: effects by requestId, answers that may be lost, late or
/// doubled, and a way that may be down, somebody else's, or busy.
final class ModelService: Sendable {
    /// What the way to the service is like.
    enum Way: Hashable, Sendable {
        case open
        /// Connections are refused.
        case down
        /// Packets vanish: nothing answers within any deadline.
        case blackHole
        /// A captive portal answers everything with a page.
        case portal
        /// A proxy answers everything with an unsigned 403.
        case forbidden
        /// The service sheds load.
        case busy
        /// Somebody breaks every answer's signature.
        case broken
    }

    /// What happened to a requestId.
    struct Effect: Hashable, Sendable {
        let subject: [UInt8]
        let code: ReturnCode
        let scannedAt: Instant
        let at: Int64
        /// How often it was asked about.
        var asked = 1
    }

    private struct State {
        var way = Way.open
        var wayUntil: Int64?
        var effects: [String: Effect] = [:]
        var order: [String] = []
        var requests: [Int64] = []
        var reaches = 0
        var offset: Int64?
        var offsetBoot: String?
        var isRevoked = false
        var isDegraded = false
        var hasBatch = true
        var lossBefore = 0
        var lossAfter = 0
        var doubled = 0
        var latency: ClosedRange<Int64> = 5...40
        var firstSuccess: Int64?
        var answeredItems: [String: ReturnCode] = [:]
        var unreadable: Set<String> = []
        var tries: [String: Int] = [:]
        var refusedAsWhole: [ReturnCode] = []
        var isForgotten = false
        var contentFaults: [String] = []
        var running: [String: Int] = [:]
        var overlaps: [String] = []
        var batches: [Int] = []
        var grades: [[UInt8]: Grade] = [:]
        var temperatures: [String: Set<Int?>] = [:]
        var custNum: String?
        var formers: Set<String> = []
        var names: [String: [String]] = [:]
        var trustAge: Int64?
    }

    private let state = Mutex(State())
    private let simulation: Simulation

    init(_ simulation: Simulation) { self.simulation = simulation }

    // MARK: what a test does to it and sees of it

    var way: Way {
        get { state.withLock { $0.way } }
        set {
            state.withLock { state in
                state.way = newValue
                state.firstSuccess = nil
            }
        }
    }
    var effects: [String: Effect] { state.withLock { $0.effects } }
    /// requestIds in the order in which they took effect.
    var order: [String] { state.withLock { $0.order } }
    /// When each request came in at the service or at whoever answers in its place.
    var requests: [Int64] { state.withLock { $0.requests } }
    var reaches: Int { state.withLock { $0.reaches } }
    var firstSuccess: Int64? { state.withLock { $0.firstSuccess } }
    var isForgotten: Bool { state.withLock { $0.isForgotten } }
    var contentFaults: [String] { state.withLock { $0.contentFaults } }
    /// requestIds that were asked about twice at the same time.
    var overlaps: [String] { state.withLock { $0.overlaps } }
    /// This device is enrolled under that number from now on; keys of those are kept.
    func enrol(_ custNum: String, formers: Set<String> = []) {
        state.withLock { state in
            state.custNum = custNum
            state.formers = formers
        }
    }
    func setTrustAge(_ milliseconds: Int64?) { state.withLock { $0.trustAge = milliseconds } }
    /// The customer numbers under which a requestId took effect, in their order: one, or it was doubled.
    var names: [String: [String]] { state.withLock { $0.names } }
    /// Every temperature, or none, that a requestId was asked with.
    var temperatures: [String: Set<Int?>] { state.withLock { $0.temperatures } }
    var batches: [Int] { state.withLock { $0.batches } }

    func tries(_ requestId: String) -> Int { state.withLock { $0.tries[requestId] ?? 0 } }

    func set(lossBefore: Int = 0, lossAfter: Int = 0, doubled: Int = 0, latency: ClosedRange<Int64> = 5...40) {
        state.withLock { state in
            state.lossBefore = lossBefore
            state.lossAfter = lossAfter
            state.doubled = doubled
            state.latency = latency
        }
    }

    /// Answers this row so, whatever it holds.
    func answer(_ requestId: String, _ code: ReturnCode) { state.withLock { $0.answeredItems[requestId] = code } }
    /// A message with this row in it gets an answer that cannot be read.
    func breakMessages(with requestId: String) { state.withLock { _ = $0.unreadable.insert(requestId) } }
    func heal(_ requestId: String) {
        state.withLock { state in
            state.unreadable.remove(requestId)
            state.answeredItems[requestId] = nil
        }
    }
    func setGrade(_ grade: Grade, of subject: [UInt8]) { state.withLock { $0.grades[subject] = grade } }
    func setRevoked(_ isRevoked: Bool) { state.withLock { $0.isRevoked = isRevoked } }
    func setDegraded(_ isDegraded: Bool) { state.withLock { $0.isDegraded = isDegraded } }
    func setBatch(_ hasBatch: Bool) { state.withLock { $0.hasBatch = hasBatch } }
    /// The next batches are refused as a whole with these, one each.
    func refuseBatches(_ codes: [ReturnCode]) { state.withLock { $0.refusedAsWhole = codes } }

    // MARK: the needs

    var needs: ServiceNeeds {
        ServiceNeeds(
            verify: { scan, limit in await self.verify(scan, limit) },
            amendTemperature: { scan, limit in await self.verify(scan, limit) },
            history: { _ in .failure(ServiceFailure(.timedOut)) },
            probe: {
                if let failure = await self.arrive(limit: .seconds(3)) { return .failure(failure) }
                if self.revoked { return .failure(Self.revokedFailure) }
                self.succeed()
                return .success(20)
            })
    }

    var delivery: DeliveryNeeds {
        DeliveryNeeds(
            deliver: { rows, way, limit in await self.deliver(rows, way, limit) },
            download: {
                if let failure = await self.arrive(limit: .seconds(10)) { return .failure(failure) }
                if self.revoked { return .failure(Self.revokedFailure) }
                self.succeed()
                return .success(
                    TrustReport(
                        serverTime: self.simulation.trueTime, isDegraded: self.state.withLock { $0.isDegraded },
                        revokedCodes: 0))
            },
            reach: {
                self.state.withLock { $0.reaches += 1 }
                switch self.way {
                case .down: return false
                case .blackHole:
                    try? await self.simulation.clock.sleep(for: .seconds(1))
                    return false
                default: return true
                }
            },
            trustedOffset: {
                let boot = self.simulation.bootTime.bootId
                return self.state.withLock { $0.offsetBoot == boot ? $0.offset : nil }
            },
            inspect: { code in
                CodeFinding(
                    signature: .good, isRevoked: false, isExpired: false, gradeAtIssue: code.grade,
                    issuedAt: code.issuedInstant, trustAgeMilliseconds: 0)
            },
            standing: { custNum in
                self.state.withLock { state in
                    guard let custNum, custNum != state.custNum else { return .own }
                    return state.formers.contains(custNum) ? .former : .stranger
                }
            },
            trustAge: { self.state.withLock { $0.trustAge } }, forget: { self.state.withLock { $0.isForgotten = true } }
        )
    }

    private static let revokedFailure = ServiceFailure(.revoked, code: .deviceRevoked, isSigned: true)

    private var revoked: Bool {
        let isRevoked = state.withLock { $0.isRevoked }
        if isRevoked { learnTime() }
        return isRevoked
    }

    /// The way there: latency, loss, whoever is in between. Nil where the request came in at the service.
    private func arrive(limit: Duration) async -> ServiceFailure? {
        let way = way
        if way == .down { return ServiceFailure(.refused, wasSent: false) }
        state.withLock { $0.requests.append(simulation.now) }
        if way == .blackHole {
            try? await simulation.clock.sleep(for: limit)
            return ServiceFailure(.timedOut)
        }
        let latency = simulation.roll(state.withLock { $0.latency })
        try? await simulation.clock.sleep(for: .milliseconds(latency))
        switch way {
        case .open, .down, .blackHole: break
        case .portal: return ServiceFailure(.foreign, status: 200)
        case .forbidden: return ServiceFailure(.foreign, status: 403)
        case .busy: return ServiceFailure(.busy, status: 503)
        case .broken: return ServiceFailure(.badSignature, status: 200)
        }
        if simulation.chance(state.withLock { $0.lossBefore }) {
            try? await simulation.clock.sleep(for: .milliseconds(500))
            return ServiceFailure(.unreachable)
        }
        return nil
    }

    /// The way back: an answer that took effect may still be lost.
    private func isLostOnTheWayBack() async -> Bool {
        guard simulation.chance(state.withLock { $0.lossAfter }) else { return false }
        try? await simulation.clock.sleep(for: .milliseconds(500))
        return true
    }

    private func succeed() {
        learnTime()
        state.withLock { if $0.firstSuccess == nil { $0.firstSuccess = simulation.now } }
    }

    private func learnTime() {
        let boot = simulation.bootTime
        let offset = simulation.trueTime.milliseconds - boot.milliseconds
        state.withLock { state in
            state.offset = offset
            state.offsetBoot = boot.bootId
        }
    }

    private func verify(_ scan: Scan, _ limit: Duration) async -> VerifyOutcome {
        enter([scan.requestId])
        defer { leave([scan.requestId]) }
        if let failure = await arrive(limit: limit) { return .failed(failure) }
        if revoked { return .failed(Self.revokedFailure) }
        guard case .code(let code) = scan.payload else { return .failed(ServiceFailure(.cancelled)) }
        state.withLock { _ = $0.temperatures[scan.requestId, default: []].insert(scan.temperature) }
        let answer = take(scan.requestId, code.codeId, simulation.trueTime, under: nil)
        if await isLostOnTheWayBack() { return .failed(ServiceFailure(.unreachable)) }
        succeed()
        return .judged(judgement(answer, code.codeId))
    }

    private func deliver(_ rows: [Delivery], _ way: DeliveryWay, _ limit: Duration) async -> DeliveryReply {
        let ids = rows.map(\.row.requestId)
        enter(ids)
        defer { leave(ids) }
        state.withLock { state in
            state.batches.append(rows.count)
            for id in ids { state.tries[id, default: 0] += 1 }
        }
        if let failure = await arrive(limit: limit) { return .failed(failure) }
        let time = simulation.trueTime
        learnTime()
        if way == .single, revoked { return .refused(.deviceRevoked, retryAfterSeconds: nil, serverTime: time) }
        let (hasBatch, breaks, refusal) = state.withLock { state in
            (
                state.hasBatch, !state.unreadable.isDisjoint(with: ids),
                state.refusedAsWhole.isEmpty ? nil : state.refusedAsWhole.removeFirst()
            )
        }
        if way == .batch, !hasBatch { return .failed(ServiceFailure(.foreign, status: 404)) }
        if breaks { return .failed(ServiceFailure(.badAnswer, status: 200)) }
        if let refusal { return .refused(refusal, retryAfterSeconds: nil, serverTime: time) }
        var answers: [String: DeliveryAnswer] = [:]
        for delivery in rows {
            let id = delivery.row.requestId
            let isFormer = self.state.withLock { state in
                delivery.row.custNum.map { $0 != state.custNum } ?? false
            }
            // Another name stands in an item of X1 alone, and is signed for.
            if isFormer, way == .single || !delivery.row.isFormer { state.withLock { $0.contentFaults.append(id) } }
            if case .own(_, let temperature) = delivery.row.content {
                state.withLock { _ = $0.temperatures[id, default: []].insert(temperature) }
            }
            let code = take(id, delivery.row.subject, delivery.scannedAt, under: delivery.row.custNum)
            if simulation.chance(state.withLock { $0.doubled }) {
                _ = take(id, delivery.row.subject, delivery.scannedAt, under: delivery.row.custNum)
            }
            let judgement = code == .success ? judgement(code, delivery.row.subject) : nil
            let alerts = DeferralRule.alerts(
                decision: delivery.row.decision, code: code, grade: judgement?.grade?.grade)
            answers[id] = DeliveryAnswer(code: code, judgement: judgement, alert: alerts ? .atScan : nil)
        }
        if await isLostOnTheWayBack() { return .failed(ServiceFailure(.unreachable)) }
        succeed()
        return .items(answers, serverTime: time)
    }

    /// Effect once by requestId, as protocol.md 2.1 has it; faults are not stored.
    private func take(_ id: String, _ subject: [UInt8], _ scannedAt: Instant, under name: String?) -> ReturnCode {
        state.withLock { state in
            if let name = name ?? state.custNum, state.names[id]?.contains(name) != true {
                state.names[id, default: []].append(name)
            }
            if let code = state.answeredItems[id], !code.isStoredOutcome { return code }
            if var known = state.effects[id] {
                known.asked += 1
                state.effects[id] = known
                if known.subject != subject {
                    state.contentFaults.append(id)
                    return .requestIdReused
                }
                return known.code
            }
            let code = state.answeredItems[id] ?? .success
            state.effects[id] = Effect(subject: subject, code: code, scannedAt: scannedAt, at: simulation.now)
            state.order.append(id)
            return code
        }
    }

    private func judgement(_ code: ReturnCode, _ subject: [UInt8]) -> Judgement {
        Judgement(
            code: code, grade: .known(state.withLock { $0.grades[subject] } ?? .low), maskedName: "张*明",
            serverTime: simulation.trueTime, latencyMilliseconds: 20)
    }

    private func enter(_ ids: [String]) {
        state.withLock { state in
            for id in ids {
                state.running[id, default: 0] += 1
                if state.running[id] ?? 0 > 1 { state.overlaps.append(id) }
            }
        }
    }

    private func leave(_ ids: [String]) {
        state.withLock { state in for id in ids { state.running[id, default: 1] -= 1 } }
    }
}
