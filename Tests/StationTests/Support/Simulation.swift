import Checkpoint
import HealthCode
import Synchronization
import TestKit

/// Runs work one piece after another, in the order in which it came, on whoever calls ``drain()``.
final class OneByOne: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
    }

    /// Runs until nothing is left to run.
    func drain() {
        while true {
            let ready = jobs.withLock { jobs in
                defer { jobs = [] }
                return jobs
            }
            guard !ready.isEmpty else { return }
            for job in ready { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }
}

/// A world in virtual time: one executor, one clock, one machine that boots again when it is told to, and a script.
///
/// Work runs until there is none left; only then time moves, to the next sleeper or the next line of the script. So a day
/// takes seconds, and comes out the same every time for the same seed.
final class Simulation: Sendable {
    /// The true time when the world began.
    static let began = Instant(milliseconds: 1_700_000_000_000)

    let executor = OneByOne()
    let clock = VirtualClock()
    private let state: Mutex<State>

    private struct State {
        /// The next line last, once it is sorted.
        var script: [Line] = []
        var isSorted = true
        var lines = 0
        var dice: SplitMix64
        var boot = 1
        var bootedAt: Int64 = 0
        var wallError: Int64 = 0

        var next: Int64? {
            mutating get {
                if !isSorted { script.sort { ($0.at, $0.number) > ($1.at, $1.number) } }
                isSorted = true
                return script.last?.at
            }
        }

        mutating func take(until time: Int64) -> [Line] {
            var due: [Line] = []
            while let at = next, at <= time { due.append(script.removeLast()) }
            return due
        }
    }

    private struct Line {
        let at: Int64
        let number: Int
        let act: @Sendable () -> Void
    }

    init(seed: UInt64) { state = Mutex(State(dice: SplitMix64(seed: seed))) }

    /// Milliseconds since the world began.
    var now: Int64 { clock.uptime }
    /// The true time, which the service has.
    var trueTime: Instant { Self.began.adding(milliseconds: now) }
    /// The machine's wall clock, which may be wrong.
    var wall: Instant { trueTime.adding(milliseconds: state.withLock { $0.wallError }) }
    /// CLOCK_BOOTTIME.
    var bootTime: BootTime {
        state.withLock { BootTime(bootId: "boot-\($0.boot)", milliseconds: clock.uptime - $0.bootedAt) }
    }

    func setWallError(_ milliseconds: Int64) { state.withLock { $0.wallError = milliseconds } }

    func reboot() {
        state.withLock { state in
            state.boot += 1
            state.bootedAt = clock.uptime
        }
    }

    /// A number of the seed's sequence.
    func roll(_ range: ClosedRange<Int64>) -> Int64 {
        state.withLock { Int64.random(in: range, using: &$0.dice) }
    }

    /// Whether something with this chance in a thousand happens.
    func chance(_ perMille: Int) -> Bool { perMille > 0 && roll(1...1_000) <= Int64(perMille) }

    func shuffled<Value: Sendable>(_ values: [Value]) -> [Value] { state.withLock { values.shuffled(using: &$0.dice) } }

    /// Writes a line of the script.
    func at(_ time: Int64, _ act: @escaping @Sendable () -> Void) {
        state.withLock { state in
            state.lines += 1
            state.script.append(Line(at: time, number: state.lines, act: act))
            state.isSorted = false
        }
    }

    /// Begins work in the world.
    func begin(_ work: @escaping @Sendable () async -> Void) {
        _ = Task(executorPreference: executor) { await work() }
    }

    /// Lets the world run until `end`, in milliseconds since it began.
    func run(until end: Int64) {
        while true {
            executor.drain()
            let line = state.withLock { $0.next }
            guard let next = [clock.nextWake, line].compactMap({ $0 }).min(), next <= end else { break }
            if next > clock.uptime { clock.advance(by: .milliseconds(next - clock.uptime)) }
            let due = state.withLock { $0.take(until: next) }
            for line in due { line.act() }
        }
        if end > clock.uptime { clock.advance(by: .milliseconds(end - clock.uptime)) }
        executor.drain()
    }

    /// Lets the world run until work is over, `limit` milliseconds at most; nil where it is not over by then.
    func run<Value: Sendable>(_ limit: Int64 = 3_600_000, _ work: @escaping @Sendable () async -> Value) -> Value? {
        let result = Mutex<Value?>(nil)
        let box = Box(result: result)
        begin { box.put(await work()) }
        let end = now + limit
        while box.value == nil, now < end { run(until: min(end, now + 100)) }
        return box.value
    }

    private final class Box<Value: Sendable>: Sendable {
        private let result: Mutex<Value?>
        init(result: consuming Mutex<Value?>) { self.result = result }
        func put(_ value: Value) { result.withLock { $0 = value } }
        var value: Value? { result.withLock { $0 } }
    }
}
