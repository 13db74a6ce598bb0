internal import ArgumentParser
internal import HealthCode
internal import HealthCodeService

/// `kakou passes list`: every pass record that a service holds.
struct PassesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "passes", abstract: "The pass records of a service.", subcommands: [List.self])

    /// `kakou passes list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Every pass record held, oldest first; names nobody.")

        @OptionGroup var common: CommonOptions

        @Flag(help: "Print a JSON array.")
        var json = false

        func run() throws {
            let setting = try Setting(common)
            try setting.administer { administration in
                var array = ArrayOutput()
                try administration.forEachPass { pass in
                    if json {
                        array.add(pass.json)
                    } else {
                        Output.line(
                            PlainText.visible(
                                "\(pass.scannedAt.c14) \(pass.gateId ?? "-") \(pass.custNum) \(pass.errorCode) "
                                    + "\(pass.healthStatus ?? "-")\(pass.alert ? " ALERT" : "") \(pass.requestId)"))
                    }
                }
                if json { array.end() }
            }
        }
    }
}
