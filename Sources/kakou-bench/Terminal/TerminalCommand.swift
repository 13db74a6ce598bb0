import ArgumentParser

/// T1 to T6 of the console, beside htop, tig, less and vim in the same run.
struct TerminalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminal",
        abstract: "Start-up, key latency, octets and memory of the console beside htop, tig, less and vim.")

    @Option(help: "The kakou to measure.") var kakou = "kakou"
    @Option(help: "Starts a program.") var starts = 21
    @Option(help: "Keys pressed a program.") var keys = 200
    @Option(help: "Scans through the console.") var scans = 60
    @Option(help: "Seconds of idleness a program.") var idle = 5
    @Option(help: "Records of a second ledger, for the start and for T6; 0 for none.") var records = 0
    @Option(help: "A file of thresholds; a figure out of its bounds ends the run with an error.") var check: String?

    func run() throws {
        let site = try BenchSite(kakou: kakou, people: 400)
        defer { site.close() }
        try site.enrol()
        let subject = TerminalSubject(
            name: "kakou", command: [kakou, "--lang", "en", "--data-dir", site.deviceDirectory], keys: ("1", "\u{7F}"),
            lastWords: "F10")
        let text = site.directory + "/text"
        try site.write((1...2_000).map { "line \($0) of a text to page through" }.joined(separator: "\n"), to: text)
        let repository = try site.repository()

        var table = Table([
            "program", "T1 start ms", "p95", "frame B", "T2 key p50 ms", "p95", "B/key", "idle B/s", "idle CPU %",
            "T5 RSS KiB",
        ])
        let programs = [subject] + TerminalSubject.peers(text: text, repository: repository)
        let many = records > 0 ? try subjectWithRecords(site) : nil
        let figures = try TerminalFigures.measure(
            programs + (many.map { [$0] } ?? []), starts: starts, keys: keys, idle: .seconds(idle))
        for (program, figures) in zip(programs, figures) {
            table.add([
                program.name, figures.start.median.fixed(1), figures.start.quantile(0.95).fixed(1),
                figures.firstFrameOctets.median.fixed(0), figures.key.median.fixed(2),
                figures.key.quantile(0.95).fixed(2), figures.keyOctets.median.fixed(0),
                figures.idleOctetsPerSecond.fixed(1), figures.idleCPUPercent.fixed(1), "\(figures.residentKiB)",
            ])
        }
        let transcript = Transcript()
        transcript.say(table.text)
        if many != nil, let own = figures.first, let full = figures.last {
            let ratio = full.start.median / own.start.median
            transcript.say(
                "T1 with \(records) records: \(full.start.median.fixed(1)) ms, \(ratio.fixed(2)) of an empty ledger's;"
                    + " T5 RSS \(full.residentKiB) KiB")
        }
        let fsync = try Fsync.measure(in: site.directory)
        try ScanBench(site: site, subject: subject, scans: scans, fsync: fsync, transcript: transcript).run()
        site.stopService()
        try OfflineScanBench(site: site, subject: subject, scans: scans, fsync: fsync, transcript: transcript).run()
        if records > 0 {
            transcript.say(try Command.run(["/proc/self/exe", "records", "--rows", "\(records)"]))
        }
        if let check { try transcript.check("terminal", against: check) }
    }

    /// The console over a ledger of many records, filled by a process of its own.
    private func subjectWithRecords(_ site: BenchSite) throws -> TerminalSubject {
        let directory = site.directory + "/many"
        _ = try Command.run([kakou, "enroll", site.url, try site.token(), "--data-dir", directory])
        _ = try Command.run(["/proc/self/exe", "records", "--rows", "\(records)", "--settled", "--fill", directory])
        return TerminalSubject(
            name: "kakou", command: [kakou, "--lang", "en", "--data-dir", directory], keys: ("1", "\u{7F}"),
            lastWords: "F10")
    }
}
