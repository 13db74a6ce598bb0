import ArgumentParser
import Glibc
import Ledger

/// Q4: a scan on the disk, one by one and grouped, beside the C API with the same rows and beside other projects' queues.
struct EnqueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enqueue",
        abstract: "Q4: durable scans a second beside raw SQLite with the same rows, persist-queue and litequeue.")

    @Option(help: "Scans of a round, one by one; four rounds, the ledger's and raw ones in turn.") var scans = 2_000
    @Option(help: "Scans of the grouped run.") var grouped = 20_000
    @Option(help: "Seconds of the run at 10 scans a second.") var seconds = 10
    @Option(help: "A python3 that has assets/peers/requirements.txt; empty leaves the peers out.") var python = ""
    @Option(help: "The peers' script.") var script = "assets/peers/queue_peers.py"

    func run() async throws {
        let directory = try TemporaryDirectory("enqueue")
        defer { directory.remove() }
        var ledger = Samples()
        var raw = Samples()
        var tables: [String] = []
        var processor = (ledger: 0.0, raw: 0.0)
        for round in 0..<2 {
            let bench = BenchLedger(try directory.make("ledger-\(round)"))
            let all = try BenchLedger.scans(0..<scans)
            var before = ProcessFacts.ownSeconds
            for value in try await bench.oneByOne(all).values { ledger.add(value) }
            processor.ledger += ProcessFacts.ownSeconds - before
            await bench.ledger.close()
            let empty = BenchLedger(try directory.make("raw-\(round)"))
            if case .failure(let failure) = await empty.ledger.open() { throw BenchFault("\(failure)") }
            await empty.ledger.close()
            let queue = try RawQueue(empty.path, rowsOf: bench.path)
            tables = queue.tableNames
            before = ProcessFacts.ownSeconds
            for _ in 0..<queue.count {
                let began = ContinuousClock.now
                try queue.put()
                raw.add((ContinuousClock.now - began).milliseconds)
            }
            processor.raw += ProcessFacts.ownSeconds - before
        }
        let many = BenchLedger(try directory.make("grouped"))
        let groupedRate = try await many.grouped(0..<grouped, tasks: 256)
        await many.ledger.close()
        let groupedBound = try await rawGroups(BenchLedger(try directory.make("raw-grouped")), rowsOf: many.path)
        let paced = try await paced(BenchLedger(try directory.make("paced")))

        let microseconds = (
            ledger: processor.ledger / Double(ledger.count) * 1e6, raw: processor.raw / Double(raw.count) * 1e6
        )
        var table = Table(["one by one, durable", "a second", "of raw", "p50 ms", "p99 ms", "CPU us"])
        let bound = raw.perSecond
        table.add([
            "raw SQLite, the same rows", bound.fixed(0), "1.00", raw.median.fixed(2), raw.quantile(0.99).fixed(2),
            microseconds.raw.fixed(0),
        ])
        table.add([
            "kakou ledger", ledger.perSecond.fixed(0), (ledger.perSecond / bound).fixed(2), ledger.median.fixed(2),
            ledger.quantile(0.99).fixed(2), microseconds.ledger.fixed(0),
        ])
        for peer in try peers(directory) {
            table.add([
                "\(peer.name) (\(peer.synchronous))", peer.perSecond.fixed(0), (peer.perSecond / bound).fixed(2),
                peer.p50.fixed(2), peer.p99.fixed(2), "-",
            ])
        }
        print(table.text)
        print("rows of a scan in: \(tables.sorted().joined(separator: ", "))")
        print(
            "Q4 grouped, 256 at once: \(groupedRate.fixed(0)) a second; raw SQLite, 256 a transaction:"
                + " \(groupedBound.fixed(0)), of raw \((groupedRate / groupedBound).fixed(2))")
        print("Q4 at 10 a second: p50 \(paced.median.fixed(2)) ms, p99 \(paced.quantile(0.99).fixed(2)) ms")
    }

    private func rawGroups(_ empty: BenchLedger, rowsOf source: String) async throws -> Double {
        if case .failure(let failure) = await empty.ledger.open() { throw BenchFault("\(failure)") }
        await empty.ledger.close()
        let queue = try RawQueue(empty.path, rowsOf: source)
        let began = ContinuousClock.now
        for _ in 0..<queue.count / 256 { try queue.put(256) }
        return Double(queue.count / 256 * 256) / ((ContinuousClock.now - began).milliseconds / 1e3)
    }

    private func paced(_ bench: BenchLedger) async throws -> Samples {
        var samples = Samples()
        for number in 0..<seconds * 10 {
            try await Task.sleep(for: .milliseconds(100))
            for value in try await bench.oneByOne(number..<number + 1).values { samples.add(value) }
        }
        return samples
    }

    private func peers(_ directory: TemporaryDirectory) throws -> [QueuePeer] {
        guard !python.isEmpty else { return [] }
        return QueuePeer.measure(
            python: python, script: script, directory: try directory.make("peers"), seconds: 3, octets: 600)
    }
}

/// A directory that goes with the benchmark.
struct TemporaryDirectory {
    let path: String

    init(_ name: String) throws {
        var template = Array("/tmp/kakou-\(name)-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw BenchFault("no temporary directory: errno \(errno)") }
        path = String(cString: made)
    }

    /// A directory in it, for its owner alone.
    func make(_ name: String) throws -> String {
        let inner = path + "/" + name
        guard mkdir(inner, 0o700) == 0 else { throw BenchFault("\(inner): errno \(errno)") }
        return inner
    }

    func remove() { _ = try? Command.run(["rm", "-rf", path]) }
}
