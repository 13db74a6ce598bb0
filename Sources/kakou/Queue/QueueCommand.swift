internal import ArgumentParser

/// `kakou queue ...`: what this device still has to bring to the service.
struct QueueCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "What waits on this device: list, upload, carry by hand.",
        subcommands: [
            QueueListCommand.self, QueueSyncCommand.self, QueueExportCommand.self, QueueImportCommand.self,
        ])
}
