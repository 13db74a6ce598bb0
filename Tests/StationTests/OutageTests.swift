import Checkpoint
import HealthCode
import Station
import Testing

/// offline.md Q8, and that somebody in between costs nothing but the time.
@Suite struct OutageTests {
    private static let ways: [ModelService.Way] = [.down, .blackHole, .portal, .forbidden, .busy, .broken]

    @Test(arguments: ways, [1, 2] as [UInt64]) func anHourCostsAHundredRequestsAndNoRow(
        _ way: ModelService.Way, _ seed: UInt64
    ) {
        let world = World(seed: seed)
        let simulation = world.simulation
        world.start()
        simulation.run(until: 5_000)
        world.backlog(500)
        world.service.way = way
        // The gate goes on: somebody comes every 20 s, keys are pressed all the time, and each is recorded.
        for number in 0..<178 {
            simulation.at(5_000 + Int64(number) * 20_000) {
                world.station?.verify(world.scan("scan-\(number)", person: number))
                world.station?.wake()
            }
            simulation.at(15_000 + Int64(number) * 20_000) { world.station?.wake() }
        }
        let before = world.service.requests.count
        let reaches = world.service.reaches
        simulation.run(until: 3_605_000)
        let cost = world.service.requests.count - before
        #expect(cost <= 100, "seed \(seed), \(way): \(cost) requests")
        #expect(world.service.reaches - reaches <= 900, "\(way)")
        #expect(world.ledger.count { $0 == .held || $0 == .dead } == 0, "\(way)")
        #expect(world.ledger.count(\.isPending) >= 660, "\(way)")
        #expect(world.answered.count == 178)
        #expect(world.answered.allSatisfy { $0.recording.isRecorded })

        world.service.way = .open
        simulation.run(until: 3_605_000 + 400_000)
        #expect(world.ledger.count(\.isPending) == 0, "\(way)")
        #expect(world.ledger.count { $0 == .held || $0 == .dead } == 0, "\(way)")
        if way == .down || way == .blackHole {
            let healed = (world.service.firstSuccess ?? .max) - 3_605_000
            #expect(healed <= 5_000, "\(way): first success after \(healed) ms")
        }
    }

    /// Q8's second half for the rows themselves: the kernel says that the cable is back, nobody presses a key, and the
    /// backlog is on its way within 5 s, whatever the outage was and however long it lasted.
    @Test(arguments: ways, [70_000, 900_000, 3_600_000] as [Int64])
    func aNetworkEventStartsTheBacklogWithinFiveSeconds(_ way: ModelService.Way, _ outage: Int64) {
        let world = World(seed: UInt64(outage) + 11)
        let simulation = world.simulation
        world.start()
        simulation.run(until: 5_000)
        world.service.way = way
        world.backlog(300)
        world.station?.verify(world.scan("a", person: 1))
        let healed = 5_000 + outage
        let before = world.service.requests.count
        simulation.run(until: healed)
        #expect(world.service.requests.count - before <= 100, "\(way)")
        let batches = world.service.batches.count
        world.service.way = .open
        world.station?.wake(.network)
        simulation.run(until: healed + 5_000)
        let first = world.service.firstSuccess ?? .max
        #expect(first <= healed + 5_000, "\(way): first success at \(first - healed) ms")
        #expect(world.service.batches.count > batches, "\(way): no batch in 5 s")
        simulation.run(until: healed + 10_000)
        #expect(world.ledger.count(\.isPending) == 0, "\(way)")
    }

    /// A loose cable tells of itself all the time; that is no way round the pace.
    @Test(arguments: [ModelService.Way.down, .portal, .busy], [1, 2] as [UInt64])
    func networkEventsAllTheTimeAreNoWayRoundThePace(_ way: ModelService.Way, _ seed: UInt64) {
        let world = World(seed: seed)
        let simulation = world.simulation
        world.start()
        simulation.run(until: 5_000)
        world.service.way = way
        world.backlog(50)
        for number in 0..<7_200 {
            simulation.at(5_000 + Int64(number) * 500) { world.station?.wake(.network) }
        }
        let before = world.service.requests.count
        simulation.run(until: 3_605_000)
        let cost = world.service.requests.count - before
        #expect(cost <= 100, "seed \(seed), \(way): \(cost) requests")
        #expect(world.ledger.count { $0 == .held || $0 == .dead } == 0)
    }

    /// A way that opens and closes all the time is asked no more often for it.
    @Test(arguments: [1, 2, 3] as [UInt64]) func aFlappingWayIsPacedToo(_ seed: UInt64) {
        let world = World(seed: seed)
        let simulation = world.simulation
        world.start()
        simulation.run(until: 5_000)
        for number in 0..<450 {
            simulation.at(5_000 + Int64(number) * 8_000) { world.service.way = .down }
            simulation.at(9_000 + Int64(number) * 8_000) { world.service.way = .portal }
        }
        let before = world.service.requests.count
        simulation.run(until: 3_605_000)
        #expect(world.service.requests.count - before <= 100, "seed \(seed)")
    }

    @Test func aScanWhileOfflineAsksNobodyAndSaysTheLinksCause() {
        let world = World(seed: 9)
        world.service.way = .down
        world.start()
        world.simulation.run(until: 10_000)
        let before = world.service.requests.count
        world.station?.verify(world.scan("a", person: 1))
        world.simulation.run(until: 10_010)
        guard case .failed(let failure) = world.answered.first?.outcome else {
            Issue.record("no answer at once")
            return
        }
        #expect(failure.cause == .refused && !failure.wasSent)
        #expect(world.answered.first?.recording == .recorded(requestId: "a", rescanOf: nil))
        #expect(world.service.requests.count == before)
        #expect(world.ledger.row("a")?.shown == .recorded)
    }

    @Test func aDegradedServiceSwitchesEveryGateAndBackAgain() {
        let world = World(seed: 4)
        let simulation = world.simulation
        world.start()
        simulation.run(until: 10_000)
        world.service.setDegraded(true)
        simulation.run(until: 640_000)
        #expect(world.reports.contains { if case .link(.offline(.maintenance, _)) = $0 { true } else { false } })
        world.station?.verify(world.scan("a", person: 1))
        simulation.run(until: 700_000)
        #expect(world.ledger.row("a")?.row.state == .new)
        let before = world.service.requests.count
        simulation.run(until: 4_300_000)
        #expect(world.service.requests.count - before <= 100)
        world.service.setDegraded(false)
        simulation.run(until: 4_500_000)
        #expect(world.ledger.row("a")?.row.state == .done)
    }
}
