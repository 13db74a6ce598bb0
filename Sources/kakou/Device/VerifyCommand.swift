internal import ArgumentParser
internal import Checkpoint
internal import GuoMi
internal import HealthCode
internal import HealthCodeClient
internal import Station
internal import Synchronization

/// `kakou verify CODE|-`: one scan in, one line out; turnstiles and scripts.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a code, or with - every line of standard input.",
        discussion: """
            With --json each input line gets one JSON object on one line, in the order of the lines. A line may also be \
            a name and a resident number. Every scan is on this device's disk before its line is printed, unless the \
            line says otherwise; while the service does not answer it is recorded and brought in later. Exit status: 0 pass, 10 re-check, 11 stop or contact, 12 any other \
            judgement, 20 recorded and not verified, 21 not recorded, 22 time-out or error; with - the worst.
            """)

    @OptionGroup var common: CommonOptions

    @Argument(help: "The scanned text, or - for standard input.")
    var code: String

    @Option(help: "Body temperature in degrees, such as 36.5; for a single code.")
    var temperature: String?

    @Flag(help: "Print JSON, one object a line.")
    var json = false

    @Flag(help: "Record without asking the service; queue sync brings it in later.")
    var offline = false

    @Option(name: .customLong("in-flight"), help: "How many lines of - may be under way at once, 1 to 64.")
    var inFlight = 8

    func validate() throws {
        guard (1...64).contains(inFlight) else { throw ValidationError("--in-flight takes 1 to 64") }
        guard temperature == nil || temperature.flatMap(TemperatureRule.tenths(of:)) != nil else {
            throw ValidationError("--temperature takes 35.0 to 42.0")
        }
        guard temperature == nil || code != "-" else { throw ValidationError("--temperature is for a single code") }
    }

    func run() throws {
        let setting = try Setting(common)
        do { _ = try DeviceDirectory.load(setting.deviceDirectory) } catch { throw CommandFailure(error) }
        var limits = setting.stationSettings
        // The process ends with its last line; what comes later is asked about again.
        limits.grace = .zero
        let site = setting.site(spares: code == "-" && !offline ? inFlight : 0)
        let station = site.station(limits) { _ in }
        // What the device knows of issuers and revoked codes is looked at offline too.
        if offline { try waiting { _ = await site.service.client } }
        if offline { station.force(offline: "--offline") } else if code == "-" { station.start() }
        let news = code == "-" && !offline ? NetworkNews { station.wake(.network) } : nil
        let gate = HeadlessGate(station: station, language: setting.language, affixes: setting.configuration.affixes)
        let status = code == "-" ? each(gate) : try one(gate)
        news?.stop()
        try waiting {
            await station.stop()
            await site.close()
        }
        throw ExitCode(status)
    }

    private func one(_ gate: HeadlessGate) throws -> Int32 {
        let tenths = temperature.flatMap(TemperatureRule.tenths(of:))
        let code = code
        let judged = try waiting { await gate.judge(code, kind: .typed, temperature: tenths) }
        if json { Output.json(judged.line) } else { Output.line(judged.words(gate.language)) }
        return judged.exitStatus
    }

    private func each(_ gate: HeadlessGate) -> Int32 {
        let worst = WorstStatus()
        let json = json
        let flight = InOrder<JudgedScan>(limit: inFlight) { judged in
            if json { Output.json(judged.line) } else { Output.line(judged.words(gate.language)) }
            worst.add(judged.exitStatus)
        }
        var reader = LineReader()
        while let line = reader.next() {
            flight.submit { await gate.judge(line, kind: .standardInput, temperature: nil) }
        }
        flight.finish()
        return worst.value
    }
}

/// The worst status so far: statuses are ordered by how bad they are.
final class WorstStatus: Sendable {
    private let worst = Mutex<Int32>(0)

    var value: Int32 { worst.withLock { $0 } }

    func add(_ status: Int32) { worst.withLock { $0 = max($0, status) } }
}
