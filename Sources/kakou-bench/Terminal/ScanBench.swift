import Glibc

/// T2 online and T3: from the last key of a scan to the verdict on the screen, and what that costs in octets.
struct ScanBench {
    let site: BenchSite
    let subject: TerminalSubject
    let scans: Int

    func run() throws {
        let people = try site.people()
        let green = people.filter { $0.grade == "00" }.prefix(scans / 2)
        let red = people.filter { $0.grade == "10" }.prefix(scans / 2)
        let visitors = zip(green, red).flatMap { [($0, "绿码 通行"), ($1, "红码 禁止")] }
        guard !visitors.isEmpty else { throw BenchFault("no sample people of both grades") }
        let child = try PtyChild(subject.command)
        defer { child.kill() }
        _ = child.read(quiet: .milliseconds(500), limit: .seconds(5))
        var latency = Samples()
        var octets = Samples()
        var unseen = 0
        for (person, word) in visitors {
            let code = try site.code(for: person)
            let pressed = ContinuousClock.now
            try child.type(code + "\r")
            let answer = child.read(quiet: .seconds(4), limit: .seconds(4)) {
                $0.octets.contains(sequence: word)
            }
            guard answer.octets.contains(sequence: word), let last = answer.last else {
                unseen += 1
                continue
            }
            let rest = child.read(quiet: .milliseconds(40), limit: .seconds(1))
            latency.add((last - pressed).milliseconds)
            octets.add(Double(answer.octets.count + rest.octets.count))
        }
        print("")
        print(
            "T2 scan to verdict online: p50 \(latency.median.fixed(1)) ms, p95 \(latency.quantile(0.95).fixed(1)) ms,"
                + " \(latency.count) verdicts seen, \(unseen) not")
        print("T3 a whole verdict change: median \(octets.median.fixed(0)) B, p95 \(octets.quantile(0.95).fixed(0)) B")
        let before = ProcessFacts.ticks(of: child.pid)
        let idle = child.read(quiet: .seconds(10), limit: .seconds(10))
        let share = Double(ProcessFacts.ticks(of: child.pid) - before) / ProcessFacts.ticksPerSecond * 10
        print("T3 idle after a verdict: \(idle.octets.count / 10) B/s, \(share.fixed(1)) % CPU")
        print("T5 RSS after \(scans) scans: \(ProcessFacts.residentKiB(of: child.pid)) KiB")
    }
}
