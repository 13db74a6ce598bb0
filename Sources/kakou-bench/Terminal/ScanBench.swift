import Glibc

/// T2 online and T3: from the last key of a scan to the verdict on the screen, and what that costs in octets.
struct ScanBench {
    let site: BenchSite
    let subject: TerminalSubject
    let scans: Int
    /// The commit of this run's disk.
    let fsync: Samples
    let transcript: Transcript

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
            try child.type(code)
            let pressed = ContinuousClock.now
            try child.type("\r")
            let answer = child.read(quiet: .seconds(4), limit: .seconds(4)) {
                $0.octets.contains(sequence: word)
            }
            guard answer.octets.contains(sequence: word), let last = answer.last else {
                unseen += 1
                continue
            }
            // Ten people a second are more than any gate has, and no scan pays for the pictures of those before it.
            let rest = child.read(quiet: .milliseconds(90), limit: .seconds(1))
            latency.add((last - pressed).milliseconds)
            octets.add(Double(answer.octets.count + rest.octets.count))
        }
        transcript.say("")
        transcript.say(
            "T2 scan to verdict online: p50 \(latency.median.fixed(1)) ms, p95 \(latency.quantile(0.95).fixed(1)) ms,"
                + " \(latency.count) verdicts seen, \(unseen) not")
        transcript.say(
            "T3 a whole verdict change: median \(octets.median.fixed(0)) B, p95 \(octets.quantile(0.95).fixed(0)) B")
        let service = try serviceTime()
        transcript.say(
            "T2 online, the parts: service p95 \(service.quantile(0.95).fixed(1)) ms + fsync p95"
                + " \(fsync.quantile(0.95).fixed(2)) ms + 5 ms ="
                + " \((service.quantile(0.95) + fsync.quantile(0.95) + 5).fixed(1)) ms; the scan's p95"
                + " \(latency.quantile(0.95).fixed(1)) ms")
        // The verdict clears 10 s after it came, which is a change and no tick.
        let before = ProcessFacts.seconds(of: child.pid)
        var ticks = Samples()
        for _ in 0..<7 {
            let tick = child.read(quiet: .milliseconds(300), limit: .milliseconds(1_300))
            if !tick.octets.isEmpty { ticks.add(Double(tick.octets.count)) }
        }
        let share = (ProcessFacts.seconds(of: child.pid) - before) * 100 / 7
        transcript.say(
            "T3 a clock tick over a verdict: median \(ticks.median.fixed(0)) B, most \(ticks.quantile(1).fixed(0)) B,"
                + " \(share.fixed(1)) % CPU")
        transcript.say("T5 RSS after \(scans) scans: \(ProcessFacts.residentKiB(of: child.pid)) KiB")
    }

    /// How long the service takes to answer a verification that comes alone, as the client counts it: `latencyMs`.
    private func serviceTime() throws -> Samples {
        var samples = Samples()
        let people = try site.people().filter { $0.grade == "00" }.suffix(20)
        for person in people {
            let line = try Command.run([
                site.kakou, "verify", try site.code(for: person), "--json", "--data-dir", site.deviceDirectory,
            ])
            guard let tail = line.components(after: "\"latencyMs\":"), let value = Double(tail.prefix { $0.isNumber })
            else {
                continue
            }
            samples.add(value)
        }
        return samples
    }
}

extension String {
    /// What stands behind the first place of `mark`; nil where there is none.
    fileprivate func components(after mark: String) -> Substring? {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(mark) { return rest.dropFirst(mark.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
