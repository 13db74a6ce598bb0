internal import ArgumentParser

/// `kakou`: the console unless a command says otherwise.
struct Kakou: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kakou",
        abstract: "Health-code checkpoint console and service after GB/T 38963-2020. 卡口健康码核验终端与服务。",
        discussion: """
            Without a command the console starts. `kakou demo` shows everything with sample people and no set-up.

            Exit status: 0 done or pass, 10 re-check, 11 stop or contact, 12 any other judgement, 20 recorded and not \
            verified, 21 not recorded, 22 time-out or error, 64 usage, 74 standard output closed, 78 configuration.
            """,
        version: Version.text,
        subcommands: [
            ConsoleCommand.self, DemoCommand.self, VerifyCommand.self, EnrollCommand.self, CodeCommand.self,
            ServeCommand.self, ServiceKeyCommand.self, DeviceCommand.self, PeopleCommand.self, PassesCommand.self,
            QueueCommand.self, RecordsCommand.self, AuditCommand.self, ConfigCommand.self, ExplainCommand.self,
            DoctorCommand.self,
            ManualCommand.self,
        ],
        defaultSubcommand: ConsoleCommand.self)
}

/// The version of this program.
enum Version {
    static let text = "0.1.0"
}
