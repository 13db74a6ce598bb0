import ArgumentParser
import Checkpoint
import Glibc
import Ledger

/// Q4: a scan on the disk, one by one and grouped, beside the C API with the same rows and beside other projects' queues.
struct EnqueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enqueue",
        abstract: "Q4: durable scans a second beside raw SQLite with the same rows, persist-queue and litequeue.",
        discussion: """
            A ledger's scan and a raw one go in turn, so that both meet the disk in the same state. The raw one is written by
            the caller itself; the ledger's is written by the ledger's own thread, as for a console, which is woken for it
            and wakes the caller. Rates are means; a share of raw is the median of the rounds' shares.
            """)

    @Option(help: "Scans of a round, one by one, a ledger's and a raw one in turn.") var scans = 500
    @Option(help: "Rounds of each.") var rounds = 8
    @Option(help: "Scans of the grouped run.") var grouped = 20_000
    @Option(help: "Seconds of the run at 10 scans a second.") var seconds = 10
    @Option(help: "Where the databases are: the disk that is measured.") var directory = "/tmp"
    @Option(help: "A python3 that has assets/peers/requirements.txt; empty leaves the peers out.") var python = ""
    @Option(help: "The peers' script.") var script = "assets/peers/queue_peers.py"

    func run() async throws {
        let directory = try TemporaryDirectory("enqueue", in: directory)
        defer { directory.remove() }
        let fsync = try Fsync.measure(in: directory.path)
        var raw = Way("raw SQLite, the same rows")
        var ledger = Way("kakou ledger")
        let all = try BenchLedger.scans(0..<scans)
        let source = try await opened("source", in: directory)
        _ = try await source.oneByOne(all)
        await source.ledger.close()
        var tables: [String] = []
        for round in 0..<rounds {
            let pairs = try await pairs(all, "\(round)", rowsOf: source.path, in: directory)
            tables = try await pairs.run()
            raw.add(pairs.raw)
            ledger.add(pairs.own, beside: pairs.raw)
        }
        let many = try await opened("grouped", in: directory)
        let groupedRate = try await many.grouped(0..<grouped, tasks: 256)
        await many.ledger.close()
        let groupedBound = try await rawGroups(opened("raw-grouped", in: directory), rowsOf: many.path)
        let paced = try await paced(opened("paced", in: directory))

        var table = Table(["one by one, durable", "a second", "of raw", "p50 ms", "p99 ms", "CPU us"])
        let bound = raw.samples.perSecond
        for way in [raw, ledger] { table.add(way.cells) }
        for peer in try peers(directory) {
            table.add([
                "\(peer.name) (\(peer.synchronous))", peer.perSecond.fixed(0), (peer.perSecond / bound).fixed(2),
                peer.p50.fixed(2), peer.p99.fixed(2), "-",
            ])
        }
        print(table.text)
        print(
            "the disk: fsync p50 \(fsync.median.fixed(2)) ms, p95 \(fsync.quantile(0.95).fixed(2)) ms; a scan beyond raw:"
                + " p50 \(((ledger.samples.median - raw.samples.median) * 1e3).fixed(0)) us,"
                + " processor \(((ledger.processor - raw.processor) * 1e6).fixed(0)) us")
        print("rows of a scan in: \(tables.sorted().joined(separator: ", "))")
        print(
            "Q4 grouped, 256 at once: \(groupedRate.fixed(0)) a second; raw SQLite, 256 a transaction:"
                + " \(groupedBound.fixed(0)), of raw \((groupedRate / groupedBound).fixed(2))")
        print("Q4 at 10 a second: p50 \(paced.median.fixed(2)) ms, p99 \(paced.quantile(0.99).fixed(2)) ms")
    }

    /// One way to enqueue, over all rounds.
    private struct Way {
        let name: String
        private(set) var samples = Samples()
        /// The rate of each round as a share of the raw rate of the same round.
        private var shares = Samples()
        private var seconds = 0.0

        init(_ name: String) { self.name = name }

        mutating func add(_ side: ScanPairs.Side, beside bound: ScanPairs.Side? = nil) {
            for value in side.samples.values { samples.add(value) }
            shares.add(side.samples.perSecond / (bound ?? side).samples.perSecond)
            seconds += side.seconds
        }

        /// Seconds of the processor a scan.
        var processor: Double { seconds / Double(samples.count) }

        var cells: [String] {
            [
                name, samples.perSecond.fixed(0), shares.median.fixed(2), samples.median.fixed(2),
                samples.quantile(0.99).fixed(2), (processor * 1e6).fixed(0),
            ]
        }
    }

    private func pairs(
        _ scans: [Scan], _ name: String, rowsOf source: String, in directory: TemporaryDirectory
    ) async throws -> ScanPairs {
        let empty = try await opened("raw-" + name, in: directory)
        await empty.ledger.close()
        return ScanPairs(
            scans, ledger: try await opened(name, in: directory), raw: try RawQueue(empty.path, rowsOf: source))
    }

    /// A ledger that is open: a console opens its own at its start, not with a scan.
    private func opened(_ name: String, in directory: TemporaryDirectory) async throws -> BenchLedger {
        let bench = BenchLedger(try directory.make(name))
        if case .failure(let failure) = await bench.ledger.open() { throw BenchFault("\(failure)") }
        return bench
    }

    private func rawGroups(_ empty: BenchLedger, rowsOf source: String) async throws -> Double {
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

    init(_ name: String, in parent: String = "/tmp") throws {
        var template = Array("\(parent)/kakou-\(name)-XXXXXX".utf8CString)
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
