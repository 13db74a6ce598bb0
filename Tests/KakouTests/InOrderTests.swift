import Dispatch
import Foundation
import Synchronization
import Testing

@testable import kakou

@Suite struct InOrderTests {
    /// The later the sooner done: results still come out in the order of the inputs.
    @Test func resultsComeOutInTheOrderOfTheInputs() async {
        let out = Results()
        let gates = (0..<8).map { _ in DispatchSemaphore(value: 0) }
        let flight = InOrder<Int>(limit: 8) { out.add($0) }
        await Self.onAThread {
            for index in 0..<8 {
                flight.submit {
                    await Self.pass(gates[index])
                    if index > 0 { gates[index - 1].signal() }
                    return index
                }
            }
            gates[7].signal()
            flight.finish()
        }
        #expect(out.values == Array(0..<8))
    }

    @Test func oneAtATimeIsOneAtATime() async {
        let state = Count()
        let flight = InOrder<Int>(limit: 1) { _ in state.state.withLock { $0.out += 1 } }
        await Self.onAThread {
            for index in 0..<50 {
                flight.submit {
                    state.state.withLock {
                        $0.running += 1
                        $0.most = max($0.most, $0.running)
                    }
                    await Task.yield()
                    state.state.withLock { $0.running -= 1 }
                    return index
                }
            }
            flight.finish()
        }
        #expect(state.state.withLock { $0.most } == 1)
        #expect(state.state.withLock { $0.out } == 50)
    }

    /// Where blocking holds nobody up: `submit` and `finish` belong to the main thread, not to a task's.
    private static func onAThread(_ work: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            Thread {
                work()
                continuation.resume()
            }.start()
        }
    }

    private static func pass(_ gate: DispatchSemaphore) async {
        await withCheckedContinuation { continuation in
            Thread {
                gate.wait()
                continuation.resume()
            }.start()
        }
    }
}

private final class Results: Sendable {
    private let list = Mutex<[Int]>([])
    var values: [Int] { list.withLock { $0 } }
    func add(_ value: Int) { list.withLock { $0.append(value) } }
}

private final class Count: Sendable {
    let state = Mutex((running: 0, most: 0, out: 0))
}
