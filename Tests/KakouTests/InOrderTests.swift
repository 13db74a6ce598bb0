import Dispatch
import Synchronization
import Testing

@testable import kakou

@Suite struct InOrderTests {
    /// The later the sooner done: results still come out in the order of the inputs.
    @Test func resultsComeOutInTheOrderOfTheInputs() {
        let out = Mutex<[Int]>([])
        let gates = (0..<8).map { _ in DispatchSemaphore(value: 0) }
        let flight = InOrder<Int>(limit: 8) { value in out.withLock { $0.append(value) } }
        for index in 0..<8 {
            flight.submit {
                await Self.pass(gates[index])
                if index > 0 { gates[index - 1].signal() }
                return index
            }
        }
        gates[7].signal()
        flight.finish()
        #expect(out.withLock { $0 } == Array(0..<8))
    }

    @Test func oneAtATimeIsOneAtATime() {
        let state = Mutex((running: 0, most: 0, out: 0))
        let flight = InOrder<Int>(limit: 1) { _ in state.withLock { $0.out += 1 } }
        for index in 0..<50 {
            flight.submit {
                state.withLock {
                    $0.running += 1
                    $0.most = max($0.most, $0.running)
                }
                await Task.yield()
                state.withLock { $0.running -= 1 }
                return index
            }
        }
        flight.finish()
        #expect(state.withLock { $0.most } == 1)
        #expect(state.withLock { $0.out } == 50)
    }

    private static func pass(_ gate: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                gate.wait()
                continuation.resume()
            }
        }
    }
}
