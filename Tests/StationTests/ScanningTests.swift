import Checkpoint
import HealthCode
import Station
import Testing

/// A scan on its way through disk and service, in virtual time.
@Suite struct ScanningTests {
    @Test func aScanIsOnTheDiskBeforeTheServiceIsAsked() {
        let world = World(seed: 1)
        world.service.set(latency: 1_000...1_000)
        world.start()
        world.simulation.run(until: 5_000)
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 5_500)
        #expect(world.ledger.row("a")?.row.state == .new)
        #expect(world.answered.isEmpty && world.service.effects.isEmpty)
        world.simulation.run(until: 6_500)
        #expect(world.answered.first?.recording == .recorded(requestId: "a", rescanOf: nil))
        #expect(world.ledger.row("a")?.row.state == .done && world.ledger.row("a")?.shown == .pass)
    }

    /// offline.md, promise 1 and Q10: a disk that does not answer is no disk, and keeps nobody waiting.
    @Test func aDiskThatStallsHasNotRecordedAndStopsNoVerdict() {
        let world = World(seed: 11)
        world.start()
        world.simulation.run(until: 5_000)
        world.ledger.stall(20_000)
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 7_500)
        guard case .judged = world.answered.first?.outcome else {
            Issue.record("the verdict waited for the disk")
            return
        }
        #expect(world.answered.first?.recording.isRecorded == false)
        // It came to the disk after all: it is delivered once, and nobody had called it recorded.
        world.simulation.run(until: 200_000)
        #expect(world.ledger.row("a")?.row.state == .done)
        #expect(world.service.effects.count == 1 && world.service.overlaps.isEmpty)
    }

    /// offline.md, promise 8: a lost answer makes nobody a cheat.
    @Test func aRescanOfAnUnansweredCodeGoesUnderItsRow() {
        let world = World(seed: 2)
        world.start()
        world.simulation.run(until: 5_000)
        world.service.set(lossAfter: 1_000)
        world.station?.verify(world.scan("first", person: 1))
        world.simulation.run(until: 10_000)
        world.service.set()
        world.station?.verify(world.scan("second", person: 1))
        world.simulation.run(until: 10_500)
        let second = world.answered.last
        #expect(second?.scan.requestId == "second")
        guard case .recorded("first", .some) = second?.recording, case .judged = second?.outcome else {
            Issue.record("a rescan has to go under its row: \(String(describing: second))")
            return
        }
        world.station?.decide("second", .admitted, reason: "看过证件")
        world.simulation.run(until: 11_000)
        #expect(world.ledger.row("first")?.row.decision == .admitted)
        #expect(world.ledger.rows.count == 1 && world.service.effects.keys.sorted() == ["first"])
    }

    /// offline.md, promise 7: it settles the row, never repaints, and rings where it contradicts what was done.
    @Test func aLateRedAfterAnAdmissionIsAStandingAlarm() {
        let world = World(seed: 3)
        world.start()
        world.simulation.run(until: 5_000)
        world.service.set(latency: 6_000...6_000)
        world.service.setGrade(.high, of: World.code(1).codeId)
        world.station?.setOperator("op-7")
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 8_500)
        guard case .failed(let failure) = world.answered.first?.outcome else {
            Issue.record("no time-out")
            return
        }
        #expect(failure.cause == .timedOut)
        world.station?.decide("a", .admitted)
        world.simulation.run(until: 12_000)
        #expect(
            world.reports.contains { if case .late(let scan, .judged) = $0 { scan.requestId == "a" } else { false } })
        #expect(world.ledger.row("a")?.row.state == .done && world.ledger.row("a")?.shown == .recorded)
        #expect(world.answered.count == 1)
        let alerts = world.reports.compactMap { if case .alerts(let alerts) = $0 { alerts } else { nil } }
        #expect(alerts.last?.map(\.requestId) == ["a"] && alerts.last?.first?.kind == .stop)
        world.station?.acknowledge("a")
        world.simulation.run(until: 12_100)
        #expect(world.ledger.audit.contains("acknowledged a op-7"))
        #expect(world.reports.contains { if case .alerts([]) = $0 { true } else { false } })
    }

    /// The same for what comes out only when the row is uploaded.
    @Test func anUploadedRedAfterAnAdmissionIsAStandingAlarm() {
        let world = World(seed: 4)
        world.service.way = .down
        world.start()
        world.simulation.run(until: 10_000)
        world.service.setGrade(.contact, of: World.code(1).codeId)
        world.station?.verify(world.scan("a", person: 1))
        world.station?.decide("a", .admitted)
        world.simulation.run(until: 11_000)
        world.service.way = .open
        world.simulation.run(until: 40_000)
        let alerts = world.reports.compactMap { if case .alerts(let alerts) = $0 { alerts } else { nil } }
        #expect(alerts.last?.first?.basis == .atScan && alerts.last?.first?.kind == .contact)
    }

    /// The scan comes right behind the order, whichever of the two has its turn first.
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func forcedOfflineRecordsAndAsksNobodyUntilItIsReleased(_ seed: UInt64) {
        let world = World(seed: seed)
        world.start()
        world.simulation.run(until: 5_000)
        let before = world.service.requests.count
        world.station?.force(offline: "演练")
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 900_000)
        #expect(world.answered.first?.recording.isRecorded == true)
        #expect(world.service.requests.count == before)
        world.station?.release()
        world.simulation.run(until: 960_000)
        #expect(world.ledger.row("a")?.row.state == .done)
    }

    /// Somebody switches it off while the uploader lets a scan go first, or between two of its messages.
    @Test(arguments: 1...10 as ClosedRange<UInt64>) func nothingIsSentAfterItIsForcedOffline(_ seed: UInt64) {
        let world = World(seed: seed)
        world.backlog(2_000)
        world.start()
        var time: Int64 = 0
        while world.service.batches.isEmpty, time < 60_000 {
            time += 1
            world.simulation.run(until: time)
        }
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: time + Int64(seed) * 3)
        world.station?.force(offline: "演练")
        world.simulation.run(until: time + Int64(seed) * 3 + 1)
        let sent = world.service.batches.count
        #expect((1..<10).contains(sent), "seed \(seed): \(sent)")
        world.simulation.run(until: time + 300_000)
        #expect(world.service.batches.count == sent, "seed \(seed)")
        world.station?.release()
        world.simulation.run(until: time + 600_000)
        #expect(world.ledger.isDrained, "seed \(seed): what was given back goes later")
    }

    @Test func theQueueIsReadAndRowsAreNotedAndPutBack() {
        let world = World(seed: 6)
        world.backlog(5)
        world.service.answer("backlog-1000002", .memberInvalid)
        world.start()
        world.simulation.run(until: 60_000)
        world.station?.queue(offset: 0, limit: 10)
        world.simulation.run(until: 60_010)
        guard case .queue(let entries, 0)? = world.reports.last(where: { if case .queue = $0 { true } else { false } })
        else {
            Issue.record("no page")
            return
        }
        #expect(entries.map(\.requestId) == ["backlog-1000002"] && entries.first?.lastCode == "1003")
        world.station?.note("backlog-1000002", text: "查过")
        world.service.heal("backlog-1000002")
        world.station?.retry("backlog-1000002")
        world.simulation.run(until: 120_000)
        #expect(world.ledger.row("backlog-1000002")?.row.state == .done)
        #expect(world.ledger.row("backlog-1000002")?.note == "查过")
        #expect(world.reports.contains { if case .backlog(let backlog) = $0 { backlog.pending == 0 } else { false } })
    }

    @Test func syncDrainsOnceAndSaysWhatIsLeft() {
        let world = World(seed: 7)
        world.backlog(450)
        world.service.answer("backlog-1000002", .memberInvalid)
        world.service.answer("backlog-1000003", .customerUnknown)
        world.service.answer("backlog-1000004", .gradeUnavailable)
        let station = world.start(loops: false)
        let report = world.simulation.run { await station.sync() }
        guard case .success(let sync)? = report else {
            Issue.record("sync did not end")
            return
        }
        #expect(sync.done == 447 && sync.dead == 1 && sync.held == 1 && sync.left == 1)
        #expect(sync.sent >= 450 && !sync.isElsewhere)
        #expect(world.ledger.leaseHolder == nil)
    }

    @Test func syncGivesUpSoonWhereThereIsNoService() {
        let world = World(seed: 8)
        world.backlog(10)
        world.service.way = .down
        let station = world.start(loops: false)
        let began = world.simulation.now
        let first = world.simulation.run { await station.sync() }
        guard case .success(let sync)? = first else {
            Issue.record("sync did not end")
            return
        }
        #expect(sync.left == 10 && sync.done == 0 && sync.stoppedBy != nil)
        #expect(world.simulation.now - began < 30_000)
        world.ledger.leaseElsewhere(true)
        world.service.way = .open
        let second = world.simulation.run { await station.sync() }
        guard case .success(let other)? = second else {
            Issue.record("sync did not end")
            return
        }
        #expect(other.isElsewhere && other.sent == 0)
    }

    @Test func headlessWaitsUntilWhatWasShownIsOnDisk() {
        let world = World(seed: 9)
        let station = world.start(loops: false)
        let scan = world.scan("a", person: 1)
        let checked = world.simulation.run { await station.check(scan) }
        #expect(checked?.recording.isRecorded == true && checked?.finding == nil)
        #expect(world.ledger.row("a")?.shown == .pass)
    }

    @Test func stoppingLetsGoOfTheLease() {
        let world = World(seed: 10)
        world.backlog(300)
        world.service.set(latency: 5_000...5_000)
        let station = world.start()
        world.simulation.run(until: 16_000)
        #expect(world.ledger.leaseHolder != nil)
        _ = world.simulation.run { await station.stop() }
        #expect(world.ledger.leaseHolder == nil)
        #expect(world.ledger.count { $0 == .sending } == 0)
    }
}

/// A temperature of a scan that got no answer; profile 2.1, 3.21.4.
@Suite struct MeasureTests {
    private func measured(_ world: World) -> [Bool] {
        world.reports.compactMap { report in
            if case .measured(_, .success(let isKept)) = report { isKept } else { nil }
        }
    }

    private func temperature(_ world: World, _ id: String) -> Int? {
        guard case .own(_, let temperature) = world.ledger.row(id)?.row.content else { return nil }
        return temperature
    }

    @Test func offlineItGoesIntoTheRowAndARescanAsksWithIt() {
        let world = World(seed: 5)
        let simulation = world.simulation
        world.service.way = .down
        world.start()
        simulation.run(until: 10_000)
        world.station?.verify(world.scan("a", person: 1))
        simulation.run(until: 10_100)
        world.station?.measure("a", tenths: 365)
        simulation.run(until: 10_200)
        #expect(measured(world) == [true])
        #expect(temperature(world, "a") == 365)
        world.service.way = .open
        world.station?.wake(.network)
        simulation.run(until: 12_000)
        world.station?.verify(world.scan("b", person: 1))
        simulation.run(until: 20_000)
        #expect(world.service.temperatures["a"] == [365])
        #expect(world.service.effects["b"] == nil)
    }

    /// A call that may have come there keeps the row as it is, so does a row of an earlier run of the program.
    @Test func aRowThatMayHaveLeftTakesNone() {
        let world = World(seed: 6)
        let simulation = world.simulation
        world.start()
        simulation.run(until: 5_000)
        world.service.way = .blackHole
        world.station?.verify(world.scan("a", person: 1))
        simulation.run(until: 9_000)
        world.station?.measure("a", tenths: 365)
        simulation.run(until: 9_100)
        #expect(measured(world) == [false])
        simulation.run(until: 30_000)
        world.station?.verify(world.scan("b", person: 2))
        simulation.run(until: 30_100)
        world.crash()
        simulation.run(until: 30_200)
        world.station?.measure("b", tenths: 365)
        simulation.run(until: 30_300)
        #expect(measured(world) == [false, false])
        #expect(temperature(world, "a") == nil && temperature(world, "b") == nil)
        world.service.way = .open
        simulation.run(until: 600_000)
        #expect(world.ledger.count(\.isPending) == 0 && world.ledger.count { $0 == .dead } == 0)
    }
}
