internal import ArgumentParser
internal import HealthCode
internal import HealthCodeAPI

/// `kakou doctor`: what this machine, its terminal and its service look like to kakou.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check locale, terminal, glyphs, files, clock, trust and service.",
        discussion: "Exit status 0 where nothing is bad, 22 where something is. Prints nothing personal.")

    @OptionGroup var common: CommonOptions

    @Flag(help: "Print a JSON array.")
    var json = false

    func run() throws {
        let setting = try Setting(common)
        var findings = MachineDoctor.findings(setting) + ScreenDoctor.findings(setting)
        findings += try waiting { await ServiceDoctor.findings(setting) }
        if json {
            var array = ArrayOutput()
            for finding in findings { array.add(JSON.object(finding.json).text) }
            array.end()
        } else {
            for finding in findings { Output.line(finding.line(setting.language)) }
            if let sheet = ScreenDoctor.glyphSheet(setting) { Output.text(sheet) }
        }
        if findings.contains(where: { $0.state == .bad }) { throw ExitCode(CommandStatus.error.rawValue) }
    }
}
