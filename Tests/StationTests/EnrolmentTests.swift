import Checkpoint
import HealthCode
import Station
import Testing

/// A device that is enrolled anew while rows wait: each takes effect once, under the name it was scanned under;
/// protocol.md 2.1 and 3.20.
@Suite struct EnrolmentTests {
    /// Nearly all answers are lost on the way back, so that rows without an answer have taken effect.
    private func world(_ seed: UInt64) -> World {
        let world = World(seed: seed)
        world.service.enrol("C1")
        world.ledger.enrol("C1")
        world.start()
        world.simulation.run(until: 5_000)
        world.service.set(lossBefore: 100, lossAfter: 950)
        for number in 0..<30 {
            world.simulation.at(5_000 + Int64(number) * 2_000) {
                world.station?.verify(world.scan("old-\(number)", person: number))
            }
        }
        world.simulation.run(until: 64_000)
        return world
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func nothingIsDoubledAndNothingIsLost(_ seed: UInt64) {
        let world = world(seed)
        let simulation = world.simulation
        world.service.enrol("C2", formers: ["C1"])
        world.ledger.enrol("C2")
        let before = world.ledger.count(\.isUnanswered)
        world.crash()
        // The same people come again, some of whom have a row that waits, and others besides.
        for number in 0..<40 {
            simulation.at(66_000 + Int64(number) * 1_000) {
                world.station?.verify(world.scan("new-\(number)", person: number))
            }
        }
        simulation.run(until: 120_000)
        world.service.set()
        simulation.run(until: 2_000_000)
        #expect(before > 0, "seed \(seed)")
        #expect(world.ledger.count(\.isUnanswered) == 0 && world.ledger.count { $0 == .dead } == 0, "seed \(seed)")
        for row in world.ledger.rows {
            #expect(world.service.names[row.row.requestId] == [row.row.custNum ?? "?"], "seed \(seed): \(row)")
        }
        #expect(world.service.contentFaults.isEmpty, "seed \(seed)")
        #expect(world.answered.count == 70 && world.answered.allSatisfy { $0.recording.isRecorded })
    }

    /// Whose row waits under the old name is asked about by the upload alone, and told so.
    @Test func aRescanOfAnOldRowIsNotAskedLive() {
        let world = world(7)
        world.service.enrol("C2", formers: ["C1"])
        world.ledger.enrol("C2")
        world.service.way = .portal
        let waiting = world.ledger.rows.filter { $0.row.state.isUnanswered }.map(\.row.requestId)
        world.crash()
        world.simulation.run(until: 70_000)
        world.service.way = .open
        world.service.set(latency: 2_000...2_000)
        world.station?.wake(.network)
        world.simulation.run(until: 72_100)
        guard let id = waiting.first, let number = Int(id.dropFirst(4)) else {
            Issue.record("no row waits")
            return
        }
        world.station?.verify(world.scan("again", person: number))
        world.simulation.run(until: 72_110)
        guard case .failed(let failure) = world.answered.last?.outcome else {
            Issue.record("asked")
            return
        }
        #expect(failure.cause == .formerEnrolment || failure.detail == "offline")
        #expect(world.answered.last?.recording.isRecorded == true)
        #expect(world.service.names["again"] == nil)
        world.simulation.run(until: 900_000)
        #expect(world.service.names[id] == ["C1"])
        #expect(world.ledger.count(\.isUnanswered) == 0)
    }

    /// Without the old key a row goes under no name: it waits where a person sees it, and holds up nobody else.
    @Test func withoutTheOldKeyARowWaitsAndIsNeitherHeldNorDead() {
        let world = world(8)
        world.service.enrol("C2")
        world.ledger.enrol("C2")
        let waiting = Set(world.ledger.rows.filter { $0.row.state.isUnanswered }.map(\.row.requestId))
        let names = world.service.names
        world.service.set()
        world.crash()
        for number in 100..<110 {
            world.simulation.at(70_000 + Int64(number) * 100) {
                world.station?.verify(world.scan("new-\(number)", person: number))
            }
        }
        world.simulation.run(until: 4_000_000)
        for row in world.ledger.rows where waiting.contains(row.row.requestId) {
            #expect(row.row.state == .new || row.row.state == .retry || row.row.state == .unknown)
            #expect(row.lastCode == "DEV-305")
            #expect(world.service.names[row.row.requestId] == names[row.row.requestId])
        }
        #expect(!waiting.isEmpty)
        #expect(world.ledger.rows.filter { !waiting.contains($0.row.requestId) }.allSatisfy { $0.row.state == .done })
    }
}
