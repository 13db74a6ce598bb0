import ArgumentParser
import Ledger

/// Q15 alone: how long the walk along a long audit takes.
struct AuditBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Q15: the audit's walk beside libcrypto's SM3 of the same octets.")

    @Option(help: "Scans; each is a record of the audit and a row that it speaks of.") var records = 100_000
    @Flag(help: "A million of them.") var full = false
    @Option(help: "Walks, each printed.") var walks = 3

    func run() async throws {
        let directory = try TemporaryDirectory("audit")
        defer { directory.remove() }
        let path = try directory.make("ledger")
        let filling = BenchLedger(path)
        _ = try await filling.grouped(0..<(full ? 1_000_000 : records), tasks: 256)
        await filling.ledger.close()
        for walk in 1...max(1, walks) { print("Q15 walk \(walk): \(try await AuditFigure.measure(path).words)") }
    }
}
