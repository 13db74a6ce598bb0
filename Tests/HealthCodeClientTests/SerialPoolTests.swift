import Checkpoint
import Synchronization
import Testing

@testable import HealthCodeClient

/// Fresh serial numbers on a clock that stands still unless moved.
@Suite struct SerialPoolTests {
    /// Time by hand, and a fetch that counts.
    final class Bench: Sendable {
        let state = Mutex(
            (now: ContinuousClock.now, fetched: 0, failing: false, asleep: [CheckedContinuation<Void, any Error>]()))

        var fetched: Int { state.withLock { $0.fetched } }

        func pool(depth: Int, life: Int = 60) -> SerialPool {
            SerialPool(
                depth: depth,
                pace: Pace(
                    now: { self.state.withLock { $0.now } },
                    sleep: { _ in
                        try await withTaskCancellationHandler {
                            try await withCheckedThrowingContinuation { continuation in
                                if Task.isCancelled {
                                    continuation.resume(throwing: CancellationError())
                                } else {
                                    self.state.withLock { $0.asleep.append(continuation) }
                                }
                            }
                        } onCancel: {
                            self.wake(throwing: true)
                        }
                    })
            ) { _ async throws(ServiceFailure) in
                let (number, now, failing) = self.state.withLock { state in
                    state.fetched += 1
                    return (state.fetched, state.now, state.failing)
                }
                if failing { throw ServiceFailure(.refused) }
                return Serial(number: "S\(number)", random: "R", life: life, askedAt: now)
            }
        }

        func wake(throwing: Bool = false) {
            let asleep = state.withLock { state in
                defer { state.asleep = [] }
                return state.asleep
            }
            for continuation in asleep {
                if throwing { continuation.resume(throwing: CancellationError()) } else { continuation.resume() }
            }
        }

        func pass(_ duration: Duration) {
            state.withLock { $0.now += duration }
            wake()
        }

        /// Waits, by yielding alone, until something holds.
        func until(_ condition: () async -> Bool) async {
            while !(await condition()) { await Task.yield() }
        }
    }

    private let later = ContinuousClock.now + .seconds(600)

    @Test func withoutDepthEverySerialIsFetchedWhenWanted() async throws {
        let bench = Bench()
        let pool = bench.pool(depth: 0)
        await pool.warm()
        #expect(bench.fetched == 0)
        #expect(try await pool.take(by: later).number == "S1")
        #expect(try await pool.take(by: later).number == "S2")
        #expect(await pool.ready == 0)
    }

    @Test func sparesAreReadyBeforeTheyAreWantedAndNeverGivenTwice() async throws {
        let bench = Bench()
        let pool = bench.pool(depth: 2)
        await pool.warm()
        await bench.until { await pool.ready == 2 }
        var seen: Set<String> = []
        for _ in 0..<20 {
            #expect(seen.insert(try await pool.take(by: later).number).inserted)
            await bench.until { await pool.ready == 2 }
        }
        #expect(bench.fetched == 22)
        await pool.close()
    }

    @Test func aStaleSpareIsReplacedInIdleAndNeverGiven() async throws {
        let bench = Bench()
        let pool = bench.pool(depth: 1)
        await pool.warm()
        await bench.until { await pool.ready == 1 }
        await bench.until { bench.state.withLock { !$0.asleep.isEmpty } }
        bench.pass(.seconds(52))
        await bench.until { await pool.ready == 1 }
        #expect(try await pool.take(by: later).number == "S2")
        await pool.close()
    }

    @Test func aFailedTakeSaysWhyAndTheNextOneTriesAgain() async throws {
        let bench = Bench()
        let pool = bench.pool(depth: 1)
        bench.state.withLock { $0.failing = true }
        await #expect(throws: ServiceFailure(.refused)) { try await pool.take(by: self.later) }
        bench.state.withLock { $0.failing = false }
        #expect(try await pool.take(by: later).number == "S2")
        await pool.close()
    }

    @Test func aRefusedSerialCastsDoubtOnTheSpares() async throws {
        let bench = Bench()
        let pool = bench.pool(depth: 2)
        await pool.warm()
        await bench.until { await pool.ready == 2 }
        #expect(try await pool.takeNew(by: later).number == "S3")
        #expect(await pool.ready == 0)
        await pool.close()
    }
}
