internal import Checkpoint
internal import HealthCode

/// Brings rows to the service: one uploader a ledger, oldest first, a fresh scan before all; offline.md.
///
/// What to make of an answer is ``Checkpoint/OutboxPolicy``'s; here is only the order of things: lease, link, clock,
/// claim, send, apply. What could not be applied is applied before anything else is claimed; a crash before that leaves
/// the rows to be asked about again under the same requestId.
actor Uploader {
    let floor: Floor
    let watch: LinkWatch
    let trust: TrustLoop
    var policy = OutboxPolicy()
    var random: Dice
    var rester = Rester()
    var meter = UploadMeter()
    /// Transitions that the ledger has not taken yet.
    var unapplied: [OutboxTransition] = []
    var counts = SyncReport()
    /// Which rows are taken: those that are ready, or by order all.
    var claims = ClaimScope.ready
    private var running: Task<Void, Never>?
    private var isLeased = false
    private var isWiped = false
    private var book: BootBook?
    private var notedOffset: Int64?
    private var told: UploadState?

    init(_ floor: Floor, _ watch: LinkWatch, _ trust: TrustLoop) {
        self.floor = floor
        self.watch = watch
        self.trust = trust
        random = Dice(seed: floor.settings.seed.map { $0 &+ 2 })
    }

    func start() {
        guard running == nil else { return }
        running = floor.runtime.begin { await self.run() }
    }

    var isRunning: Bool { running != nil }

    func ring() { rester.ring() }
    func wake() { rester.wake() }
    func noteSuccess() { policy.noteSuccess() }

    /// Ends the loop; what is on its way is UNKNOWN, and the lease is free.
    func stop() async {
        rester.stop()
        running?.cancel()
        await running?.value
        await letGo()
    }

    private func run() async {
        while !rester.isStopped, !isWiped {
            rester.listen()
            await rest(await step().rest)
        }
    }

    func rest(_ rest: Rester.Rest) async {
        while let pause = rester.next(rest, at: floor.uptime) {
            let nap = floor.runtime.nap(.milliseconds(pause))
            rester.sleep(nap)
            await nap.value
            rester.sleep(nil)
        }
    }

    func letGo() async {
        guard isLeased else { return }
        isLeased = false
        let ledger = floor.ledger
        await floor.runtime.whole { await ledger.release() }
    }

    /// How a step ended.
    enum Step {
        /// There is more to do.
        case more
        /// Nothing is due before this uptime.
        case idle(until: Int64)
        /// The service has to be left alone.
        case paused(BackOff.Pause, code: String)
        /// Something else is in the way, until this uptime at the latest; a help code.
        case blocked(until: Int64, code: String)
        /// Another process uploads.
        case elsewhere(until: Int64)
        /// The ledger refused.
        case failed(LedgerFailure, until: Int64)

        var rest: Rester.Rest {
            switch self {
            case .more: .none
            case .idle(let until), .blocked(let until, _), .elsewhere(let until): .work(until: until)
            case .paused(let pause, _): .backOff(pause)
            case .failed(_, let until): .backOff(BackOff.Pause(due: until, notBefore: until))
            }
        }
    }

    /// One round: whatever is in the way, or one claim brought to its end.
    func step() async -> Step {
        let settings = floor.settings
        if let failure = await applied([]) { return refused(failure) }
        switch await lease() {
        case .success(true): break
        case .success(false):
            tell(.elsewhere)
            return .elsewhere(until: floor.uptime + settings.leaseEvery.milliseconds)
        case .failure(let failure): return refused(failure)
        }
        if let blocked = await blockedByLink() { return blocked }
        if floor.live.isRevoked { policy.isBringingIn = true }
        let dating: ScanDating
        switch await time() {
        case .success(let known?): dating = known
        case .success(nil):
            tell(.clockUnknown)
            await trust.ring()
            return .blocked(until: floor.uptime + 5_000, code: HelpCode(.clock).description)
        case .failure(let failure): return refused(failure)
        }
        await holdBack()
        if let blocked = await blockedByLink() { return blocked }
        let ledger = floor.ledger
        let scope = policy.isBringingIn ? ClaimScope.everything : claims
        if claims == .paused { claims = .pending }
        let limit = policy.way(at: floor.uptime) == .batch ? OutboxPolicy.batchRows : 50
        switch await floor.runtime.whole({ await ledger.claim(limit, scope) }) {
        case .success(let rows) where rows.isEmpty: return await nothingDue()
        case .success(let rows): return await send(rows, dating)
        case .failure(let failure): return refused(failure)
        }
    }

    /// Nothing goes while the service is not asked. It is looked at again before each message: somebody may have switched
    /// it off while a scan went first.
    func blockedByLink() async -> Step? {
        let link = await watch.current()
        guard !link.isOnline else { return nil }
        let code = link.helpCode.description
        tell(.waiting(milliseconds: await watch.untilProbe, code: code))
        return .blocked(until: floor.uptime + 60_000, code: code)
    }

    /// A scan that somebody waits for goes first: no message begins while one is asked about, for 5 s at the most.
    func holdBack() async {
        let until = floor.uptime + floor.settings.holdBack.milliseconds
        while floor.live.isAsking, floor.uptime < until, !rester.isStopped {
            rester.listen()
            guard floor.live.isAsking else { return }
            await rest(.work(until: until))
        }
    }

    // MARK: what a step needs

    private func lease() async -> Result<Bool, LedgerFailure> {
        guard !isLeased else { return .success(true) }
        let ledger = floor.ledger
        let result = await floor.runtime.whole { await ledger.lease() }
        if case .success(true) = result { isLeased = true }
        return result
    }

    /// What is known of time; nil before this boot's first signed answer. The ledger keeps it for the rows of this boot
    /// that are sent in another.
    private func time() async -> Result<ScanDating?, LedgerFailure> {
        guard let offset = floor.delivery.trustedOffset() else { return .success(nil) }
        let ledger = floor.ledger
        if notedOffset.map({ abs($0 - offset) > 1_000 }) ?? true {
            if case .failure(let failure) = await floor.runtime.whole({ await ledger.noteOffset(offset) }) {
                return .failure(failure)
            }
            notedOffset = offset
            book = nil
        }
        if book == nil {
            switch await floor.runtime.whole({ await ledger.boots() }) {
            case .success(let known): book = known
            case .failure(let failure): return .failure(failure)
            }
        }
        return .success(ScanDating(book: book ?? BootBook(), offset: offset))
    }

    /// What is known of time after an answer.
    var dating: ScanDating { ScanDating(book: book ?? BootBook(), offset: floor.delivery.trustedOffset()) }

    private func nothingDue() async -> Step {
        await floor.bulletin.changed()
        meter.end()
        if policy.isBringingIn { return await wipe() }
        tell(.idle)
        let ledger = floor.ledger
        switch await floor.runtime.whole({ await ledger.nextDue() }) {
        case .success(let due): return .idle(until: floor.uptime + min(max(due ?? 60_000, 1), 60_000))
        case .failure(let failure): return refused(failure)
        }
    }

    /// A revoked device with nothing left to bring in: housekeeping, then the ledger goes, then the keys.
    private func wipe() async -> Step {
        let floor = floor
        let counts = await floor.bulletin.backlog.counts
        if counts.contains(where: { $0.key.isUnanswered && $0.value > 0 }) {
            tell(.bringingIn)
            return .idle(until: floor.uptime + 1_000)
        }
        floor.tell(await floor.runtime.whole { await floor.ledger.housekeep() })
        switch await floor.runtime.whole({ await floor.ledger.wipe() }) {
        case .success(true):
            isWiped = true
            await letGo()
            await floor.runtime.whole { await floor.delivery.forget() }
            tell(.wiped)
            return .idle(until: .max)
        case .success(false):
            // Dead letters are a person's to export first.
            tell(.bringingIn)
            return .idle(until: floor.uptime + 60_000)
        case .failure(let failure): return refused(failure)
        }
    }

    func refused(_ failure: LedgerFailure) -> Step {
        floor.report(.refused(failure))
        return .failed(failure, until: floor.uptime + floor.settings.ledgerPause.milliseconds)
    }

    func tell(_ phase: UploadState.Phase) {
        let now = floor.uptime
        let state = UploadState(
            phase: phase, drained: meter.drained, total: meter.total, rowsPerSecond: meter.rowsPerSecond(at: now))
        guard state != told else { return }
        told = state
        floor.report(.upload(state))
    }
}

extension LinkState {
    /// What to read out about a link that is down.
    var helpCode: HelpCode {
        if case .offline(let cause, _) = self { HelpCode(cause) } else { HelpCode(.byOrder) }
    }
}
