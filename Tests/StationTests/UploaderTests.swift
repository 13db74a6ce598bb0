import Checkpoint
import HealthCode
import Station
import Testing

/// What the uploader does with rows, in virtual time.
@Suite struct UploaderTests {
    /// offline.md Q7: a row that will never be taken costs the others nothing.
    @Test(arguments: [1, 2, 3] as [UInt64]) func onePoisonRowInAHundredCostsTheOthersNothing(_ seed: UInt64) {
        func drain(_ poison: Int) -> (time: Int64, world: World) {
            let world = World(seed: seed)
            world.backlog(4_000)
            for number in stride(from: 7, to: 4_000, by: 100).prefix(poison) {
                world.service.answer("backlog-\(1_000_000 + number)", .memberInvalid)
            }
            world.start()
            var time: Int64 = 0
            while !world.ledger.isDrained, time < 3_600_000 {
                time += 20
                world.simulation.run(until: time)
            }
            return (time, world)
        }
        let clean = drain(0).time
        let (time, world) = drain(40)
        #expect(Double(time) <= 1.1 * Double(clean) + 20, "seed \(seed): \(time) ms, clean \(clean) ms")
        let dead = world.ledger.rows.filter { $0.row.state == .dead }
        #expect(dead.count == 40 && dead.allSatisfy { $0.lastCode == "1003" && $0.row.attempts <= 8 })
    }

    /// A message that nobody can answer because of one row in it: the row is found, alone, and buried with its reason.
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func aRowThatBreaksMessagesIsFoundWithinEightTries(_ seed: UInt64)
    {
        let world = World(seed: seed)
        world.backlog(600)
        let poison = (0..<3).map { _ in "backlog-\(1_000_000 + world.simulation.roll(0...599))" }
        for id in poison { world.service.breakMessages(with: id) }
        world.start()
        world.simulation.run(until: 1_200_000)
        for id in Set(poison) {
            #expect(world.ledger.row(id)?.row.state == .dead, "seed \(seed): \(id)")
            #expect(world.service.tries(id) <= 8, "seed \(seed): \(id) after \(world.service.tries(id)) tries")
            #expect(world.ledger.row(id)?.lastCode == "NET-109")
        }
        #expect(world.ledger.count { $0 == .done } == 600 - Set(poison).count, "seed \(seed)")
    }

    @Test func aBatchRefusedAsTooLargeIsHalvedAndLosesNothing() {
        let world = World(seed: 1)
        world.backlog(400)
        world.service.refuseBatches([.envelopeMalformed, .envelopeMalformed])
        world.start()
        world.simulation.run(until: 60_000)
        #expect(world.service.batches.prefix(3) == [200, 100, 50])
        #expect(world.ledger.count { $0 == .done } == 400)
    }

    @Test func aServiceWithoutX1IsGivenRowsOneByOne() {
        let world = World(seed: 1)
        world.backlog(30)
        world.service.setBatch(false)
        world.start()
        world.simulation.run(until: 60_000)
        #expect(world.ledger.count { $0 == .done } == 30)
        #expect(world.service.batches == [30] + Array(repeating: 1, count: 30))
    }

    @Test func aRevokedDeviceBringsEverythingInAndIsWiped() {
        let world = World(seed: 3)
        world.backlog(700)
        // Two that a service held back earlier come along.
        for number in [3, 5] { world.service.answer("backlog-\(1_000_000 + number)", .notAuthorised) }
        world.start()
        world.simulation.run(until: 300_000)
        #expect(world.ledger.count { $0 == .held } == 2)
        world.service.way = .down
        world.simulation.run(until: 320_000)
        world.station?.verify(world.scan("offline", person: 1))
        world.simulation.run(until: 330_000)
        world.service.setRevoked(true)
        world.service.way = .open
        for number in [3, 5] { world.service.heal("backlog-\(1_000_000 + number)") }
        world.simulation.run(until: 600_000)
        #expect(world.ledger.rows.allSatisfy { $0.row.state == .done })
        #expect(world.service.effects.count == 701)
        #expect(world.ledger.isWiped && world.service.isForgotten)
        #expect(world.ledger.housekeepings > 0)
        let phases = world.reports.compactMap { if case .upload(let state) = $0 { state.phase } else { nil } }
        #expect(phases.contains(.bringingIn) && phases.last == .wiped)

        world.station?.verify(world.scan("after", person: 2))
        world.simulation.run(until: 601_000)
        guard case .failed(let failure) = world.answered.last?.outcome else {
            Issue.record("a revoked device gave a verdict")
            return
        }
        #expect(failure.cause == .revoked)
        #expect(world.service.effects["after"] == nil)
    }

    @Test func aRevokedDeviceWithADeadLetterIsNotWiped() {
        let world = World(seed: 3)
        world.backlog(10)
        world.service.answer("backlog-1000003", .memberInvalid)
        world.service.setRevoked(true)
        world.start()
        world.simulation.run(until: 600_000)
        #expect(world.ledger.count { $0 == .done } == 9)
        #expect(!world.ledger.isWiped && !world.service.isForgotten)
    }

    @Test func rowsWaitForTheClockAndASkewIsSaidWithinOneAnswer() {
        let world = World(seed: 5)
        world.simulation.setWallError(-53 * 365 * 86_400_000)
        world.backlog(20)
        world.service.way = .down
        world.start()
        world.simulation.run(until: 30_000)
        world.service.way = .open
        world.simulation.run(until: 90_000)
        let skews = world.reports.compactMap { if case .clockSkew(let ahead) = $0 { ahead } else { nil } }
        #expect(skews == [-53 * 365 * 86_400_000])
        for effect in world.service.effects.values {
            #expect(abs(effect.scannedAt - Simulation.began) < 1_000)
        }
        #expect(world.service.effects.count == 20)
    }

    @Test func aScanNotInTimeIsDatedAnewOnceAndThenHeld() {
        let world = World(seed: 5)
        world.backlog(3)
        world.service.answer("backlog-1000001", .deferredTooOld)
        world.start()
        world.simulation.run(until: 60_000)
        let row = world.ledger.row("backlog-1000001")
        #expect(row?.row.state == .held && row?.row.isDatedAnew == true && row?.lastCode == "3010")
        #expect(world.service.tries("backlog-1000001") == 2)
        world.service.heal("backlog-1000001")
        world.station?.retry("backlog-1000001")
        world.simulation.run(until: 120_000)
        #expect(world.ledger.row("backlog-1000001")?.row.state == .done)
    }

    @Test func theLeaseIsTakenOverWithinFiveSeconds() {
        let world = World(seed: 6)
        world.backlog(5)
        world.ledger.leaseElsewhere(true)
        world.start()
        world.simulation.run(until: 20_000)
        #expect(world.service.effects.isEmpty)
        #expect(world.reports.contains { if case .upload(let state) = $0 { state.phase == .elsewhere } else { false } })
        world.ledger.leaseElsewhere(false)
        world.simulation.run(until: 25_000)
        #expect(world.service.effects.count == 5)
    }

    @Test func aFullDiskStopsNoVerdictAndWhatWasAnsweredIsNotAskedAgain() {
        let world = World(seed: 7)
        world.backlog(50)
        world.start()
        world.simulation.run(until: 20)
        // The batch is on its way; its answer finds no disk.
        world.ledger.fail(LedgerFailure(.diskFull))
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 30_000)
        #expect(world.answered.first?.recording == .notRecorded(LedgerFailure(.diskFull)))
        guard case .judged = world.answered.first?.outcome else {
            Issue.record("no verdict without a disk")
            return
        }
        #expect(
            world.reports.contains { if case .refused(let failure) = $0 { failure.cause == .diskFull } else { false } })
        world.ledger.fail(nil)
        world.simulation.run(until: 90_000)
        #expect(world.ledger.count { $0 == .done } == 50)
        #expect((0..<50).allSatisfy { world.service.tries("backlog-\(1_000_000 + $0)") == 1 })
    }

    /// offline.md, promise 5: a batch that hangs, a disk that refuses and a trust that fails hold up nobody else.
    @Test func noLoopWaitsOnAnother() {
        let world = World(seed: 8)
        world.start()
        world.simulation.run(until: 10_000)
        world.backlog(300)
        // A batch takes 29 s; a scan meanwhile takes what a scan takes.
        world.service.set(latency: 29_000...29_000)
        world.simulation.run(until: 12_000)
        world.service.set(latency: 20...20)
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 12_100)
        guard case .judged = world.answered.first?.outcome else {
            Issue.record("the scan waited for the batch")
            return
        }
        world.simulation.run(until: 3_700_000)
        #expect(world.ledger.housekeepings == 2)
        #expect(world.ledger.count { $0 == .done } == 301)
        let trust = world.reports.count { if case .trust(.success) = $0 { true } else { false } }
        #expect((5...8).contains(trust), "trust every ten minutes: \(trust)")
    }

    @Test func progressIsToldWhileDraining() {
        let world = World(seed: 2)
        world.backlog(1_000)
        world.service.set(latency: 900...1_100)
        world.start()
        world.simulation.run(until: 60_000)
        let states = world.reports.compactMap { if case .upload(let state) = $0 { state } else { nil } }
        #expect(states.contains { $0.total == 1_000 && $0.drained == 600 && $0.rowsPerSecond > 50 })
        #expect(states.last?.phase == .idle)
        #expect(states.contains { $0.etaMilliseconds != nil })
    }
}
