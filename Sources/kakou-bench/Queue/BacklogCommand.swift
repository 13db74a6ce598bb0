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

    @Option(help: "The kakou to measure.") var kakou = "kakou"
    @Option(help: "Pending rows.") var rows = 100_000
    @Flag(help: "A million of them.") var full = false

    func run() async throws {
        let count = full ? 1_000_000 : rows
        let directory = try TemporaryDirectory("backlog")
        defer { directory.remove() }
        let empty = BenchLedger(try directory.make("empty"))
        let before = try await empty.oneByOne(0..<500)
        await empty.ledger.close()

        let path = try directory.make("many")
        let filling = BenchLedger(path)
        let rate = try await filling.grouped(0..<count, tasks: 256)
        await filling.ledger.close()

        let many = BenchLedger(path)
        let began = ContinuousClock.now
        guard case .success(true) = await many.ledger.needs.lease() else { throw BenchFault("no lease") }
        let first = try await drain(many, 1)
        let ready = (ContinuousClock.now - began).milliseconds
        let after = try await many.oneByOne(count..<count + 500)
        let early = try await drain(many, 20)
        var late = early
        if count >= 20_000 {
            _ = try await drain(many, count / 2 / 200)
            late = try await drain(many, 20)
        }
        let resident = ProcessFacts.residentKiB(of: getpid())
        await many.ledger.close()

        let walk = ContinuousClock.now
        let words = try Command.run([kakou, "audit", "verify", "--json", "--data-dir", path]).trimmed
        let audit = (ContinuousClock.now - walk).milliseconds
        let p99 = (before.quantile(0.99), after.quantile(0.99))
        print("\(count) pending rows, put at \(rate.fixed(0)) a second")
        print(
            "Q6 ready (open, lease, first claim settled): \(ready.fixed(0)) ms, of it \(first.fixed(0)) ms the first batch"
        )
        print("Q6 RSS of the process that fills, records and drains: \((Double(resident) / 1_024).fixed(1)) MiB")
        print(
            "Q6 record p99: \(p99.1.fixed(2)) ms, empty \(p99.0.fixed(2)) ms, ratio \((p99.1 / p99.0).fixed(2));"
                + " p50 \(after.median.fixed(2)) / \(before.median.fixed(2)) ms")
        print(
            "Q6 a batch of 200 claimed and settled: \(early.fixed(1)) ms at first, \(late.fixed(1)) ms half way,"
                + " ratio \((late / early).fixed(2))")
        print("Q15 audit verify: \(audit.fixed(0)) ms; \(words)")
    }

    /// Claims and settles batches; milliseconds a batch.
    private func drain(_ bench: BenchLedger, _ batches: Int) async throws -> Double {
        let began = ContinuousClock.now
        for _ in 0..<batches {
            guard case .success(let rows) = await bench.ledger.needs.claim(200, .pending) else {
                throw BenchFault("no claim")
            }
            let done = rows.map {
                OutboxTransition(
                    requestId: $0.requestId, state: .done, answerClass: .verdict, code: "3002",
                    scannedAt: $0.scannedWall, answer: DeliveryAnswer(code: .codeNotRecognised),
                    serverTime: $0.scannedWall)
            }
            guard case .success = await bench.ledger.needs.apply(done) else { throw BenchFault("not applied") }
        }
        return (ContinuousClock.now - began).milliseconds / Double(batches)
    }
}
