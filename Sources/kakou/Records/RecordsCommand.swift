internal import ArgumentParser

/// `kakou records ...`: the scans that this device's ledger holds.
struct RecordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "The scans on this device: export.", subcommands: [RecordsExportCommand.self])
}
