import ArgumentParser
import Glibc

/// Verifications a second (I6) against the bound that `openssl speed sm2` gives on the same cores, in the same run.
struct ServiceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "service",
        abstract: "I6 a second with 1 and 64 connections as a ratio to what openssl's SM2 allows; p99; memory.")

    @Option(help: "The kakou to measure.") var kakou = "kakou"
    @Option(help: "How many people the service knows; give several for a comparison.") var people: [Int] = [1_000]
    @Option(help: "Connections; give several.") var connections: [Int] = [1, 64]
    @Option(help: "Rounds of 1,000 verifications for each number of connections.") var rounds = 5

    func run() throws {
        let cores = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        let bound = try OpenSSLBound.measure(cores: cores, seconds: 3)
        print(
            "openssl speed sm2 on \(cores) cores: \(bound.signaturesPerSecond.fixed(0)) signatures/s, "
                + "\(bound.verificationsPerSecond.fixed(0)) verifications/s;"
                + " one of each a request: at most \(bound.requestsPerSecond.fixed(0)) requests/s")
        var table = Table([
            "people", "connections", "I6/s", "of the bound", "p50 ms", "p99 ms", "time / first", "RSS MiB", "fresh",
        ])
        var costs = Table([
            "people", "connections", "CPU ms a request: service", "generator", "openssl", "cores busy", "with us",
        ])
        var first: [Int: Double] = [:]
        for count in people {
            for (lanes, run) in try measure(people: count) {
                let perSecond = run.perSecond
                let reference = first[lanes] ?? perSecond
                first[lanes] = reference
                table.add([
                    "\(count)", "\(lanes)", perSecond.fixed(0), (perSecond / bound.requestsPerSecond).fixed(2),
                    run.latency.quantile(0.5).fixed(2), run.latency.quantile(0.99).fixed(2),
                    (reference / perSecond).fixed(2), (Double(run.residentKiB) / 1_024).fixed(1),
                    "\(run.fresh)/\(run.latency.count)",
                ])
                costs.add([
                    "\(count)", "\(lanes)", run.milliseconds(run.serviceSeconds),
                    run.milliseconds(run.generatorSeconds),
                    (Double(cores) * 1e3 / bound.requestsPerSecond).fixed(3),
                    (1 - run.idleSeconds / run.seconds / Double(cores)).fixed(2),
                    ((run.serviceSeconds + run.generatorSeconds) / run.seconds / Double(cores)).fixed(2),
                ])
            }
        }
        print(table.text)
        // What explains the ratio: openssl's CPU over ours, times the share of the time that the cores were busy.
        print(costs.text)
    }

    private struct Run {
        var latency = Samples()
        var seconds = 0.0
        var fresh = 0
        var residentKiB = 0
        /// Processor time of all cores together.
        var serviceSeconds = 0.0
        var generatorSeconds = 0.0
        var idleSeconds = 0.0
        var perSecond: Double { Double(latency.count) / seconds }

        func milliseconds(_ seconds: Double) -> String { (seconds * 1e3 / Double(latency.count)).fixed(3) }
    }

    private func measure(people count: Int) throws -> [(Int, Run)] {
        let site = try BenchSite(kakou: kakou, people: 0)
        defer { site.close() }
        try site.importPeople(count)
        let visitors = site.visitors(1_000, of: count)
        let device = try BenchDevice(token: try site.token(), port: site.port)
        let codes = try device.codes(for: visitors, at: site)
        return try connections.map { lanes in
            var run = Run()
            for round in 0..<rounds {
                let serials = try device.serials(codes.count, "1", at: site)
                let bodies = try zip(codes, serials).map { code, serial in
                    try device.verification(code, serial: serial, gate: "gate-\(lanes)-\(round)")
                }
                let generator = LoadGenerator(
                    port: site.port, path: "/phi/v1/codes/verifications", connections: lanes)
                let service = ProcessFacts.seconds(of: site.pid)
                let idle = ProcessFacts.idleTicks
                let result = try generator.run(bodies)
                let second = ProcessFacts.ticksPerSecond
                run.serviceSeconds += ProcessFacts.seconds(of: site.pid) - service
                run.idleSeconds += Double(ProcessFacts.idleTicks - idle) / second
                run.generatorSeconds += result.ownSeconds
                run.seconds += result.seconds
                for value in result.latency.values { run.latency.add(value) }
                run.fresh += result.answers.count(where: BenchDevice.isFreshVerdict)
            }
            run.residentKiB = ProcessFacts.residentKiB(of: site.pid)
            return (lanes, run)
        }
    }
}
