import ArgumentParser
import Checkpoint
import Glibc
import HealthCode
import Ledger

/// Q6 and Q15: a ledger with very many pending rows: ready, memory, recording and draining as quick as an empty one's; and
/// how long its audit takes.
struct BacklogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backlog",
        abstract: "Q6, Q15: many pending rows: time to ready, memory, recording, draining, and the audit's walk.")

    @Option(help: "Pending rows.") var rows = 100_000
    @Flag(help: "A million of them.") var full = false
    @Option(help: "Batches drained before the rate is taken again; a quarter of the rows unless told.") var batches:
        Int?
    @Option(help: .hidden) var fill: String?

    private var count: Int { full ? 1_000_000 : rows }

    func run() async throws {
        if let fill { return try await put(into: fill) }
        let directory = try TemporaryDirectory("backlog")
        defer { directory.remove() }
        let path = try directory.make("many")
        // By a process of its own: what is measured here is a console that finds the rows, not one that made them.
        let rate = try Command.run(["/proc/self/exe", "backlog", "--rows", "\(count)", "--fill", path]).trimmed
        print("\(count) pending rows, put at \(rate) a second")

        let empty = BenchLedger(try directory.make("empty"))
        let many = BenchLedger(path)
        let began = ContinuousClock.now
        guard case .success(true) = await many.ledger.needs.lease() else { throw BenchFault("no lease") }
        let open = (ContinuousClock.now - began).milliseconds
        let first = try await drain(many, 1).median
        print(
            "Q6 ready: \(open.fixed(0)) ms to open and lease, \((open + first).fixed(0)) ms with the first batch of 200"
                + " claimed and settled; goal 1000, ratio \(((open + first) / 1e3).fixed(2))")
        try await record(many, empty)
        try await rates(many)
        let peak = Double(ProcessFacts.peakKiB(of: getpid())) / 1_024
        print("Q6 most memory so far: \(peak.fixed(1)) MiB; goal 64, ratio \((peak / 64).fixed(2))")
        await many.ledger.close()
        await empty.ledger.close()
        print("Q15 audit verify: \(try await AuditFigure.measure(path).words)")
    }

    private func put(into path: String) async throws {
        let filling = BenchLedger(path)
        print(try await filling.grouped(0..<count, tasks: 256).fixed(0))
        await filling.ledger.close()
    }

    /// Scans into either ledger in turn, so that both have the same neighbours on the machine.
    private func record(_ many: BenchLedger, _ empty: BenchLedger) async throws {
        var samples = (many: Samples(), empty: Samples())
        for round in 0..<20 {
            for value in try await many.oneByOne(count + round * 100..<count + (round + 1) * 100).values {
                samples.many.add(value)
            }
            for value in try await empty.oneByOne(round * 100..<(round + 1) * 100).values { samples.empty.add(value) }
        }
        let p99 = (many: samples.many.quantile(0.99), empty: samples.empty.quantile(0.99))
        print(
            "Q6 record, \(samples.many.count) each in turn: p50 \(samples.many.median.fixed(2)) ms, empty"
                + " \(samples.empty.median.fixed(2)), ratio \((samples.many.median / samples.empty.median).fixed(2));"
                + " p99 \(p99.many.fixed(2)) ms, empty \(p99.empty.fixed(2)), ratio \((p99.many / p99.empty).fixed(2))")
    }

    private func rates(_ many: BenchLedger) async throws {
        var before = ProcessFacts.ownSeconds
        let early = try await drain(many, 100)
        let earlyProcessor = ProcessFacts.ownSeconds - before
        let skipped = try await drain(many, batches ?? count / 4 / 200)
        before = ProcessFacts.ownSeconds
        let late = try await drain(many, 100)
        let lateProcessor = ProcessFacts.ownSeconds - before
        print(
            "Q6 a batch of 200 claimed and settled: \(early.median.fixed(1)) ms at first, \(late.median.fixed(1)) ms"
                + " after \(skipped.count) more, ratio \((late.median / early.median).fixed(2)); of the processor"
                + " \((earlyProcessor * 10).fixed(1)) and \((lateProcessor * 10).fixed(1)) ms,"
                + " ratio \((lateProcessor / earlyProcessor).fixed(2))")
    }

    /// Claims and settles batches; milliseconds of each.
    private func drain(_ bench: BenchLedger, _ batches: Int) async throws -> Samples {
        var samples = Samples()
        for _ in 0..<batches {
            let began = ContinuousClock.now
            guard case .success(let rows) = await bench.ledger.needs.claim(200, .pending), !rows.isEmpty else {
                throw BenchFault("no claim")
            }
            let done = rows.map {
                OutboxTransition(
                    requestId: $0.requestId, state: .done, answerClass: .verdict, code: "3002",
                    scannedAt: $0.scannedWall, answer: DeliveryAnswer(code: .codeNotRecognised),
                    serverTime: $0.scannedWall)
            }
            guard case .success = await bench.ledger.needs.apply(done) else { throw BenchFault("not applied") }
            samples.add((ContinuousClock.now - began).milliseconds)
        }
        return samples
    }
}
