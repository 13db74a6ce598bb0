import Checkpoint
import HealthCode
import Station
import Testing

/// Promise 2 of offline.md over a network that loses, doubles and delays, and a program that is killed.
@Suite struct ExactlyOnceTests {
    /// Seeds of a run: twelve, or two hundred with KAKOU_FULL=1.
    static let seeds: [UInt64] = (1...(Environment.isFull ? 200 : 12)).map { UInt64($0) }

    @Test(arguments: seeds) func noScanIsLostAndNoneTakesEffectTwice(_ seed: UInt64) {
        let world = World(seed: seed)
        world.service.set(lossBefore: 100, lossAfter: 300, doubled: 100, latency: 5...4_000)
        world.start()
        let simulation = world.simulation
        var time: Int64 = 0
        for number in 0..<300 {
            time += simulation.roll(200...8_000)
            // One in five comes back a moment later, one in ten is decided on.
            let person = Int(simulation.roll(0...240))
            simulation.at(time) { world.station?.verify(world.scan("scan-\(number)", person: person)) }
            if simulation.chance(200) {
                simulation.at(time + 3_500) { world.station?.verify(world.scan("again-\(number)", person: person)) }
            }
            if simulation.chance(500) {
                simulation.at(time + 4_000) { world.station?.decide("scan-\(number)", .admitted) }
            }
            if simulation.chance(30) { simulation.at(time + simulation.roll(0...3_000)) { world.crash() } }
            if simulation.chance(20) {
                let error = simulation.roll(-86_400_000...86_400_000)
                simulation.at(time) { simulation.setWallError(error) }
            }
            if simulation.chance(15) { simulation.at(time) { world.service.way = .blackHole } }
            if simulation.chance(60) { simulation.at(time) { world.service.way = .open } }
        }
        simulation.run(until: time)
        world.service.way = .open
        world.service.set()
        simulation.run(until: time + 1_800_000)

        let rows = world.ledger.rows
        #expect(rows.allSatisfy { $0.row.state == .done && $0.receipts == 1 }, "seed \(seed)")
        // Whatever the gate called recorded is there, took effect, and under no other name.
        for answer in world.answered {
            guard case .recorded(let requestId, _) = answer.recording else {
                Issue.record("seed \(seed): \(answer.scan.requestId) was not recorded")
                continue
            }
            #expect(world.ledger.row(requestId) != nil, "seed \(seed): \(requestId)")
        }
        #expect(Set(world.service.effects.keys) == Set(rows.map(\.row.requestId)), "seed \(seed)")
        #expect(world.service.contentFaults.isEmpty, "seed \(seed)")
        #expect(world.answered.count > 250, "seed \(seed): the gate went on answering")
    }

    /// Without a crash nobody asks about a row twice at the same time, and a subject's rows go in their order.
    @Test(arguments: seeds.prefix(6)) func theUploaderNeverSendsWhatIsBeingAskedAbout(_ seed: UInt64) {
        let world = World(seed: seed)
        world.service.set(lossBefore: 50, lossAfter: 300, latency: 50...6_000)
        world.start()
        let simulation = world.simulation
        var time: Int64 = 0
        for number in 0..<200 {
            time += simulation.roll(100...4_000)
            simulation.at(time) { world.station?.verify(world.scan("scan-\(number)", person: number)) }
            simulation.at(time + 10) { world.station?.decide("scan-\(number)", .admitted) }
        }
        simulation.run(until: time)
        world.service.set()
        simulation.run(until: time + 1_800_000)
        #expect(world.service.overlaps.isEmpty, "seed \(seed): \(world.service.overlaps)")
        #expect(world.ledger.rows.allSatisfy { $0.row.state == .done }, "seed \(seed)")
    }

    @Test(arguments: seeds.prefix(6)) func rowsOfASubjectTakeEffectInTheirOrder(_ seed: UInt64) {
        let world = World(seed: seed)
        world.service.way = .down
        world.start()
        let simulation = world.simulation
        let boot = simulation.bootTime
        for number in 0..<400 {
            let subject = Int(simulation.roll(1...20))
            world.ledger.put(
                OutboxRow(
                    seq: Int64(number + 1), requestId: "row-\(number)", subject: World.code(subject).codeId,
                    content: .own(.code(World.code(subject)), temperature: nil), state: .new,
                    scannedBoot: BootTime(bootId: boot.bootId, milliseconds: Int64(number)),
                    scannedWall: simulation.wall, decision: .admitted))
        }
        simulation.at(60_000) {
            world.service.set(lossBefore: 200, lossAfter: 200, doubled: 100)
            world.service.way = .open
        }
        simulation.run(until: 7_200_000)
        #expect(world.ledger.rows.allSatisfy { $0.row.state == .done }, "seed \(seed)")
        var last: [[UInt8]: Int] = [:]
        for id in world.service.order {
            guard let row = world.ledger.row(id)?.row, let number = Int(id.dropFirst(4)) else { continue }
            #expect(last[row.subject] ?? -1 < number, "seed \(seed): \(id)")
            last[row.subject] = number
        }
        #expect(world.service.order.count == 400, "seed \(seed)")
    }
}
