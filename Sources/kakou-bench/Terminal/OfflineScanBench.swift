import Glibc
import HealthCode

/// T2 offline, Q12 and T4: from the last key of a scan to the words that it is recorded, the commit included, and that no scan
/// of a flood is dropped or merged. The service is not there.
struct OfflineScanBench {
    let site: BenchSite
    let subject: TerminalSubject
    let scans: Int
    /// The commit of this run's disk.
    let fsync: Samples
    let transcript: Transcript

    func run() throws {
        let child = try PtyChild(subject.command)
        defer { child.kill() }
        // Time for the probes to find out, so that no scan waits for a connection.
        _ = child.read(quiet: .seconds(3), limit: .seconds(6)) { $0.octets.contains(sequence: "OFFLINE") }
        _ = child.read(quiet: .milliseconds(300), limit: .seconds(2))
        var latency = Samples()
        var unseen = 0
        for number in 0..<scans {
            let end = ["\r", "\n", "\t", "\u{3}"][number % 4]
            // Words that stand already are not painted again, so the screen is cleared first.
            try child.type("\u{1B}")
            _ = child.read(quiet: .milliseconds(120), limit: .milliseconds(400))
            try child.type(Self.code(number))
            let pressed = ContinuousClock.now
            try child.type(end)
            let answer = child.read(quiet: .seconds(2), limit: .seconds(2)) {
                $0.octets.contains(sequence: "RECORDED")
            }
            guard answer.octets.contains(sequence: "RECORDED"), let last = answer.last else {
                unseen += 1
                continue
            }
            latency.add((last - pressed).milliseconds)
            _ = child.read(quiet: .milliseconds(60), limit: .milliseconds(300))
        }
        transcript.say(
            "T2 scan to recorded, offline: p50 \(latency.median.fixed(1)) ms, p95 \(latency.quantile(0.95).fixed(1)) ms,"
                + " p99 \(latency.quantile(0.99).fixed(1)) ms; fsync p95 \(fsync.quantile(0.95).fixed(2)) ms;"
                + " \(latency.count) verdicts seen, \(unseen) not")
        try flood(child)
        try burst(child, of: 1_000)
    }

    /// A flood with a gap of 0 ms, and one paste; the ledger counts.
    private func flood(_ child: PtyChild) throws {
        for number in scans..<2 * scans { try child.type(Self.code(number) + ["\r", "\n", "\t", "\u{3}"][number % 4]) }
        _ = child.read(quiet: .seconds(2), limit: .seconds(60))
        try child.type("\u{1B}[200~")
        for number in 2 * scans..<3 * scans { try child.type(Self.code(number) + "\r") }
        try child.type("\u{1B}[201~")
        _ = child.read(quiet: .seconds(2), limit: .seconds(60))
        let rows = try rows()
        transcript.say("Q12 \(3 * scans) scans, one by one, in a flood and in one paste: \(rows) rows in the ledger")
    }

    /// T4: so many scans in one burst, no pause between their letters: what the ledger holds of them, and the frames that
    /// were painted until all had their verdict.
    private func burst(_ child: PtyChild, of count: Int) throws {
        let before = try rows()
        let text = (3 * scans..<3 * scans + count).map { Self.code($0) + "\r" }.joined()
        let began = ContinuousClock.now
        let frames = try child.pour(text, quiet: .seconds(2))
        let took = frames.last.map { ($0 - began).milliseconds / 1e3 } ?? 0
        let most = frames.map { first in frames.count { $0 >= first && $0 - first < .seconds(1) } }.max() ?? 0
        transcript.say(
            "T4 \(count) scans in one burst: \(try rows() - before) rows in the ledger after \(took.fixed(1)) s,"
                + " \(frames.count) frames painted, at most \(most) in a second")
    }

    private func rows() throws -> Int {
        let list = try Command.run([site.kakou, "queue", "list", "--json", "--data-dir", site.deviceDirectory])
        return list.split(separator: "requestId").count - 1
    }

    /// A code of its own for each number, of an issuer that nobody knows: nothing here can judge it.
    private static func code(_ number: Int) -> String {
        CodeContent(
            flags: [], division: 330_100,
            codeId: Array(repeating: 9, count: 8) + (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) },
            issuedAt: UInt32(clamping: time(nil) - 5), life: 86_400, grade: .low, keyId: 0xFFFE,
            signature: Array(repeating: 7, count: 64)
        ).text
    }
}
