import Glibc

/// T2 online and T3: from the last key of a scan to the verdict on the screen, and what that costs in octets.
struct ScanBench {
    let site: BenchSite
    let subject: TerminalSubject
    let scans: Int

    func run() throws {
        let people = try site.people().filter { $0.grade == "00" }
        guard people.count >= scans else { throw BenchFault("only \(people.count) green sample people") }
        let child = try PtyChild(subject.command)
        defer { child.kill() }
        _ = child.read(quiet: .milliseconds(500), limit: .seconds(5))
        var latency = Samples()
        var octets = Samples()
        var unseen = 0
        for person in people.prefix(scans) {
            let code = try site.code(for: person)
            try child.type(code)
            let typed = child.read(quiet: .milliseconds(60), limit: .seconds(1))
            let pressed = ContinuousClock.now
            try child.type("\r")
            let answer = child.read(quiet: .milliseconds(250), limit: .seconds(4)) {
                $0.octets.contains(sequence: "PASS")
            }
            guard answer.octets.contains(sequence: "PASS"), let last = answer.last else {
                unseen += 1
                continue
            }
            let rest = child.read(quiet: .milliseconds(40), limit: .seconds(1))
            latency.add((last - pressed).milliseconds)
            octets.add(Double(typed.octets.count + answer.octets.count + rest.octets.count))
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
