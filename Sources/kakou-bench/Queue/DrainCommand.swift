import ArgumentParser
import Checkpoint
import FaultProxy
import Glibc
import HealthCode
import Ledger

/// Q5 and Q7: a backlog brought to a real service by the real uploader: on the same cores, over a slow and lossy line,
/// and with poison among the rows.
struct DrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drain",
        abstract: "Q5, Q7: how long a backlog takes to a service on the same cores, over a slow line, and with poison.")

    @Option(help: "The kakou to measure.") var kakou = "kakou"
    @Option(help: "Rows of the backlog.") var rows = 10_000
    @Option(help: "Milliseconds of a round trip over the slow line.") var roundTrip = 200
    @Option(help: "The share of exchanges that are lost there.") var loss = 0.01

    func run() async throws {
        let clean = try await drain(poison: 0, slow: false)
        let poisoned = try await drain(poison: rows / 100, slow: false)
        let slow = try await drain(poison: 0, slow: true)
        var table = Table(["drain of \(rows)", "seconds", "rows/s", "said"])
        for (name, run) in [
            ("same two cores", clean), ("1 % poison", poisoned), ("\(roundTrip) ms, \(loss) lost", slow),
        ] {
            table.add([name, run.seconds.fixed(2), (Double(rows) / run.seconds).fixed(0), run.words])
        }
        print(table.text)
        print("Q7 the time with poison to that without: \((poisoned.seconds / clean.seconds).fixed(2))")
        print(
            "one request a row at \(roundTrip) ms, as pretix's way (modelled): \((Double(rows) * Double(roundTrip) / 1e3).fixed(0)) s"
        )
    }

    private func drain(poison: Int, slow: Bool) async throws -> (seconds: Double, words: String) {
        let site = try BenchSite(kakou: kakou, people: 0)
        defer { site.close() }
        try site.importPeople(rows)
        let codes = try BenchDevice(token: try site.token(), port: site.port)
            .codes(for: site.visitors(rows - poison, of: rows), at: site)
        var url = site.url
        var proxy: FaultProxy?
        if slow {
            let made = try FaultProxy(
                to: "127.0.0.1", port: Int(site.port),
                schedule: FaultSchedule(
                    seed: 1, shares: [.init(.dropAnswer, loss), .init(.delay, 1 - loss)], delay: roundTrip...roundTrip))
            url = "http://127.0.0.1:\(made.port)"
            proxy = made
        }
        defer { proxy?.stop() }
        _ = try Command.run([kakou, "enroll", url, try site.token(), "--data-dir", site.deviceDirectory])
        let bench = BenchLedger(site.deviceDirectory)
        try await bench.grouped(
            codes.enumerated().map { try BenchLedger.scan($0.element, number: $0.offset) }, tasks: 256)
        if poison > 0 {
            let bad = (0..<poison).map { number in
                CarriedItem(
                    custNum: "CPOISON", requestId: "poison-\(number)",
                    octets: Array(
                        "{\"requestId\":\"poison-\(number)\",\"codeContent\":\"HU\",\"origin\":{\"custNum\":\"CPOISON\",\"deviceSn\":\"x\",\"keyId\":1,\"sign\":\"AAAA\"}}"
                            .utf8))
            }
            guard case .success = await bench.ledger.importCarried(bad) else { throw BenchFault("no poison") }
        }
        await bench.ledger.close()
        let began = ContinuousClock.now
        let words = try Command.run(
            [kakou, "queue", "sync", "--json", "--data-dir", site.deviceDirectory], anyStatus: true
        ).trimmed
        let seconds = (ContinuousClock.now - began).milliseconds / 1e3
        // Rows whose person nobody judged would cost the service less than a gate's do.
        let judged = try site.passes(of: "00")
        return (seconds, "\(words), \(judged) judged")
    }
}
