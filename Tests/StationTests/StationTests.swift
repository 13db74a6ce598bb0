import Checkpoint
import Dispatch
import HealthCode
import Station
import Synchronization
import Testing

@Suite struct StationTests {
    @Test func anAnswerInTimeIsReportedOnce() async {
        let stage = Stage()
        stage.station.verify(Stage.scan("a"))
        let asked = await stage.asked.take()
        asked.answer(Stage.green)
        guard case .answered(let scan, let outcome, _, _) = await stage.nextAnswer() else {
            Issue.record("no answer")
            return
        }
        #expect(scan.requestId == "a")
        #expect(outcome == Stage.green)
        #expect(!asked.amended)
    }

    /// console.md: no answer within 3 s is a time-out, and what comes later never paints a verdict.
    @Test func theDeadlineIsTheStationsOwnAndALateAnswerSaysSo() async {
        let stage = Stage()
        stage.station.verify(Stage.scan("slow"))
        let asked = await stage.asked.take()
        await stage.clock.sleepers(1)
        stage.clock.advance(by: .milliseconds(2_999))
        #expect(stage.reports.count == 0)
        stage.clock.advance(by: .milliseconds(1))
        guard case .answered(let scan, .failed(let failure), _, _) = await stage.nextAnswer() else {
            Issue.record("the deadline passed in silence")
            return
        }
        #expect(scan.requestId == "slow")
        #expect(failure.cause == .timedOut)
        asked.answer(Stage.green)
        guard case .late(let late, let outcome) = await stage.nextAnswer() else {
            Issue.record("the late answer was lost or taken for one in time")
            return
        }
        #expect(late.requestId == "slow")
        #expect(outcome == Stage.green)
    }

    @Test func scansDoNotWaitForOneAnother() async {
        let stage = Stage()
        stage.station.verify(Stage.scan("first"))
        let first = await stage.asked.take()
        stage.station.verify(Stage.scan("second"))
        let second = await stage.asked.take()
        second.answer(Stage.green)
        guard case .answered(let scan, _, _, _) = await stage.nextAnswer() else {
            Issue.record("no answer")
            return
        }
        #expect(scan.requestId == "second")
        first.answer(Stage.green)
        guard case .answered(let other, _, _, _) = await stage.nextAnswer() else {
            Issue.record("no answer")
            return
        }
        #expect(other.requestId == "first")
    }

    @Test func anAmendmentGoesByItsOwnNeed() async {
        let stage = Stage()
        var scan = Stage.scan("warm")
        scan.temperature = 375
        stage.station.amend(scan)
        let asked = await stage.asked.take()
        #expect(asked.amended)
        #expect(asked.scan.temperature == 375)
        asked.answer(Stage.green)
        guard case .amended(let amended, Stage.green) = await stage.nextAnswer() else {
            Issue.record("no amendment")
            return
        }
        #expect(amended.requestId == "warm")
    }

    @Test func historyComesBackUnderItsRequest() async {
        let stage = Stage()
        stage.station.history(requestId: "h", bizExtData: "token")
        guard case .history("h", .success(let history)) = await stage.nextAnswer() else {
            Issue.record("no history")
            return
        }
        #expect(history.reason == "R")
    }

    @Test func theLinkIsProbedAtTheStartAndWhileNobodyScans() async {
        let stage = Stage()
        stage.station.start()
        (await stage.probes.take()).answer(.success(7))
        #expect(await stage.nextLink() == .online(latencyMilliseconds: 7))
        await stage.clock.sleepers(1)
        stage.clock.advance(by: .seconds(30))
        (await stage.probes.take()).answer(.failure(ServiceFailure(.timedOut)))
        guard case .offline(.timedOut, _) = await stage.nextLink() else {
            Issue.record("still online")
            return
        }
    }

    @Test func aProbeThatNeverReturnsIsATimeOut() async {
        let stage = Stage()
        stage.station.start()
        let probe = await stage.probes.take()
        defer { probe.answer(.success(3_001)) }
        await stage.clock.sleepers(1)
        stage.clock.advance(by: .seconds(3))
        guard case .offline(.timedOut, _) = await stage.nextLink() else {
            Issue.record("the probe hung")
            return
        }
    }

    /// An order holds from the moment it is given, however long its own work waits for its turn, and the last of many is
    /// the one that stands.
    @Test(arguments: [false, true]) func anOrderHoldsForTheNextScan(_ isGivenTwice: Bool) async {
        let asked = Mutex(0)
        let links = Mailbox<LinkState>()
        let executor = LateFirst()
        let station = Station(
            service: ServiceNeeds(
                verify: { _, _ in
                    asked.withLock { $0 += 1 }
                    return Stage.green
                }, amendTemperature: { _, _ in Stage.green }, history: { _ in .success(PersonHistory(reason: "")) },
                probe: { .success(1) }),
            ledger: .absent(LedgerFailure(.noLedger)), delivery: .notEnrolled,
            clocks: StationClocks(now: { Moment(wall: Instant(milliseconds: 0), uptime: 0) }, bootTime: { 0 }),
            executor: executor, report: { if case .link(let state) = $0 { links.put(state) } })
        if isGivenTwice {
            station.force(offline: "first")
            station.release()
        }
        station.force(offline: "cable works")
        let outcome = await station.ask(Stage.scan("a"))
        #expect(outcome == .failed(ServiceFailure(.byOrder, wasSent: false)))
        executor.letGo()
        var state = LinkState.unknown
        while state != .forced(reason: "cable works") { state = await links.take() }
        #expect(await station.ask(Stage.scan("b")) == outcome)
        #expect(asked.withLock { $0 } == 0)
    }

    @Test func forcedOfflineAsksNobody() async {
        let stage = Stage()
        stage.station.force(offline: "cable works")
        #expect(await stage.nextLink() == .forced(reason: "cable works"))
        let outcome = await stage.station.ask(Stage.scan("x"))
        #expect(outcome == .failed(ServiceFailure(.byOrder, wasSent: false)))
        #expect(stage.asked.count == 0)
    }
}

/// Runs jobs on any thread, but for the very first, which waits until it is let go.
private final class LateFirst: TaskExecutor {
    private let held = Mutex<(job: UnownedJob?, isFirst: Bool)>((nil, true))

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isHeld = held.withLock { held in
            guard held.isFirst else { return false }
            held = (job, false)
            return true
        }
        if !isHeld { run(job) }
    }

    func letGo() {
        let job = held.withLock { held in
            defer { held.job = nil }
            return held.job
        }
        if let job { run(job) }
    }

    private func run(_ job: UnownedJob) {
        DispatchQueue.global().async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
