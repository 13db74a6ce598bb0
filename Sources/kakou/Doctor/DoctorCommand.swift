internal import ArgumentParser
internal import Checkpoint
internal import Console
internal import Glibc
internal import HealthCode
internal import HealthCodeAPI
internal import HealthCodeClient
internal import Ledger
internal import Terminal

/// `kakou doctor`: what this machine, its terminal and its service look like to kakou.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check locale, terminal, glyphs, files, clock, trust and service.",
        discussion: """
            Exit status 0 where nothing is bad, 22 where something is. Prints nothing personal. With --test-sheet it writes \
            the scanner's test code instead, to be scanned on the console's F8.
            """)

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print a JSON array.")
    var json = false

    @Option(name: .customLong("test-sheet"), help: "Write the scanner's test code to a file ending in .png or .txt.")
    var testSheet: String?

    func validate() throws {
        guard let testSheet, TestSheetFile(testSheet) == nil else { return }
        throw ValidationError("--test-sheet takes a file ending in .png or .txt")
    }

    func run() throws {
        let setting = try Setting(common)
        if let file = testSheet.flatMap({ TestSheetFile($0) }) { return try file.write(setting.language) }
        let options = setting.terminalOptions
        let doctor = Doctor(directory: setting.deviceDirectory, options: options, terminal: setting.found(options))
        var findings = doctor.near() + DeviceLines.look(setting.configuration)
        findings += try waiting { await Self.far(doctor, setting) }
        findings = [Finding]().updated(by: findings)
        if json {
            var array = ArrayOutput()
            for finding in findings { array.add(JSON.object(finding.json).text) }
            array.end()
        } else {
            for finding in findings { finding.lines(setting.language).forEach(Output.line) }
            if isatty(STDOUT_FILENO) == 1, case .success(let terminal) = doctor.terminal {
                GlyphSheet.rows(columns: 76, glyphs: terminal.glyphs).forEach(Output.line)
            }
        }
        if findings.contains(where: { $0.state == .bad }) { throw ExitCode(CommandStatus.error.rawValue) }
    }

    /// The device's own client for a few questions; a device that is not enrolled has no ledger to look into.
    private static func far(_ doctor: Doctor, _ setting: Setting) async -> [Finding] {
        let device: Device
        do throws(DeviceFault) { device = try DeviceDirectory.load(setting.deviceDirectory) } catch {
            return [ServiceDoctor.enrolment(error)]
        }
        let transport = Transport.live(
            device.service, trustRoots: device.tlsRootsPath,
            connectMilliseconds: Int64(setting.configuration.connectMilliseconds))
        let client = HealthCodeClient(device, transport: transport)
        let ledger = setting.ledger
        let findings = await doctor.far(.success(client), ledger)
        await client.close()
        await ledger.close()
        return findings
    }
}
