import ArgumentParser
import Checkpoint
import Glibc
import HealthCode
import Ledger

/// T6: a ledger of very many scans: how soon its list opens, pages at random places, each filter, a search through what is
/// sealed, memory; pages beside the same rows by SQLite's C API in the same run.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "T6: a list of a million scans: open, pages, filters, search, memory.")

    @Option(help: "Scans in the ledger.") var rows = 1_000_000
    @Option(help: "Pages at random places.") var pages = 500
    /// Fills this directory and ends: in a process of its own, so that its memory is not counted.
    @Option(help: .hidden) var fill: String?
    @Flag(help: .hidden) var settled = false

    /// Rows that the console reads at once.
    private static let page = 100

    func run() async throws {
        if let fill { return try await RecordFill.run(fill, rows, areSettled: settled) }
        let directory = try TemporaryDirectory("records")
        defer { directory.remove() }
        let path = try directory.make("ledger")
        let filling = ContinuousClock.now
        _ = try Command.run(["/proc/self/exe", "records", "--rows", "\(rows)", "--fill", path])
        print("\(rows) scans of 14 days, put in \(((ContinuousClock.now - filling).milliseconds / 1e3).fixed(1)) s")

        let bench = BenchLedger(path)
        let began = ContinuousClock.now
        _ = try await ask(bench, RecordQuery(limit: Self.page))
        print("T6 a closed ledger's first page: \((ContinuousClock.now - began).milliseconds.fixed(1)) ms (goal 100)")
        await bench.ledger.close()

        let open = BenchLedger(path)
        guard case .success = await open.ledger.open() else { throw BenchFault("the ledger does not open") }
        let (first, _) = try await ask(open, RecordQuery(limit: Self.page))
        print("T6 open, the ledger being in use: \(first.fixed(1)) ms (goal 100)")
        try await measurePages(open, path)
        try await measureFilters(open)
        try await measureSearch(open)
        let day = Instant.start(ofDay: Int(Instant(milliseconds: RecordFill.end).day) - 3)
        let asked = ContinuousClock.now
        guard case .success(let statistics) = await open.ledger.statistics(ofDay: day) else {
            throw BenchFault("no day")
        }
        print(
            "F7 a day of \(statistics.total) scans by hour and result: \((ContinuousClock.now - asked).milliseconds.fixed(2)) ms"
        )
        print("T6 RSS of this process: \((Double(ProcessFacts.residentKiB(of: getpid())) / 1_024).fixed(1)) MiB")
        await open.ledger.close()
    }

    private func ask(_ bench: BenchLedger, _ query: RecordQuery) async throws -> (Double, RecordPage) {
        let began = ContinuousClock.now
        guard case .success(let page) = await bench.ledger.records(query) else { throw BenchFault("no answer") }
        return ((ContinuousClock.now - began).milliseconds, page)
    }

    private func measurePages(_ bench: BenchLedger, _ path: String) async throws {
        let raw = try RawPages(path)
        var (ledger, bound) = (Samples(), Samples())
        for index in 0..<pages {
            // The same places for both, each reading them first every other time.
            let seq = Int64(index &* 7_919_717 % max(1, rows - Self.page) + Self.page)
            for turn in 0..<2 {
                if (turn + index) % 2 == 0 {
                    let (time, page) = try await ask(bench, RecordQuery(start: .before(seq), limit: Self.page))
                    guard page.entries.first?.seq == seq - 1 else {
                        throw BenchFault("not the page that was asked for")
                    }
                    ledger.add(time)
                } else {
                    let began = ContinuousClock.now
                    guard raw.page(before: seq, limit: Self.page) > 0 else { throw BenchFault("an empty page") }
                    bound.add((ContinuousClock.now - began).milliseconds)
                }
            }
        }
        var table = Table(["a page of \(Self.page), random places", "p50 ms", "p99 ms", "of raw p50", "goal p99"])
        table.add([
            "kakou ledger, opened and masked", ledger.median.fixed(2), ledger.quantile(0.99).fixed(2),
            (ledger.median / bound.median).fixed(1), "16",
        ])
        table.add(["SQLite's C API, the same rows", bound.median.fixed(2), bound.quantile(0.99).fixed(2), "1.0", "-"])
        print(table.text)
    }

    private func measureFilters(_ bench: BenchLedger) async throws {
        let end = Instant(milliseconds: RecordFill.end)
        let hour = end.adding(milliseconds: -5 * 86_400_000)
        let documents = [try DocumentNumber(.residentID, RecordFill.number)]
        let filters: [(String, RecordFilter)] = [
            ("grade:red", RecordFilter(outcome: .verdict(.stop))),
            ("grade:green", RecordFilter(outcome: .verdict(.pass))),
            ("grade:unverified", RecordFilter(outcome: .unverified)), ("act:held", RecordFilter(decision: .held)),
            ("act:none", RecordFilter(decision: GateDecision.none)),
            ("op:", RecordFilter(operatorRef: RecordFill.operators[1])),
            ("op: of nobody", RecordFilter(operatorRef: "nobody")),
            ("an hour five days ago", RecordFilter(from: hour, until: hour.adding(milliseconds: 3_600_000))),
            ("no:, five scans", RecordFilter(documents: documents)),
            (
                "grade:red op: in an hour",
                RecordFilter(
                    outcome: .verdict(.stop), operatorRef: RecordFill.operators[0], from: hour,
                    until: hour.adding(milliseconds: 3_600_000))
            ),
            ("grade:red act:admitted, none there", RecordFilter(outcome: .verdict(.stop), decision: .admitted)),
        ]
        var table = Table(["filter", "first answer ms", "rows in it", "first page ms", "rows in it", "goal"])
        var slowest = 0.0
        for (name, filter) in filters {
            var times = Samples()
            var whole = Samples()
            var rows = (0, 0)
            for _ in 0..<5 {
                let began = ContinuousClock.now
                var (time, page) = try await ask(bench, RecordQuery(filter, limit: Self.page))
                times.add(time)
                rows = (page.entries.count, page.entries.count)
                while rows.1 < Self.page, let next = page.next {
                    (_, page) = try await ask(bench, RecordQuery(filter, start: next, limit: Self.page))
                    rows.1 += page.entries.count
                }
                whole.add((ContinuousClock.now - began).milliseconds)
            }
            slowest = max(slowest, whole.quantile(1))
            table.add([name, times.quantile(1).fixed(2), "\(rows.0)", whole.quantile(1).fixed(2), "\(rows.1)", "100"])
        }
        print(table.text)
        print("T6 first page of any filter: at most \(slowest.fixed(1)) ms (goal 100)")
    }

    /// A word that stands in ten rows of a million: everything has to be opened.
    private func measureSearch(_ bench: BenchLedger) async throws {
        let filter = RecordFilter(words: [RecordFill.rareWord])
        let began = ContinuousClock.now
        var answers = Samples()
        var found = 0
        var next: RecordQuery.Start? = .newest
        while let start = next {
            let (time, page) = try await ask(bench, RecordQuery(filter, start: start, limit: Self.page))
            answers.add(time)
            found += page.entries.count
            next = page.next
        }
        let seconds = (ContinuousClock.now - began).milliseconds / 1e3
        print(
            "T6 by text: first progress \((answers.values.first ?? .nan).fixed(1)) ms (goal 100), then every"
                + " \(answers.median.fixed(1)) ms, p99 \(answers.quantile(0.99).fixed(1)) ms; all \(rows) rows in \(seconds.fixed(1)) s,"
                + " \(found) found, \((Double(rows) / seconds).fixed(0)) rows a second")
    }
}
